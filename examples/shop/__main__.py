"""A day in two shops."""

from __future__ import annotations

import asyncio

# The modules with receivers: importing one connects what is in it.
from . import carriers, letters, receipts, stock  # noqa: F401
from .audit import AuditLog
from .checkout import cancel_order, cheapest_delivery, hand_over_parcel, place_order
from .loyalty import main_street
from .model import Shop


def main() -> None:
    station = Shop("Station")
    audit_log = AuditLog()

    print("Ada orders two copies of Emma at Main Street.")
    order_id = place_order(main_street, "Ada", "Emma", 2, gift_note="Happy birthday")

    print("Ben orders Walden at the station, which gives no points.")
    walden_id = place_order(station, "Ben", "Walden", 1)

    print("Ben changes his mind.")
    cancel_order(station, walden_id, "Walden", 1, "found it at home")

    print("Who delivers Ada's parcel for the least?")
    print(f"  delivery  {cheapest_delivery(main_street, 800):.2f} EUR")

    print("The parcel is picked up.")
    asyncio.run(hand_over_parcel(main_street, order_id, "Ada", "the bicycle courier"))

    print("The audit log has it all:")
    for line in audit_log.lines:
        print(f"  audit     {line}")


if __name__ == "__main__":
    main()
