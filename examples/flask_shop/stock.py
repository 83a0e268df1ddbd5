"""Stock: receivers that find what belongs to them through the sender."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from .model import Stock
from .signals import order_cancelled, order_placed, sold_out


def init_app(app: Flask, copies: Mapping[str, int]) -> None:
    app.extensions["stock"] = Stock(copies)
    order_placed.connect(take_from_shelf, sender=app)
    order_cancelled.connect(put_back, sender=app)


def stock_of(app: Flask) -> Stock:
    stock = app.extensions["stock"]
    assert isinstance(stock, Stock)
    return stock


def take_from_shelf(sender: Flask, *, title: str, copies: int, **others: object) -> None:
    stock = stock_of(sender)
    stock.copies[title] -= copies
    if stock.copies[title] == 0:
        sold_out.send(stock, title=title)


def put_back(sender: Flask, *, title: str, copies: int, **others: object) -> None:
    stock_of(sender).copies[title] += copies
