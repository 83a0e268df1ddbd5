"""Signals that nobody sends, or nobody receives; Flask's are others' business."""

from blinker import Signal
from flask import request_started

never_received = Signal()
# H: Signal "never_received" is sent, but nobody here receives it  [signal-never-received]
never_sent = Signal()
# H: Signal "never_sent" is received, but nobody here sends it  [signal-never-sent]
unused = Signal()
# H: Signal "unused" is neither sent nor received here  [signal-never-sent]
fine = Signal()

never_received.send(None)
fine.send(None)


@never_sent.connect
def on_never_sent(sender):
    pass


@fine.connect
def on_fine(sender):
    pass


@request_started.connect
def on_started(sender, **payload):
    pass
