"""Two modules that import each other."""

from __future__ import annotations

from blinker import Namespace, Signal

events = Namespace()
opened = Signal()

from import_cycle import second  # noqa: E402


@second.closed.connect
def on_closed(sender, *, name):
    # E: Receiver "on_closed" of signal "closed" does not accept payload key "key" (its only send)  [signal-receiver]
    # E: Receiver "on_closed" of signal "closed" requires parameter "name", which no send passes  [signal-receiver]
    pass


def open_all():
    opened.send(None, key=1)
    events.signal("both").send(None, key=1)
