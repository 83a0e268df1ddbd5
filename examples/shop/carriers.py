"""Carriers: receivers that return something, as the specification function says."""

from __future__ import annotations

from .model import Shop
from .signals import delivery_offers


@delivery_offers.connect
def parcel_post(sender: Shop, *, grams: int) -> float:
    return 4.90 if grams < 2_000 else 7.50


@delivery_offers.connect
def bicycle_courier(sender: Shop, *, grams: int) -> float:
    return 3.00 + grams / 500
