"""Signals of the default namespace are known by their name alone."""

from blinker import default_namespace, signal

placed = signal("default-namespace.placed")
NAME = "default-namespace.paid"


def place() -> None:
    placed.send(None, order_id=1)
    signal("default-namespace.paid").send(None, order_id=1)


def cancel(name: str) -> None:
    signal(name).send(None, order_id=1)
    # U: send: the name of the signal is computed


default_namespace.signal("default-namespace.sent").send(None, order_id=1)
default_namespace["default-namespace.placed"].send(None, order_id=2)
