from blinker import Signal


class A:
    changed = Signal()


class B:
    changed = Signal()


def r(sender, x): ...
# E: Receiver "r" of signal "A.changed" does not accept payload key "y" (its only send)  [signal-receiver]
# E: Receiver "r" of signal "A.changed" requires parameter "x", which no send passes  [signal-receiver]
# E: Receiver "r" of signal "B.changed" does not accept payload key "y" (its only send)  [signal-receiver]
# E: Receiver "r" of signal "B.changed" requires parameter "x", which no send passes  [signal-receiver]




A.changed.connect(r)
B.changed.connect(r)
A.changed.send(None, y=1)
B.changed.send(None, y=1)
