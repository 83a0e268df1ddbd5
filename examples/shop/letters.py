"""Letters to customers: an async receiver, for a signal that is sent with ``send_async``."""

from __future__ import annotations

import asyncio

from .model import Shop
from .signals import parcel_sent


@parcel_sent.connect
async def announce_parcel(sender: Shop, *, order_id: int, customer: str, carrier: str) -> None:
    await asyncio.sleep(0)  # a real letter would wait for a mail server here
    print(f"  letter    to {customer}: order {order_id} is on its way with {carrier}")
