"""Shops used to send their name; now they send themselves."""

from __future__ import annotations

from .signals import parcel_sent


@parcel_sent.connect
async def announce_parcel(sender: str, *, customer: str, **others: object) -> None:
    print("letter: Dear " + customer + ", your parcel is on its way. Yours, " + sender)
