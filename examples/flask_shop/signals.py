"""The signals of the shop: who sends them, and what they carry."""

from __future__ import annotations

from typing import TypedDict

from flask import Flask
from typing_extensions import NotRequired

from turnsignal import Signal

from .model import Stock


class OrderPlaced(TypedDict):
    order_id: int
    email: str
    title: str
    copies: int
    gift_note: NotRequired[str]


class OrderCancelled(TypedDict):
    order_id: int
    email: str
    title: str
    copies: int


class SoldOut(TypedDict):
    title: str


# As with Flask's own signals, the sender is the application: a receiver connects to the
# application that it belongs to, and hears nothing of the others.
order_placed = Signal[Flask, OrderPlaced]("A customer has placed an order.")
order_cancelled = Signal[Flask, OrderCancelled]("A customer has cancelled an order.")

# Stock knows nothing of applications.
sold_out = Signal[Stock, SoldOut]("The last copy of a title is gone.")
