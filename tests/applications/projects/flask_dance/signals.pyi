"""The signals of Flask-Dance, as its documentation describes them.

``oauth_error`` is sent with other keys by OAuth 1 than by OAuth 2.
"""

from typing import Any, TypedDict

from blinker import NamedSignal as NamedSignal
from flask_dance.consumer.base import BaseOAuthConsumerBlueprint as BaseOAuthConsumerBlueprint
from requests import Response
from typing_extensions import NotRequired

class OAuthAuthorized(TypedDict):
    token: dict[str, Any]

class OAuthBeforeLogin(TypedDict):
    url: str

class OAuth1Error(TypedDict):
    message: str
    response: Response | None

class OAuth2Error(TypedDict):
    error: str
    error_description: NotRequired[str | None]
    error_uri: NotRequired[str | None]

oauth_authorized: NamedSignal[BaseOAuthConsumerBlueprint, OAuthAuthorized]
oauth_before_login: NamedSignal[BaseOAuthConsumerBlueprint, OAuthBeforeLogin]
oauth_error: NamedSignal[BaseOAuthConsumerBlueprint, OAuth1Error | OAuth2Error]
