"""Every way to connect."""

from blinker import ANY, Signal

placed = Signal()


class Shop: ...


def first(sender, *, order):
    # E: Receiver "first" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "first" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def second(sender, *, order):
    # E: Receiver "second" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "second" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def third(sender, *, order):
    # E: Receiver "third" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "third" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def fourth(sender, *, order):
    # E: Receiver "fourth" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "fourth" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@placed.connect
def decorated(sender, *, order):
    # E: Receiver "decorated" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "decorated" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@placed.connect_via(ANY)
def via(sender, *, order):
    # E: Receiver "via" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "via" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


placed.connect(first)
placed.connect(receiver=second, weak=False)
placed.connect_via(ANY)(third)

with placed.connected_to(fourth):
    placed.send(Shop(), order_id=1)
