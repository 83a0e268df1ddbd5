"""A specification function that unpacks an open TypedDict."""

from __future__ import annotations

from typing import TypedDict

from bookshop import Shop, shop
from typing_extensions import Unpack

from turnsignal import define


class Open(TypedDict):
    order_id: int
    total: float


@define
def order_placed(sender: Shop, /, **payload: Unpack[Open]) -> None:
    """An order was placed."""


order_placed.send(shop, order_id=1, total=9.5)
order_placed.send(shop, order_id=1)  # refused by all
order_placed.send(shop, order_id=1, total=9.5, discount=1)  # refused by all but ty, zuban
order_placed.send(shop, order_id="1", total=9.5)  # refused by all
order_placed.send("shop", order_id=1, total=9.5)  # refused by all


@order_placed.connect
def forwards(sender: Shop, **payload: object) -> None: ...


@order_placed.connect
def unpacks(sender: Shop, **payload: Unpack[Open]) -> None: ...


@order_placed.connect
def names_all(sender: Shop, *, order_id: int, total: float, **others: object) -> None: ...


@order_placed.connect  # refused by all
def lacks_total(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect  # refused by all but zuban
def needs_more(
    sender: Shop, *, order_id: int, total: float, rate: float, **others: object
) -> None: ...


@order_placed.connect  # refused by all
def of_text(sender: str, **payload: object) -> None: ...
