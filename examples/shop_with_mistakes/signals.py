"""The signals of the shop.

They have changed since the receivers were written: ``amount`` is called ``total`` now,
``copies`` is new, and so is ``gift_note``, which most orders do not have.
"""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import NotRequired

from turnsignal import NamedSignal, Signal, define

from .model import Shop


class OrderPlaced(TypedDict):
    order_id: int
    customer: str
    title: str
    copies: int
    total: float
    gift_note: NotRequired[str]


class OrderCancelled(TypedDict):
    order_id: int
    title: str
    copies: int
    reason: str


class ParcelSent(TypedDict):
    order_id: int
    customer: str
    carrier: str


order_placed = Signal[Shop, OrderPlaced]("An order was placed and paid.")

order_cancelled: Signal[Shop, OrderCancelled] = Signal("An order was called off.")

parcel_sent = NamedSignal[Shop, ParcelSent]("parcel-sent", "A carrier has picked a parcel up.")


@define
def delivery_offers(sender: Shop, /, *, grams: int) -> float:
    """Every carrier is asked what it would charge for a parcel."""
    raise NotImplementedError
