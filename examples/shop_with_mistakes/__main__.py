"""A day in the shop, with one of its parts alone."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Callable

from . import (
    PARTS,
    SILENT_PART,
    ledger,  # noqa: F401
)
from .checkout import cancel_order, cheapest_delivery, hand_over_parcel, place_order
from .model import Shop, main_street


def main(part: str) -> None:
    # Importing a module connects the receivers in it.
    module = importlib.import_module(f".{part}", __package__)
    # A part that sells something itself has a function for that.
    trade: Callable[[Shop], None] = getattr(module, "trade", open_shop)
    trade(main_street)


def open_shop(shop: Shop) -> None:
    order_id = place_order(shop, "Ada", "Emma", 2)
    cancel_order(shop, order_id, "Emma", 2, "found it at home")
    cheapest_delivery(shop, 800)
    asyncio.run(hand_over_parcel(shop, order_id, "Ada", "the bicycle courier"))


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in (*PARTS, SILENT_PART):
        main(sys.argv[1])
    else:
        sys.exit(f"Give one part: {', '.join((*PARTS, SILENT_PART))}")
