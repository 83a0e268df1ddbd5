"""What tests capture."""

from __future__ import annotations

from unittest import mock

from bookshop import OrderPlaced, Shop, order_placed, shop
from flask import request_finished
from typing_extensions import assert_type

from turnsignal import Signal
from turnsignal.testing import CaptureSignal, Sent, capture, checked, isolated, muted

total = Signal[Shop, OrderPlaced, float]("What does this order cost?")

with capture(total) as orders, capture(order_placed, sender=shop):
    total.send(shop, order_id=1, total=9.5)

sent = orders[0]
assert_type(sent, Sent[Shop, OrderPlaced, float])
assert_type(sent.sender, Shop)
assert_type(sent.payload["total"], float)
assert_type(orders.payload["total"], float)
assert_type(orders.payloads[0], OrderPlaced)
orders.assert_sent({"order_id": 1, "total": 9.5}, sender=shop)
orders.assert_sent_matching({"total": 9.5}, sender=shop)
assert_type(orders.assert_sent_matching({"total": mock.ANY}), Sent[Shop, OrderPlaced, float])


def mistakes() -> None:
    orders.payload["totl"]  # refused by all
    text: str = orders.payload["order_id"]  # refused by all
    for receiver, price in sent.results:
        print(receiver)
        text = price  # refused by all
    print(text)
    orders.assert_sent({"order_id": 1, "totl": 9.5})  # refused by all
    orders.assert_sent_matching({"total": 9.5}, sender="shop")  # refused by all
    orders.assert_not_sent({"order_id": 1})  # refused by all
    orders.assert_not_sent(sender="shop")  # refused by all
    capture(order_placed, sender="shop")  # refused by all
    capture(request_finished).assert_not_sent({"respons": None})  # refused by all


def test_orders(capture_signal: CaptureSignal) -> None:
    captured = capture_signal(order_placed)
    order_placed.send(shop, order_id=1, total=9.5)
    assert_type(captured.payload["total"], float)
    captured.payload["totl"]  # refused by all


# Nothing is known of what was not declared.
undeclared = Signal()
with capture(undeclared) as anything:
    undeclared.send("shop", whatever=1)
anything.payload["whatever"].bit_length()
anything.assert_sent({"whatever": 1}, sender="shop")

with muted(order_placed), isolated(order_placed, request_finished), checked(order_placed):
    pass
