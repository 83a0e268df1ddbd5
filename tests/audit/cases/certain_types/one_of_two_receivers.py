from blinker import Signal

s = Signal()


def a(sender, x): ...
def b(sender, y): ...


import sys

r = a if len(sys.argv) else b
s.connect(r)
s.send(1, x=1)
