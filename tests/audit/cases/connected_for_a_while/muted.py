from blinker import Signal

s = Signal()
with s.muted():
    s.send(None)


@s.connect
def r(sender, x): ...


