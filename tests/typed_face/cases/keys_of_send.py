"""The keys of `send` and `send_async`, and their values."""

from __future__ import annotations

from typing import TypedDict

from bookshop import OrderPlaced, Shop, order_placed, shop

from turnsignal import Signal

order_placed.send(shop, order_id=1, total=9.5)
order_placed.send(shop, total=9, order_id=True)
order_placed.send(shop, order_id=1, total=9.5, note="thanks")

order_placed.send(shop, order_id=1)  # refused by all but mypy
order_placed.send(shop)  # refused by all but mypy
order_placed.send(shop, order_id=1, total=9.5, discount=1)  # refused by all but mypy
order_placed.send(shop, order_id=1, totl=9.5)  # refused by all but mypy
order_placed.send(shop, order_id="1", total=9.5)  # refused by all but mypy
order_placed.send(shop, order_id=1, total=9.5, note=1)  # refused by all but mypy
order_placed.send(shop, 1, total=9.5)  # refused by all


async def send_async() -> None:
    await order_placed.send_async(shop, order_id=1, total=9.5)
    await order_placed.send_async(shop, order_id=1)  # refused by all but mypy
    await order_placed.send_async(shop, order_id=1, total=9.5, more=1)  # refused by all but mypy
    await order_placed.send_async(shop, order_id="1", total=9.5)  # refused by all but mypy


annotated: Signal[Shop, OrderPlaced] = Signal("An order was placed.")
annotated.send(shop, order_id=1, total=9.5)
annotated.send(shop, order_id=1)  # refused by all but mypy


class Nothing(TypedDict):
    """A payload without keys."""


closed = Signal[Shop, Nothing]()
closed.send(shop)
closed.send(shop, order_id=1)  # refused by all but mypy


class OneOfMany(TypedDict, total=False):
    title: str
    copies: int


searched = Signal[Shop, OneOfMany]()
searched.send(shop)
searched.send(shop, title="Emma")
searched.send(shop, copies=1, title="Emma")
searched.send(shop, title=1)  # refused by all but mypy
searched.send(shop, author="Austen")  # refused by all but mypy
