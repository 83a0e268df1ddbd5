"""The testing kit with the signals of Flask, which are blinker's."""

from __future__ import annotations

from typing import Any

import blinker
import flask
import pytest
from flask import Flask, render_template_string, request_started, template_rendered
from hypothesis import find, strategies as st
from jinja2 import Template
from typing_extensions import TypedDict

from turnsignal.introspection import connections, declaration
from turnsignal.testing import SignalTypeError, capture, checked, isolated, muted
from turnsignal.testing.strategies import check_receivers, payloads


class TemplateRendered(TypedDict):
    template: Template
    context: dict[str, Any]


# What stubs say of Flask's signals, nobody knows when the program runs.
declared: blinker.NamedSignal[Flask, TemplateRendered] = template_rendered


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__)

    @app.get("/<name>")
    def greet(name: str) -> str:
        return render_template_string("Hello {{ name }}", name=name)

    return app


def receive(sender: Any, **payload: Any) -> str:
    return "received"


def test_captures(app: Flask) -> None:
    with capture(template_rendered, app) as rendered, capture(request_started) as started:
        app.test_client().get("/world")

    assert rendered.payload["context"]["name"] == "world"
    assert rendered.sender is app
    assert started.assert_sent_once({}).sender is app


def test_messages_name_the_signal(app: Flask) -> None:
    with capture(flask.message_flashed) as flashed:
        app.test_client().get("/world")

    with pytest.raises(AssertionError, match=r'^NamedSignal "message-flashed" was not sent$'):
        flashed.assert_sent()


def test_muting_and_isolation(app: Flask) -> None:
    before = connections(request_started)
    with isolated(request_started):
        request_started.connect(receive)
        with muted(request_started), capture(request_started) as started:
            app.test_client().get("/world")
        assert started.results == []
        with capture(request_started) as started:
            app.test_client().get("/world")
        assert started.results == [(receive, "received")]

    assert connections(request_started) == before


def test_declaration_of_a_variable() -> None:
    found = declaration(template_rendered)

    assert found is not None
    assert found.sender is Flask
    assert set(found.keys) == {"template", "context"}
    assert declaration(request_started) is None


def test_check(app: Flask) -> None:
    def misfit(sender: Flask, template: Template) -> None: ...

    # As code is that no type checker checks.
    untyped: Any = template_rendered
    with checked(declared), capture(declared) as rendered:
        app.test_client().get("/world")
        with pytest.raises(SignalTypeError, match='does not accept payload key "context"'):
            untyped.connect(misfit)
        with pytest.raises(SignalTypeError, match='"template" of "NamedSignal'):
            untyped.send(app, template=None, context={})

    assert len(rendered) == 1


def test_strategies(app: Flask) -> None:
    templates = st.just(Template("Hello"))
    payload = find(payloads(declared, template=templates), lambda payload: bool(payload["context"]))
    assert set(payload) == {"template", "context"}
    with template_rendered.connected_to(receive):
        check_receivers(declared, st.just(app), template=templates)
