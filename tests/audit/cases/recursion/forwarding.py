from blinker import Signal

s = Signal()
# H: Signal "s" is sent, but nobody here receives it  [signal-never-received]


def emit(n, **kw):
    if n:
        emit(n - 1, **kw)
    s.send(None, **kw)


emit(1, x=1)
