"""Payloads in mappings: what is known of them counts."""

from typing import TypedDict

from blinker import Signal
from typing_extensions import NotRequired


class Fields(TypedDict):
    key: int
    name: NotRequired[str]


placed, paid, sent = Signal(), Signal(), Signal()


@placed.connect
def on_placed(sender, *, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@paid.connect
def on_paid(sender, *, key, name):
    # E: Receiver "on_paid" of signal "paid" needs a default for "name": the payload key may be missing (1 of 2 sends)  [signal-missing-key]
    pass


@sent.connect
def on_sent(sender, *, order):
    # E: Receiver "on_sent" of signal "sent" does not accept payload key "order_id" (1 of 2 sends)  [signal-receiver]
    pass


placed.send(None, **{"order_id": 1})


def pay(fields: Fields, unknown: dict[str, int]) -> None:
    paid.send(None, **fields)
    paid.send(None, **{"name": "x"}, **fields)
    # E: send() of "Signal[Any, Any]" is given payload key "name" twice  [signal-send]
    sent.send(None, **unknown)
    # U: payload: the keys of "**unknown" are not known: it is a dict
    sent.send(None, order_id=1, **unknown)
    # U: payload: the keys of "**unknown" are not known: it is a dict
