"""The results of `send` and `send_async`."""

from __future__ import annotations

from bookshop import OrderPlaced, Shop, order_placed, shop
from typing_extensions import assert_type

from turnsignal import Signal, define

priced = Signal[Shop, OrderPlaced, float]("What does this order cost?")

for _, price in priced.send(shop, order_id=1, total=9.5):
    assert_type(price, float)
    text: str = price  # refused by all


@define
def discounted(sender: Shop, /, *, order_id: int) -> int:
    raise NotImplementedError


for _, discount in discounted.send(shop, order_id=1):
    assert_type(discount, int)
    text = discount  # refused by all


async def send_async() -> None:
    for _, price in await priced.send_async(shop, order_id=1, total=9.5):
        assert_type(price, float)
        text: str = price  # refused by all
    for receiver, result in await order_placed.send_async(shop, order_id=1, total=9.5):
        print(receiver, result)


# Whatever was not declared is anything.
for receiver, result in order_placed.send(shop, order_id=1, total=9.5):
    print(receiver, result)
