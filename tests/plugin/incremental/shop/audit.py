"""Mistakes that the configuration hides."""

from .signals import order_placed

order_placed.connect(print)
order_placed.send(None)
