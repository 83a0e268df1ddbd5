"""Checked once while `declarations.py` is checked too, and once with it from the cache."""

from declarations import (
    Parcel,
    Shop,
    Warehouse,
    coroutine,
    decorated,
    decorated_anew,
    function,
    nested,
    order_cancelled,
    order_placed,
    overloaded,
    part,
    warehouse,
)

order_placed.send(Shop(), order=1)
order_cancelled.send(Shop(), order=1)

order_placed.connect(function)
order_placed.connect(coroutine)
order_placed.connect(part)
order_placed.connect(nested)
order_placed.connect(overloaded)
order_placed.connect(warehouse)
order_placed.connect(warehouse.method)
order_placed.connect(Warehouse.method)
order_placed.connect(Warehouse.class_method)
order_placed.connect(Warehouse.decorated_class_method)
order_placed.connect(decorated)
order_placed.connect(decorated_anew)
order_placed.connect(warehouse.static_method)
order_placed.connect(warehouse.overloaded)
order_placed.connect(Parcel)
order_cancelled.connect(function)
order_cancelled.connect_via(Shop())(warehouse.method)
order_placed.connect(lambda sender, order: order, weak=False)
