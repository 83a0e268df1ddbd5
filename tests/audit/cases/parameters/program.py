"""Signals that functions are given: each call tells which one it is."""

from __future__ import annotations

from blinker import Signal

placed, paid, sent, kept = Signal(), Signal(), Signal(), Signal()


def announce(signal: Signal, order_id: int) -> None:
    signal.send(None, order_id=order_id)


def untyped(signal, **payload):
    signal.send(None, **payload)


def optional(order_id: int, signal: Signal | None = None) -> None:
    if signal is not None:
        signal.send(None, order_id=order_id)


def outer(signal: Signal) -> None:
    announce(signal, 1)


def connect_all(signals: list[Signal], receiver) -> None:
    for signal in signals:
        signal.connect(receiver)
        # U: connection: it is an item of a collection that is not written out


def with_default(signal: Signal = kept) -> None:
    signal.send(None, order_id=1)


def never_called(signal: Signal) -> None:
    signal.send(None, order_id=1)
    # U: send: it is the parameter "signal" of "never_called", and no call tells which signal that is


class Announcer:
    def announce(self, signal: Signal) -> None:
        signal.send(self, order_id=1)

    @staticmethod
    def shout(signal: Signal) -> None:
        signal.send(None, order_id=1)


@placed.connect
def on_placed(sender, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # N: parameters/program.py:100: Sent here with "order_id"
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    # N: parameters/program.py:100: Sent here with "order_id"
    # N: parameters/program.py:52: Expected signature: def on_placed(sender: None, *, order_id: int)
    pass


@paid.connect
def on_paid(sender, discount):
    # E: Receiver "on_paid" of signal "paid" does not accept payload key "order_id" (1 of 2 sends)  [signal-receiver]
    # N: parameters/program.py:101: Sent here with "order_id"
    # E: Receiver "on_paid" of signal "paid" does not accept payload key "total" (1 of 2 sends)  [signal-receiver]
    # N: parameters/program.py:105: Sent here with "total"
    # N: parameters/program.py:62: Expected signature: def on_paid(sender: None, *, order_id: int = ..., total: int = ...)
    # E: Receiver "on_paid" of signal "paid" requires parameter "discount", which no send passes  [signal-receiver]
    # N: parameters/program.py:101: Sent here with "order_id"
    # N: parameters/program.py:105: Sent here with "total"
    pass


@sent.connect
def on_sent(sender, order):
    # E: Receiver "on_sent" of signal "sent" does not accept payload key "order_id" (all 2 sends)  [signal-receiver]
    # N: parameters/program.py:107: Sent here with "order_id"
    # N: parameters/program.py:108: Sent here with "order_id"
    # E: Receiver "on_sent" of signal "sent" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    # N: parameters/program.py:107: Sent here with "order_id"
    # N: parameters/program.py:108: Sent here with "order_id"
    # N: parameters/program.py:75: Expected signature: def on_sent(sender: None, *, order_id: int)
    pass


@kept.connect
def on_kept(sender, order):
    # E: Receiver "on_kept" of signal "kept" does not accept payload key "order_id" (all 3 sends)  [signal-receiver]
    # N: parameters/program.py:109: Sent here with "order_id"
    # N: parameters/program.py:110: Sent here with "order_id"
    # N: parameters/program.py:111: Sent here with "order_id"
    # E: Receiver "on_kept" of signal "kept" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    # N: parameters/program.py:109: Sent here with "order_id"
    # N: parameters/program.py:110: Sent here with "order_id"
    # N: parameters/program.py:111: Sent here with "order_id"
    # N: parameters/program.py:87: Expected signature: def on_kept(sender: Announcer | None, *, order_id: int)
    pass


announce(placed, 1)
untyped(paid, order_id=1)
# W: Sends of signal "paid" pass different keys: "order_id" (1 of 2 sends), "total" (1 of 2 sends)  [signal-sends-differ]
# N: parameters/program.py:101: Sent here with "order_id"
# N: parameters/program.py:105: Sent here with "total"
untyped(signal=paid, total=1)
optional(1)
optional(1, signal=sent)
outer(sent)
with_default()
Announcer().announce(kept)
Announcer.shout(kept)
connect_all([placed], on_placed)
