"""The courier charges by distance, which nobody sends."""

from __future__ import annotations

from .model import Shop
from .signals import delivery_offers


@delivery_offers.connect
def bicycle_courier(sender: Shop, *, grams: int, kilometres: float) -> float:
    return 3.00 + grams / 500 + kilometres / 2
