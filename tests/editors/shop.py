"""A shop, as one writes it in an editor.

A caret below a line is where the cursor stands; behind it is the name that `questions.py` calls
the place by. Where a completion is asked for, the line is typed up to the caret only.
"""

from __future__ import annotations

from logging import getLogger
from typing import TypedDict

from typing_extensions import Unpack

from turnsignal import Signal, define
from turnsignal.testing import capture

log = getLogger(__name__)


class OrderPlaced(TypedDict):
    order_id: int
    total: float


class Shop: ...


order_placed = Signal[Shop, OrderPlaced]("An order was placed.")


@define
def order_shipped(sender: Shop, /, *, order_id: int, total: float) -> None:
    """An order was shipped."""


@order_placed.connect
#               ^ connect
def send_receipt(sender: Shop, *, order_id: int, total: float) -> None:
    """Send a receipt."""


@order_shipped.connect
#                ^ define: connect
def thank(sender: Shop, *, order_id: int, total: float) -> None:
    """Thank for the order."""


@order_placed.connect
def log_order(sender: Shop, **payload: Unpack[OrderPlaced]) -> None:
    log.info("order %s", payload["order_id"])
    #                             ^ payload key


def place_order(shop: Shop, order_id: int, total: float) -> None:
    order_placed.send(shop, order_id=order_id, total=total)
    #     ^ signal
    #            ^ method
    #              ^ send
    #                       ^ key
    #                                          ^ second key


def ship_order(shop: Shop, order_id: int, total: float) -> None:
    order_shipped.send(shop, order_id=order_id, total=total)
    #     ^ define: signal
    #               ^ define: send
    #                        ^ define: key
    #                                           ^ define: second key


def repeat_receipt(shop: Shop, order_id: int, total: float) -> None:
    send_receipt(shop, order_id=order_id, total=total)
    #     ^ receiver


def repeat_thanks(shop: Shop, order_id: int, total: float) -> None:
    thank(shop, order_id=order_id, total=total)
    # ^ define: receiver


def test_place_order() -> None:
    with capture(order_placed) as orders:
        place_order(Shop(), 1, 9.99)
    assert orders.payload["order_id"] == 1
    #                       ^ captured key
