"""Stock: two receivers that need a few of the keys, and leave the others to ``**others``."""

from __future__ import annotations

from .model import PRICES, Shop
from .signals import order_cancelled, order_placed

copies_left = dict.fromkeys(PRICES, 10)


@order_placed.connect
def take_from_shelf(sender: Shop, *, title: str, copies: int, **others: object) -> None:
    copies_left[title] -= copies
    print(f"  stock     {title}: {copies_left[title]} left")


@order_cancelled.connect
def put_back(sender: Shop, *, title: str, copies: int, **others: object) -> None:
    copies_left[title] += copies
    print(f"  stock     {title}: {copies_left[title]} left")
