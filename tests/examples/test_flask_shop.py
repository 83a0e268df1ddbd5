from __future__ import annotations

import gc
import importlib
import weakref
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from flask import Flask


@pytest.fixture(name="shop")
def imported_shop(examples: Path) -> ModuleType:
    return importlib.import_module("flask_shop")


@pytest.fixture(name="app")
def app_with_a_small_stock(shop: ModuleType) -> Flask:
    return create_app(shop, Emma=3, Walden=1)


def create_app(shop: ModuleType, **copies: int) -> Flask:
    app = shop.create_app(copies)
    assert isinstance(app, Flask)
    app.testing = True
    return app


def place_order(app: Flask, **changes: Any) -> int:
    order = {"email": "ada@mail.example", "title": "Emma", "copies": 2, **changes}
    return app.test_client().post("/orders", json=order).status_code


def state(shop: ModuleType, app: Flask) -> dict[str, Any]:
    """Return all that the receivers of an application have done."""
    return {
        "stock": dict(shop.stock.stock_of(app).copies),
        "letters": [tuple(letter) for letter in shop.outbox.outbox_of(app).letters],
        "trail": list(shop.audit.trail_of(app).lines),
    }


def test_placing_an_order_reaches_stock_outbox_and_audit_trail(
    shop: ModuleType, app: Flask
) -> None:
    assert place_order(app) == 201
    assert state(shop, app) == {
        "stock": {"Emma": 1, "Walden": 1},
        "letters": [("ada@mail.example", "Thank you for order 1: 2 x Emma.")],
        "trail": ["placed 1: 2 x Emma"],
    }


def test_a_gift_note_reaches_the_outbox(shop: ModuleType, app: Flask) -> None:
    assert place_order(app, gift_note="Happy birthday") == 201
    (letter,) = state(shop, app)["letters"]
    assert 'The card says "Happy birthday".' in letter[1]


def test_the_last_copy_makes_the_outbox_ask_for_more(shop: ModuleType, app: Flask) -> None:
    assert place_order(app, title="Walden", copies=1) == 201
    assert ("buyer@shop.example", "Walden is sold out.") in state(shop, app)["letters"]


def test_cancelling_an_order_reaches_stock_outbox_and_audit_trail(
    shop: ModuleType, app: Flask
) -> None:
    place_order(app)
    assert app.test_client().delete("/orders/1").status_code == 204
    after = state(shop, app)
    assert after["stock"] == {"Emma": 3, "Walden": 1}
    assert after["letters"][1:] == [("ada@mail.example", "Order 1 is cancelled.")]
    assert after["trail"][1:] == ["cancelled 1"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"copies": "2"}, 400), ({"copies": 0}, 409), ({"copies": 4}, 409), ({"title": "X"}, 409)],
)
def test_a_refused_order_sends_nothing(
    shop: ModuleType, app: Flask, changes: dict[str, Any], status: int
) -> None:
    before = state(shop, app)
    assert place_order(app, **changes) == status
    assert state(shop, app) == before


def test_an_order_is_cancelled_only_once(shop: ModuleType, app: Flask) -> None:
    place_order(app)
    client = app.test_client()
    assert client.delete("/orders/1").status_code == 204
    before = state(shop, app)
    assert client.delete("/orders/1").status_code == 404
    assert state(shop, app) == before


def test_receivers_of_another_application_hear_nothing(shop: ModuleType, app: Flask) -> None:
    other = create_app(shop, Emma=3, Walden=1)
    before = state(shop, other)
    assert place_order(app) == 201
    assert place_order(app, title="Walden", copies=1) == 201
    assert app.test_client().delete("/orders/1").status_code == 204
    assert state(shop, other) == before
    assert state(shop, app) != before


def test_signals_do_not_keep_an_application_alive(shop: ModuleType) -> None:
    app = create_app(shop, Emma=3)
    place_order(app)
    kept = [app, shop.stock.stock_of(app), shop.outbox.outbox_of(app), shop.audit.trail_of(app)]
    references = [weakref.ref(item) for item in kept]
    del app, kept
    gc.collect()
    assert [reference() for reference in references] == [None] * 4
    place_order(create_app(shop, Emma=3))  # and what is left of it disturbs no other one
