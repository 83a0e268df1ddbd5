"""Receivers that nothing keeps alive."""

from functools import partial

from blinker import Signal

placed = Signal()


def receive(number, sender, *, order_id):
    pass


class Mailer:
    def receive(self, sender, *, order_id):
        pass


placed.connect(lambda sender, *, order_id: None)
# E: The lambda connected to "Signal[Any, Any]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
placed.connect(partial(receive, 1))
# E: The partial connected to "Signal[Any, Any]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
placed.connect(Mailer().receive)
# E: The method of a new object connected to "Signal[Any, Any]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
placed.connect(lambda sender, *, order_id: None, weak=False)
placed.connect(lambda sender, *, order_id: None)  # type: ignore[signal-weak]
placed.connect(lambda sender, *, order_id: None)  # turnsignal: ignore[signal-weak]
placed.send(None, order_id=1)
