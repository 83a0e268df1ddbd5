"""Flask's signals: who sends them, and what they carry.

The classes of the payloads exist for type checkers only: ``if TYPE_CHECKING: from flask.signals
import TemplateRendered``.
"""

from typing import Any, TypedDict, type_check_only

from blinker import NamedSignal, Namespace as Namespace  # older programs import it from here
from flask.app import Flask
from flask.wrappers import Response
from jinja2 import Template

@type_check_only
class TemplateRendered(TypedDict):
    template: Template
    context: dict[str, Any]

@type_check_only
class BeforeRenderTemplate(TypedDict):
    template: Template
    context: dict[str, Any]

@type_check_only
class RequestStarted(TypedDict):
    """Nothing."""

@type_check_only
class RequestFinished(TypedDict):
    response: Response

@type_check_only
class RequestTearingDown(TypedDict):
    exc: BaseException | None

@type_check_only
class GotRequestException(TypedDict):
    exception: Exception

@type_check_only
class AppcontextTearingDown(TypedDict):
    exc: BaseException | None

@type_check_only
class AppcontextPushed(TypedDict):
    """Nothing."""

@type_check_only
class AppcontextPopped(TypedDict):
    """Nothing."""

@type_check_only
class MessageFlashed(TypedDict):
    message: str
    category: str

_signals: Namespace

template_rendered: NamedSignal[Flask, TemplateRendered]
before_render_template: NamedSignal[Flask, BeforeRenderTemplate]
request_started: NamedSignal[Flask, RequestStarted]
request_finished: NamedSignal[Flask, RequestFinished]
request_tearing_down: NamedSignal[Flask, RequestTearingDown]
got_request_exception: NamedSignal[Flask, GotRequestException]
appcontext_tearing_down: NamedSignal[Flask, AppcontextTearingDown]
appcontext_pushed: NamedSignal[Flask, AppcontextPushed]
appcontext_popped: NamedSignal[Flask, AppcontextPopped]
message_flashed: NamedSignal[Flask, MessageFlashed]
