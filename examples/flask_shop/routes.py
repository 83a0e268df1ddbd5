"""What customers do. The views send signals, and know nothing of who receives them."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.local import LocalProxy

from .model import OrderBook
from .signals import OrderPlaced, order_cancelled, order_placed
from .stock import stock_of

orders = Blueprint("orders", __name__, url_prefix="/orders")


@orders.post("")
def place_order() -> ResponseReturnValue:
    app = this_app()
    match request.get_json():
        case {"email": str(email), "title": str(title), "copies": int(copies), **others}:
            pass
        case _:
            abort(400, "An order has an email, a title and a number of copies.")
    if not 0 < copies <= stock_of(app).copies.get(title, 0):
        abort(409, f"There are not {copies} copies of {title}.")
    order = orders_of(app).add(email, title, copies)
    payload: OrderPlaced = {
        "order_id": order.order_id,
        "email": order.email,
        "title": order.title,
        "copies": order.copies,
    }
    gift_note = others.get("gift_note")
    if isinstance(gift_note, str):
        payload["gift_note"] = gift_note
    order_placed.send(app, **payload)
    return {"order_id": order.order_id}, 201


@orders.delete("/<int:order_id>")
def cancel_order(order_id: int) -> ResponseReturnValue:
    app = this_app()
    order = orders_of(app).remove(order_id)
    if order is None:
        abort(404, f"There is no order {order_id}.")
    order_cancelled.send(
        app, order_id=order_id, email=order.email, title=order.title, copies=order.copies
    )
    return "", 204


def this_app() -> Flask:
    """Return the application itself.

    ``current_app`` is a proxy, and no receiver is connected to that: a sender is recognised by
    its identity.
    """
    proxy = cast("LocalProxy[Flask]", current_app)
    return proxy._get_current_object()  # pyright: ignore[reportPrivateUsage]  # zuban: ignore[misc]


def orders_of(app: Flask) -> OrderBook:
    orders = app.extensions["orders"]
    assert isinstance(orders, OrderBook)
    return orders
