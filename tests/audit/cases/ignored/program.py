"""Comments that leave findings out, in the line of the finding."""

from blinker import Signal

placed = Signal()
paid = Signal()
unheard = Signal()  # turnsignal: ignore[signal-never-received]
unsent = Signal()  # turnsignal: ignore[signal-never-received]
# H: Signal "unsent" is received, but nobody here sends it  [signal-never-sent]


@placed.connect
def without_codes(sender, *, order):  # turnsignal: ignore
    pass


@placed.connect
def with_code(sender, *, order):  # turnsignal: ignore[signal-receiver]
    pass


@placed.connect
def with_codes(sender, *, order):  # turnsignal: ignore[signal-missing-key, signal-receiver]
    pass


@placed.connect
def with_other_code(sender, *, order):  # turnsignal: ignore[signal-missing-key]
# E: Receiver "with_other_code" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
# E: Receiver "with_other_code" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


placed.send(None, order_id=1)
paid.send(None, order_id=1)  # turnsignal: ignore[signal-sends-differ]
paid.send(None)  # turnsignal:ignore[signal-sends-differ]
unheard.send(None)


@paid.connect
def on_paid(sender, **payload):
    pass


@unsent.connect
def on_unsent(sender):
    pass
