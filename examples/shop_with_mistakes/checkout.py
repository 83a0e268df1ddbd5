"""What a shop does. There is no mistake here."""

from __future__ import annotations

import itertools

from .model import PRICES, Shop
from .signals import OrderPlaced, delivery_offers, order_cancelled, order_placed, parcel_sent

_order_ids = itertools.count(1)


def place_order(shop: Shop, customer: str, title: str, copies: int, gift_note: str = "") -> int:
    order_id = next(_order_ids)
    order: OrderPlaced = {
        "order_id": order_id,
        "customer": customer,
        "title": title,
        "copies": copies,
        "total": copies * PRICES[title],
    }
    if gift_note:
        order["gift_note"] = gift_note
    order_placed.send(shop, **order)
    return order_id


def cancel_order(shop: Shop, order: int, title: str, copies: int, reason: str) -> None:
    order_cancelled.send(shop, order_id=order, title=title, copies=copies, reason=reason)


def cheapest_delivery(shop: Shop, grams: int) -> float:
    offers = [price for _, price in delivery_offers.send(shop, grams=grams)]
    return min(offers, default=0.0)  # without a carrier it is collected


async def hand_over_parcel(shop: Shop, order_id: int, customer: str, carrier: str) -> None:
    await parcel_sent.send_async(shop, order_id=order_id, customer=customer, carrier=carrier)
