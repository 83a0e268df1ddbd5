"""The signals of Flask."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import flask
from flask import (
    Flask,
    Response,
    appcontext_popped,
    appcontext_pushed,
    appcontext_tearing_down,
    before_render_template,
    got_request_exception,
    message_flashed,
    render_template_string,
    request_finished,
    request_started,
    request_tearing_down,
    template_rendered,
)
from jinja2 import Template
from typing_extensions import Unpack

if TYPE_CHECKING:
    from flask.signals import MessageFlashed, TemplateRendered


class Shop(Flask):
    city = ""


app = Flask(__name__)
shop = Shop(__name__)


@template_rendered.connect
@before_render_template.connect
def log_template(sender: Flask, template: Template, context: dict[str, Any]) -> None: ...


@request_started.connect
@appcontext_pushed.connect
@appcontext_popped.connect
def log_request(sender: Flask) -> None: ...


@request_finished.connect
def log_response(sender: Flask, response: Response) -> None: ...


@request_tearing_down.connect
@appcontext_tearing_down.connect
def close(sender: Flask, exc: BaseException | None) -> None: ...


@got_request_exception.connect
def log_exception(sender: Flask, exception: Exception) -> None: ...


@message_flashed.connect
def log_message(sender: Flask, message: str, category: str) -> None: ...


@template_rendered.connect_via(app)
@request_started.connect_via(app)
@request_finished.connect_via(app)
@request_tearing_down.connect_via(app)
@got_request_exception.connect_via(app)
@message_flashed.connect_via(app)
def count(sender: Flask, **extra: object) -> None: ...


@flask.template_rendered.connect
def unpack_template(sender: Flask, **extra: Unpack[TemplateRendered]) -> str | None:
    return extra["template"].name


@flask.signals.message_flashed.connect
def unpack_message(sender: Flask, **extra: Unpack[MessageFlashed]) -> str:
    return extra["message"]


@request_started.connect_via(shop)
def for_one_shop(sender: Shop) -> str:
    return sender.city


@contextmanager
def captured_templates(app: Flask) -> Generator[list[tuple[Template, dict[str, Any]]], None, None]:
    recorded: list[tuple[Template, dict[str, Any]]] = []

    def record(sender: Flask, template: Template, context: dict[str, Any], **extra: Any) -> None:
        recorded.append((template, context))

    with template_rendered.connected_to(record, app):
        yield recorded


@app.route("/")
def index() -> str:
    return render_template_string("Hello {{ name }}", name="Ada")


with captured_templates(app) as templates:
    assert app.test_client().get("/").text == "Hello Ada"
    assert templates[0][1]["name"] == "Ada"


@template_rendered.connect  # refused by all but mypy
def lacks_context(sender: Flask, template: Template) -> None: ...


@before_render_template.connect  # refused by all but mypy
def names_it_otherwise(sender: Flask, template: Template, variables: dict[str, Any]) -> None: ...


@request_started.connect  # refused by all but mypy
def needs_a_request(sender: Flask, request: flask.Request) -> None: ...


@request_finished.connect  # refused by all but mypy
def takes_no_response(sender: Flask) -> None: ...


@request_tearing_down.connect  # refused by all but mypy
def needs_an_exception(sender: Flask, exc: Exception) -> None: ...


@got_request_exception.connect  # refused by all but mypy
def expects_exc(sender: Flask, exc: Exception) -> None: ...


@appcontext_tearing_down.connect  # refused by all but mypy
def takes_nothing(sender: Flask) -> None: ...


@appcontext_pushed.connect  # refused by all but mypy
def needs_more(sender: Flask, context: object) -> None: ...


@appcontext_popped.connect  # refused by all
def takes_a_shop(sender: Shop) -> None: ...


@message_flashed.connect  # refused by all but mypy
def expects_a_number(sender: Flask, message: str, category: int) -> None: ...


@request_started.connect_via(app)  # refused by all
def takes_the_name(sender: str) -> None: ...


def lacks_the_message(sender: Flask, category: str) -> None: ...


with message_flashed.connected_to(lacks_the_message, app):  # refused by all but mypy
    pass

# All else that is in Flask is still there.
print(flask.app.Flask, flask.ctx.AppContext, flask.helpers.url_for, flask.json.dumps)
