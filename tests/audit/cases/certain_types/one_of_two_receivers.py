from blinker import Signal

s = Signal()


def a(sender, x): ...
def b(sender, y): ...
# H: Receiver "b" of signal "s" does not accept payload key "x" (its only send); whether it is called by these is not known  [signal-receiver]
# H: Receiver "b" of signal "s" requires parameter "y", which no send passes; whether it is called by these is not known  [signal-receiver]


import sys

r = a if len(sys.argv) else b
s.connect(r)
s.send(1, x=1)
