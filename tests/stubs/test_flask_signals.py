"""The stubs declare what Flask sends: every send in its source is made, and looked at."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import flask
import pytest
from flask import Flask
from mypy import api
from typeguard import check_type

from tests.stubs.flask_stub import declared

SOURCE = Path(flask.__file__).parent
DECLARED = declared()


class Place(NamedTuple):
    """Where a signal is sent."""

    file: str
    line: int


class Sent(NamedTuple):
    """What a receiver was called with, and by whom."""

    signal: str
    sender: Any
    payload: dict[str, Any]
    place: Place


def sends_in_source() -> dict[Place, str]:
    """Find the sends in Flask's source, and the signal of each."""
    return {
        Place(str(path), node.lineno): node.func.value.id
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("send", "send_async")
        and isinstance(node.func.value, ast.Name)
    }


def sending_place() -> Place:
    """Return the line of Flask's source from which the calling receiver was reached."""
    frame = sys._getframe(1)
    while not Path(frame.f_code.co_filename).is_relative_to(SOURCE):
        assert frame.f_back
        frame = frame.f_back
    return Place(frame.f_code.co_filename, frame.f_lineno)


def shop() -> Flask:
    """Return an application that gives Flask reason to send all its signals."""
    app = Flask(__name__)
    app.secret_key = "for sessions"  # noqa: S105  # flashed messages are kept in one

    @app.route("/")
    def index() -> str:
        flask.flash("Welcome")
        flask.flash("This is new", "hint")
        return flask.render_template_string("Hello {{ name }}", name="Ada")

    @app.route("/stream")
    def stream() -> Iterator[str]:
        return flask.stream_template_string("Hello {{ name }}", name="Ada")

    @app.route("/broken")
    def broken() -> str:
        raise LookupError

    return app


@pytest.fixture(scope="module")
def sent() -> list[Sent]:
    """Return all that Flask sends while it serves an application."""
    found: list[Sent] = []

    def record(name: str, sender: Any, **payload: Any) -> None:
        found.append(Sent(name, sender, payload, sending_place()))

    app = shop()
    receivers = {name: partial(record, name) for name in DECLARED}
    for name, receiver in receivers.items():
        getattr(flask, name).connect(receiver, app)
    client = app.test_client()
    assert client.get("/").text == client.get("/stream").text == "Hello Ada"
    assert client.get("/broken").status_code == 500
    return found


def test_every_signal_of_flask_is_declared() -> None:
    assert len(DECLARED) == 10
    assert set(sends_in_source().values()) == DECLARED.keys()


def test_every_send_in_the_source_is_made(sent: list[Sent]) -> None:
    assert {one.place: one.signal for one in sent} == sends_in_source()


@pytest.mark.parametrize("signal", DECLARED)
def test_a_signal_is_sent_as_declared(signal: str, sent: list[Sent]) -> None:
    sender, types, _ = DECLARED[signal]
    for one in (one for one in sent if one.signal == signal):
        assert isinstance(one.sender, sender)
        assert one.payload.keys() <= types.keys()
        for key, value in one.payload.items():
            check_type(value, types[key])


@pytest.mark.parametrize("signal", DECLARED)
def test_the_required_keys_are_those_that_are_always_sent(signal: str, sent: list[Sent]) -> None:
    payloads = [one.payload.keys() for one in sent if one.signal == signal]
    assert frozenset.intersection(*map(frozenset, payloads)) == DECLARED[signal].required


@pytest.mark.parametrize("signal", ["request_tearing_down", "appcontext_tearing_down"])
def test_tearing_down_comes_with_an_exception_or_none(signal: str, sent: list[Sent]) -> None:
    exceptions = {type(one.payload["exc"]) for one in sent if one.signal == signal}
    assert exceptions == {type(None), LookupError}


def test_mypy_finds_nothing_wrong_with_the_sends_in_the_source(tmp_path: Path) -> None:
    configuration = tmp_path / "mypy.ini"
    configuration.write_text("[mypy]\nplugins = turnsignal_mypy\nignore_missing_imports = true\n")
    options = [f"--config-file={configuration}", f"--cache-dir={tmp_path}", "--package=flask"]
    output, errors, _ = api.run(options)
    assert "source files" in output, errors
    # Keys are the plugin's to report; values and senders mypy's own: 'Argument "x" to "send" ...'.
    assert "[signal-" not in output
    assert '"send"' not in output
