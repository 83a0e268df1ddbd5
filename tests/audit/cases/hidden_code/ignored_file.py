# type: ignore
from blinker import Signal

s = Signal()


def f():
    s.send(None, x=1)


@s.connect
def r(sender): ...
# E: Receiver "r" of signal "s" does not accept payload key "x" (its only send)  [signal-receiver]


