"""Orders of other booksellers: here the sender is passed like the rest."""

from __future__ import annotations

from .model import PRICES, Shop
from .signals import order_placed


def trade(shop: Shop) -> None:
    order_placed.send(
        sender=shop,
        order_id=400,
        customer="Fern & Sons",
        title="Emma",
        copies=40,
        total=40 * PRICES["Emma"],
    )
