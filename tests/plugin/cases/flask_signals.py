"""Flask's signals have types, and each of them is checked."""

from typing import TYPE_CHECKING, Any

from flask import (
    Flask,
    appcontext_popped,
    appcontext_pushed,
    appcontext_tearing_down,
    before_render_template,
    got_request_exception,
    message_flashed,
    request_finished,
    request_started,
    request_tearing_down,
    template_rendered,
)
from jinja2 import Template
from typing_extensions import Unpack

if TYPE_CHECKING:
    from flask.signals import RequestFinished

app = Flask(__name__)


@template_rendered.connect_via(app)
@before_render_template.connect
@request_started.connect
@request_finished.connect
@request_tearing_down.connect
@got_request_exception.connect
@appcontext_tearing_down.connect
@appcontext_pushed.connect
@appcontext_popped.connect
@message_flashed.connect
def log_whatever(sender: Flask, **extra: object) -> None: ...


@template_rendered.connect
# E: Receiver "log_template" of "NamedSignal[Flask, TemplateRendered]" does not accept payload key "context"  [signal-receiver]
# N: Expected signature: def log_template(sender: Flask, *, context: dict[str, Any], template: Template) -> None
def log_template(sender: Flask, template: Template) -> None: ...


@before_render_template.connect
# E: Receiver "add_to_context" of "NamedSignal[Flask, BeforeRenderTemplate]" expects type "str" for "template", but payload key "template" has type "Template"  [signal-receiver]
# N: Expected signature: def add_to_context(sender: Flask, *, context: dict[str, Any], template: Template) -> None
def add_to_context(sender: Flask, template: str, context: dict[str, Any]) -> None: ...


@request_started.connect
# E: Receiver "log_request" of "NamedSignal[Flask, RequestStarted]" requires parameter "request", which is not a payload key  [signal-receiver]
# N: Expected signature: def log_request(sender: Flask) -> None
def log_request(sender: Flask, request: object) -> None: ...


@request_finished.connect
def log_status(sender: Flask, **extra: "Unpack[RequestFinished]") -> int:
    return extra["response"].status
    # E: Incompatible return value type (got "str", expected "int")  [return-value]


@request_finished.connect
# E: Receiver "log_length" of "NamedSignal[Flask, RequestFinished]" does not accept payload key "response"  [signal-receiver]
# E: Receiver "log_length" of "NamedSignal[Flask, RequestFinished]" requires parameter "length", which is not a payload key  [signal-receiver]
# N: Expected signature: def log_length(sender: Flask, *, response: Response) -> None
def log_length(sender: Flask, length: int) -> None: ...


@request_tearing_down.connect
# E: Receiver "close" of "NamedSignal[Flask, RequestTearingDown]" does not accept payload key "exc"  [signal-receiver]
# N: Expected signature: def close(sender: Flask, *, exc: BaseException | None) -> None
def close(sender: Flask) -> None: ...


@got_request_exception.connect
# E: Receiver "report" of "NamedSignal[Flask, GotRequestException]" does not accept payload key "exception"  [signal-receiver]
# E: Receiver "report" of "NamedSignal[Flask, GotRequestException]" requires parameter "exc", which is not a payload key  [signal-receiver]
# N: Expected signature: def report(sender: Flask, *, exception: Exception) -> None
def report(sender: Flask, exc: Exception) -> None: ...


@appcontext_tearing_down.connect
# E: Receiver "roll_back" of "NamedSignal[Flask, AppcontextTearingDown]" expects type "Exception" for "exc", but payload key "exc" has type "BaseException | None"  [signal-receiver]
# N: Expected signature: def roll_back(sender: Flask, *, exc: BaseException | None) -> None
def roll_back(sender: Flask, exc: Exception) -> None: ...


@appcontext_pushed.connect
# E: Receiver "open_connection" of "NamedSignal[Flask, AppcontextPushed]" does not accept the sender as a positional argument  [signal-receiver]
# N: Expected signature: def open_connection(sender: Flask) -> None
def open_connection() -> None: ...


@appcontext_popped.connect
# E: Receiver "close_connection" of "NamedSignal[Flask, AppcontextPopped]" requires parameter "connection", which is not a payload key  [signal-receiver]
# N: Expected signature: def close_connection(app: Flask) -> None
def close_connection(app: Flask, connection: object) -> None: ...


@message_flashed.connect
# E: Receiver "log_message" of "NamedSignal[Flask, MessageFlashed]" expects a sender of type "str" for "sender", but may get "Flask"  [signal-receiver]
# N: Expected signature: def log_message(sender: Flask, *, category: str, message: str) -> None
def log_message(sender: str, message: str, category: str) -> None: ...


message_flashed.send(app, _async_wrapper=app.ensure_sync, message="Saved")
# E: Missing payload key "category" in send() of "NamedSignal[Flask, MessageFlashed]"  [signal-send]
# N: "category" has type "str"
