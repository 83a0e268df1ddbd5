"""A specification function that unpacks a closed TypedDict."""

from __future__ import annotations

from bookshop import Shop, shop
from typing_extensions import TypedDict, Unpack

from turnsignal import define


class Closed(TypedDict, closed=True):
    order_id: int
    total: float


@define
def order_placed(sender: Shop, /, **payload: Unpack[Closed]) -> None:
    """An order was placed."""


order_placed.send(shop, order_id=1, total=9.5)
order_placed.send(shop, order_id=1)  # refused by all
order_placed.send(shop, order_id=1, total=9.5, discount=1)  # refused by all
order_placed.send(shop, order_id="1", total=9.5)  # refused by all
order_placed.send("shop", order_id=1, total=9.5)  # refused by all


@order_placed.connect
def names_all(sender: Shop, *, order_id: int, total: float) -> None: ...


@order_placed.connect
def forwards(sender: Shop, **payload: object) -> None: ...


@order_placed.connect
def unpacks(sender: Shop, **payload: Unpack[Closed]) -> None: ...


@order_placed.connect  # refused by all
def lacks_total(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect  # refused by all
def needs_more(sender: Shop, *, order_id: int, total: float, rate: float) -> None: ...


@order_placed.connect  # refused by all
def narrows(sender: Shop, *, order_id: bool, total: float) -> None: ...


@order_placed.connect  # refused by all
def of_text(sender: str, **payload: object) -> None: ...
