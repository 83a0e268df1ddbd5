from __future__ import annotations

from blinker import Signal
from import_cycle import first

closed = Signal()
both = first.events.signal("both")


@first.opened.connect
def on_opened(sender, *, name):
    # E: Receiver "on_opened" of signal "opened" does not accept payload key "key" (its only send)  [signal-receiver]
    # E: Receiver "on_opened" of signal "opened" requires parameter "name", which no send passes  [signal-receiver]
    pass


@both.connect
def on_both(sender, *, name):
    # E: Receiver "on_both" of signal "both" does not accept payload key "key" (its only send)  [signal-receiver]
    # E: Receiver "on_both" of signal "both" requires parameter "name", which no send passes  [signal-receiver]
    pass


def close_all():
    closed.send(None, key=1)


both.connect(lambda sender, **payload: None)
# E: The lambda connected to signal "both" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
