"""Every customer should sign the guestbook. Nothing keeps the lambda that sees to it."""

from __future__ import annotations

from .checkout import place_order
from .model import Shop
from .signals import order_placed

names: list[str] = []

order_placed.connect(lambda _shop, *, customer, **_others: names.append(customer))


def trade(shop: Shop) -> None:
    place_order(shop, "Ada", "Emma", 2)
    print(f"guestbook: {names}")
