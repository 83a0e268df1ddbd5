"""The outbox: letters to customers, and to the one who buys new copies."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask

from .model import Stock
from .signals import order_cancelled, order_placed, sold_out
from .stock import stock_of


class Letter(NamedTuple):
    to: str
    text: str


class Outbox:
    def __init__(self) -> None:
        self.letters: list[Letter] = []

    def ask_for_more(self, _stock: Stock, *, title: str) -> None:
        self.letters.append(Letter("buyer@shop.example", f"{title} is sold out."))


def init_app(app: Flask) -> None:
    outbox = Outbox()
    app.extensions["outbox"] = outbox
    order_placed.connect(confirm_order, sender=app)
    order_cancelled.connect(confirm_cancellation, sender=app)
    # A signal does not keep its receivers alive: the outbox lives as long as its application.
    sold_out.connect(outbox.ask_for_more, sender=stock_of(app))


def outbox_of(app: Flask) -> Outbox:
    outbox = app.extensions["outbox"]
    assert isinstance(outbox, Outbox)
    return outbox


def confirm_order(
    sender: Flask, *, order_id: int, email: str, title: str, copies: int, gift_note: str = ""
) -> None:
    text = f"Thank you for order {order_id}: {copies} x {title}."
    if gift_note:
        text += f' The card says "{gift_note}".'
    outbox_of(sender).letters.append(Letter(email, text))


def confirm_cancellation(
    sender: Flask, *, order_id: int, email: str, title: str, copies: int
) -> None:
    outbox_of(sender).letters.append(Letter(email, f"Order {order_id} is cancelled."))
