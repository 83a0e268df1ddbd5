"""Whoever wrote this only thought of orders that are gifts."""

from __future__ import annotations

from .model import Shop
from .signals import order_placed


@order_placed.connect
def wrap(sender: Shop, *, title: str, gift_note: str, **others: object) -> None:
    print(f'wrapping: {title}, with a card: "{gift_note}"')
