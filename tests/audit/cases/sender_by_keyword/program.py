"""A sender that is passed by keyword is a key of the payload."""

from blinker import Signal

placed = Signal()
paid = Signal()
# H: Signal "paid" is sent, but nobody here receives it  [signal-never-received]


@placed.connect
def on_placed(sender, *, order_id):
    # E: Receiver "on_placed" of signal "placed" names its sender parameter "sender", which is also a payload key; make it positional-only or rename it (1 of 2 sends)  [signal-receiver]
    pass


placed.send(sender="shop", order_id=1)
# E: Signal "placed" takes its sender by position; as send(sender=...) it is a payload key, and the sender is None  [signal-send]
placed.send("shop", order_id=1)
# W: Sends of signal "placed" pass different keys: "sender" (1 of 2 sends)  [signal-sends-differ]
paid.send(**{"sender": "shop"})
# W: Signal "paid" takes its sender by position; as send(sender=...) it is a payload key, and the sender is None  [signal-send]
