"""Points for customers of one shop: a receiver that is connected to that sender only.

It may therefore name that sender's own class, which has the points.
"""

from __future__ import annotations

from .model import Flagship
from .signals import order_placed

main_street = Flagship("Main Street")


@order_placed.connect_via(main_street)
def add_points(sender: Flagship, *, customer: str, total: float, **others: object) -> None:
    sender.points[customer] = sender.points.get(customer, 0) + round(total)
    print(f"  loyalty   {customer} has {sender.points[customer]} points")
