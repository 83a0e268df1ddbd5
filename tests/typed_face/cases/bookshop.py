"""What the other files are about."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal, define


class Shop:
    def __init__(self, name: str = "") -> None:
        self.name = name


class Branch(Shop):
    city = ""


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    note: NotRequired[str]


order_placed = Signal[Shop, OrderPlaced]("An order was placed.")


@define
def order_shipped(sender: Shop, /, *, order_id: int, total: float, note: str = "") -> None:
    """An order was shipped."""


shop = Shop()
branch = Branch()
