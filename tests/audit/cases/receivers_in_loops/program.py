from blinker import Signal

s = Signal()


def a(sender, x, y=1): ...
def b(sender, y=1, x=2): ...


for f in (a, b):
    s.connect(f)
s.send(1, x=2)
