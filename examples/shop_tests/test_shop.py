"""The tests of the shop. Run them from the folder above with ``python -m pytest shop_tests``."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

# The modules with receivers: importing one connects what is in it.
from shop import carriers, letters, loyalty, receipts, stock  # noqa: F401
from shop.audit import AuditLog
from shop.checkout import cancel_order, cheapest_delivery, place_order
from shop.model import PRICES, Shop
from shop.signals import (
    OrderCancelled,
    delivery_offers,
    order_cancelled,
    order_placed,
    parcel_sent,
)
from turnsignal.testing import CaptureSignal, capture, muted
from turnsignal.testing.strategies import check_receivers, payloads

STATION = Shop("Station")
TITLES = st.sampled_from(sorted(PRICES))


@pytest.fixture(autouse=True)
def full_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "copies_left", dict.fromkeys(PRICES, 10))


def test_an_order_is_announced_with_its_total(capture_signal: CaptureSignal) -> None:
    orders = capture_signal(order_placed)
    order_id = place_order(STATION, "Ada", "Emma", 2)
    orders.assert_sent_once(
        {"order_id": order_id, "customer": "Ada", "title": "Emma", "copies": 2, "total": 25.0},
        sender=STATION,
    )


def test_a_gift_note_is_announced_if_there_is_one() -> None:
    # Nothing leaves the shelf: what is sent is seen without calling the receivers.
    with muted(order_placed), capture(order_placed) as orders:
        place_order(STATION, "Ada", "Emma", 2)
        place_order(STATION, "Ada", "Emma", 2, gift_note="Happy birthday")
    assert [order.get("gift_note") for order in orders.payloads] == [None, "Happy birthday"]
    assert stock.copies_left["Emma"] == 10


def test_a_cancelled_order_is_back_on_the_shelf() -> None:
    order_id = place_order(STATION, "Ben", "Walden", 1)
    cancel_order(STATION, order_id, "Walden", 1, "found it at home")
    assert stock.copies_left["Walden"] == 10


@pytest.mark.usefixtures("isolated_signals")  # the pigeon is gone after the test
def test_the_cheapest_carrier_delivers() -> None:
    @delivery_offers.connect
    def pigeon(sender: Shop, *, grams: int) -> float:
        return 0.50

    assert cheapest_delivery(STATION, grams=800) == 0.50


def test_receivers_take_whatever_is_sent() -> None:
    # What the types do not say: which titles there are, and that a total is no infinity.
    check_receivers(order_placed, title=TITLES, total=st.floats(0, 1e6))
    check_receivers(order_cancelled, title=TITLES)
    check_receivers(parcel_sent)


@given(payloads(order_cancelled))
def test_the_audit_log_says_why(cancellation: OrderCancelled) -> None:
    log = AuditLog()
    log.record_cancellation(STATION, **cancellation)
    assert log.lines[0].endswith(cancellation["reason"])
