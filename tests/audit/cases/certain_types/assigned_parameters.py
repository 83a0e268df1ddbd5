from blinker import Signal

s = Signal()


def fire(sig, v=None):
    if v is None:
        v = ""
    sig.send(None, v=v)


@s.connect
def r(sender, v: str): ...


fire(s)
fire(s, "x")
