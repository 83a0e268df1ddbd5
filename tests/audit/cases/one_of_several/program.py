"""What may be one of several signals is certain of none of them."""

import os

from blinker import Signal

first, second = Signal(), Signal()
chosen = first if os.environ.get("FIRST") else second
either = first or second

chosen.send(None, key=1)


@second.connect
def on_second(sender, *, name):
    # H: Receiver "on_second" of signal "second" does not accept payload key "key" (all 2 sends); whether it is called by these is not known  [signal-receiver]
    # H: Receiver "on_second" of signal "second" requires parameter "name", which no send passes; whether it is called by these is not known  [signal-receiver]
    pass


@either.connect
def on_either(sender, *, other):
    # H: Receiver "on_either" of signal "first" does not accept payload key "key" (all 2 sends); whether it is called by these is not known  [signal-receiver]
    # H: Receiver "on_either" of signal "first" requires parameter "other", which no send passes; whether it is called by these is not known  [signal-receiver]
    # H: Receiver "on_either" of signal "second" does not accept payload key "key" (all 2 sends); whether it is called by these is not known  [signal-receiver]
    # H: Receiver "on_either" of signal "second" requires parameter "other", which no send passes; whether it is called by these is not known  [signal-receiver]
    pass


def choose(flag):
    if flag:
        return first
    return second


choose(True).send(None, key=2)
