"""The result that a receiver returns."""

from __future__ import annotations

from typing import Any

from bookshop import OrderPlaced, Shop, shop

from turnsignal import Signal, define

priced = Signal[Shop, OrderPlaced, float]("What does this order cost?")


@define
def discounted(sender: Shop, /, *, order_id: int) -> int:
    raise NotImplementedError


@priced.connect
def price(sender: Shop, **payload: object) -> float:
    return 9.5


@priced.connect
async def price_async(sender: Shop, **payload: object) -> float:
    return 9.5


@priced.connect
async def price_later(sender: Shop, *, total: float, **others: object) -> float:
    return total


async def again() -> None:
    copies: str = await price_async(shop)  # refused by all but zuban
    copies = await price_later(shop, total=9.5)  # refused by all
    print(copies)


@priced.connect
def price_exactly(sender: Shop, *, order_id: int, total: float, note: str = "") -> float:
    return total


with priced.connected_to(price_exactly), priced.connected_to(price_exactly, shop):
    pass
loose = Signal[Shop, Any, float]()
loose.connect(price_async)
with priced.connected_to(price_async), priced.connected_to(price_later):
    pass
with loose.connected_to(price_async):
    pass


@discounted.connect
def discount(sender: Shop, *, order_id: int) -> bool:
    return True


@priced.connect  # refused by all
def price_tag(sender: Shop, **payload: object) -> str:
    return ""


@priced.connect  # refused by all
async def price_tag_async(sender: Shop, **payload: object) -> str:
    return ""


@discounted.connect  # refused by all
def discount_tag(sender: Shop, *, order_id: int) -> str:
    return ""


def text(sender: Shop, **payload: object) -> str:
    return ""


priced.connect(text)  # refused by all
priced.connect(text, shop)  # refused by all
priced.connect_via(shop)(text)  # refused by all
with priced.connected_to(text):  # refused by all
    pass


def text_exactly(sender: Shop, *, order_id: int, total: float, note: str = "") -> str:
    return note


priced.connect(text_exactly)  # refused by all
with priced.connected_to(text_exactly):  # refused by all
    pass


class Pricing:
    async def __call__(self, sender: Shop, **payload: object) -> float:
        return 9.5


priced.connect(Pricing(), weak=False)  # refused by plugin
