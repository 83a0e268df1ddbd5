"""All that can be called can be a receiver."""

from functools import partial
from typing import overload

from blinker import Signal

placed = Signal()


def send() -> None:
    placed.send("shop", order_id=1)


def function(sender, order):
    # E: Receiver "function" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "function" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def filled(first, sender, order):
    # E: Receiver "partial(filled)" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "partial(filled)" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


class Mailer:
    def __init__(self) -> None:
        placed.connect(self.bound)
        placed.connect(self.static)
        placed.connect(self.of_class)

    def bound(self, sender, order):
        # E: Receiver "bound" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
        # E: Receiver "bound" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
        pass

    @staticmethod
    def static(sender, order):
        # E: Receiver "static" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
        # E: Receiver "static" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
        pass

    @classmethod
    def of_class(cls, sender, order):
        # E: Receiver "of_class" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
        # E: Receiver "of_class" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
        pass

    def __call__(self, sender, order):
        # E: Receiver of type "Mailer" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
        # E: Receiver of type "Mailer" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
        pass

    def fits(self, sender, order_id):
        # E: Receiver "fits" of signal "placed" takes "self" first: it is connected unbound, so "self" would receive the sender; connect the method of an object (its only send)  [signal-receiver]
        pass


class Receipt:
    def __init__(self, sender, order):
        # E: Receiver class "Receipt" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
        # E: Receiver class "Receipt" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
        pass


@overload
def overloaded(sender: int, *, order_id: int) -> None:
    # E: Receiver "overloaded" of signal "placed" cannot be called with what is sent (its only send)  [signal-receiver]
    pass


@overload
def overloaded(sender: str, *, total: int) -> None:
    pass


def overloaded(sender, **payload):
    pass


mailer = Mailer()
half_filled = partial(filled, 1)

placed.connect(function)
placed.connect(half_filled)
placed.connect(mailer)
placed.connect(mailer.fits)
placed.connect(Mailer.fits)
placed.connect(Receipt)
placed.connect(overloaded)
placed.connect(lambda sender, order: None, weak=False)
# E: Lambda receiver of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
# E: Lambda receiver of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
placed.connect(print)
# E: Receiver "print" of signal "placed" cannot be called with what is sent (its only send)  [signal-receiver]


def outer() -> None:
    @placed.connect
    def nested(sender, order):
        # H: Receiver "nested" of signal "placed" does not accept payload key "order_id" (its only send); whether it is called by these is not known  [signal-receiver]
        # H: Receiver "nested" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?); whether it is called by these is not known  [signal-receiver]
        pass

    send()


def fits_all(*args, **kwargs):
    pass


def fits_by_default(sender, order_id=0, order=None):
    pass


placed.connect(fits_all)
placed.connect(fits_by_default)
