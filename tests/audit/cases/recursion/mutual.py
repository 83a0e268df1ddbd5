from blinker import Signal

s = Signal()
# H: Signal "s" is sent, but nobody here receives it  [signal-never-received]


def f(sig, n):
    if n:
        g(sig, n - 1)
    sig.send(None, x=1)


def g(sig, n):
    f(sig, n)


f(s, 1)
