from blinker import Signal

s = Signal()
# H: Signal "s" is sent, but nobody here receives it  [signal-never-received]
t = Signal()
# H: Signal "t" is sent, but nobody here receives it  [signal-never-received]


class W:
    def __init__(self, sig):
        self.sig = sig

    def fire(self, **kw):
        self.sig.send(self, **kw)


a = W(s)
b = W(t)
a.fire(x=1)
b.fire(y=1)
