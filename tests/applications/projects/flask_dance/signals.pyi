"""The signals of Flask-Dance, as its documentation describes them."""

from typing import Any, TypedDict

from blinker import NamedSignal as NamedSignal
from flask_dance.consumer.base import BaseOAuthConsumerBlueprint as BaseOAuthConsumerBlueprint
from typing_extensions import NotRequired

class OAuthAuthorized(TypedDict):
    token: dict[str, Any]

class OAuthBeforeLogin(TypedDict):
    url: str

class OAuthError(TypedDict):
    error: str
    error_description: NotRequired[str | None]
    error_uri: NotRequired[str | None]

oauth_authorized: NamedSignal[BaseOAuthConsumerBlueprint, OAuthAuthorized]
oauth_before_login: NamedSignal[BaseOAuthConsumerBlueprint, OAuthBeforeLogin]
oauth_error: NamedSignal[BaseOAuthConsumerBlueprint, OAuthError]
