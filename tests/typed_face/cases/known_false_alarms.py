"""Correct code that some refuse, as the documentation tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from bookshop import OrderPlaced, Shop, order_placed as placed, order_shipped as shipped, shop

from turnsignal import Signal

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
bare = Signal()


def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


Signal.connect(placed, receive)  # wrongly refused by zuban
Signal.connect(placed, receive, weak=False)  # wrongly refused by zuban
Signal.send(placed, shop, order_id=1, total=9.5)  # wrongly refused by zuban


@placed.connect  # wrongly refused by pyrefly
def generic(sender: T, *, order_id: int, total: float, note: str = "") -> T:
    return sender


def pass_on(payload: OrderPlaced) -> None:
    placed.send(shop, **payload)  # wrongly refused by pyrefly
    shipped.send(shop, **payload)  # wrongly refused by pyrefly


def listen(receiver: F) -> F:
    return placed.connect(receiver)  # wrongly refused by all but plugin, pyrefly, ty


class Kiosk:
    it = Signal["Kiosk", OrderPlaced]()  # wrongly refused by pyrefly


class Logger:
    def __call__(self, sender: Shop, **payload: object) -> None: ...
    def close(self) -> None: ...


placed.connect(Logger(), weak=False).close()  # wrongly refused by all but plugin, pyrefly, ty


@placed.connect
class Order:
    def __init__(self, sender: Shop, **payload: object) -> None:
        self.payload = payload


order: Order = Order(shop)  # wrongly refused by pyright, basedpyright


placed.connect(lambda sender, **keys: None, weak=False)  # wrongly refused by pyright, basedpyright
bare.connect(lambda sender, **keys: None, weak=False)  # wrongly refused by pyright, basedpyright


@placed.connect  # wrongly refused by pyright, basedpyright
class Row(NamedTuple):
    sender: Shop
    order_id: int
    total: float
    note: str = ""
