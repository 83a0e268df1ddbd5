"""Signals in every place that a program keeps them."""

from blinker import NamedSignal, Namespace, Signal

order_placed = Signal("An order was placed.")
order_paid: Signal = Signal()
named = NamedSignal("named")
events = Namespace()
order_sent = events.signal("order-sent")


class Shop:
    opened = Signal()

    def __init__(self) -> None:
        self.closed = Signal()
        self._renamed = Signal()

    @property
    def renamed(self) -> Signal:
        return self._renamed

    def close(self, hour: int) -> None:
        self.opened.send(self, hour=hour)
        self.closed.send(self, hour=hour)


class Branch(Shop):
    def rename(self, name: str) -> None:
        self.renamed.send(self, name=name)
