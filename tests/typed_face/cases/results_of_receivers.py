"""The result that a receiver returns."""

from __future__ import annotations

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
