"""Connects receivers of other modules to signals of other modules."""

from functools import cache

import shop
from shop.gifts import on_gift  # type: ignore[import, unused-ignore]  # not there yet
from shop.people import Colour, branch
from shop.receivers import functions
from shop.receivers.objects import Brush, Clerk, Painter, Parcel, Trainee, Warehouse
from shop.signals import (
    Stock,
    counted,
    order_cancelled,
    order_changed,
    order_placed,
    order_returned,
    order_shipped,
    painted,
    priced,
)

order_placed.connect(functions.on_order)
shop.placed.connect(functions.on_logged_order)
shop.placed.connect(functions.on_prefixed_order)
order_placed.connect_via(branch)(functions.on_branch_order)
order_placed.connect(functions.on_order_with_prefix)
order_placed.connect(functions.on_anything)
order_changed.connect(functions.on_anything)
order_placed.connect(on_gift)


@painted.connect
@cache
def on_paint(sender: str, *, coats: int) -> None: ...


def connect_objects(clerk: Clerk, trainee: Trainee, warehouse: Warehouse) -> None:
    order_cancelled.connect(clerk)
    order_cancelled.connect(trainee)
    order_placed.connect(warehouse.on_order)
    order_returned.connect(warehouse.on_return)
    order_shipped.connect(Warehouse.on_shipping)
    order_shipped.connect(Parcel)
    order_shipped.connect(functions.on_shipping)


def connect_painters(painter: Painter, brush: Brush, stock: Stock) -> None:
    painted.connect(painter)
    painted.connect(brush.on_red, sender=Colour.RED)
    painted.connect(brush.on_red, sender=brush.colour)
    stock.emptied.connect(lambda sender, coats: coats.bit_length(), weak=False)
    counted.connect(functions.on_count)
    priced.connect(functions.on_price)
    order_cancelled.connect(functions.on_cancellation)


priced.connect(lambda sender, new: new + 1)
