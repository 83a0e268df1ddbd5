"""Decorators of one's own that connect."""

import functools

from blinker import Signal

placed = Signal()
paid = Signal()


def on(signal):
    def decorate(function):
        signal.connect(function)
        return function

    return decorate


def on_paid(function):
    paid.connect(function)
    return function


def logged(function):
    @functools.wraps(function)
    def call(*args, **kwargs):
        return function(*args, **kwargs)

    return call


@on(placed)
def first(sender, *, order_id):
    pass


@on(placed)
def second(sender, *, order):
    # E: Receiver "second" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "second" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@on_paid
def third(sender, *, order):
    # E: Receiver "third" of signal "paid" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "third" of signal "paid" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@paid.connect
# U: receiver: the type of the receiver is not known
@logged
def fourth(sender, *, order):
    pass


placed.send(None, order_id=1)
paid.send(None, order_id=1)
