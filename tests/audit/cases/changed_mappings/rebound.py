from blinker import Signal

s = Signal()


def fire(**kw):
    kw = {"a": 1}
    s.send(None, **kw)
    # U: payload: "**kw" is changed before it is passed on


fire(x=1)


@s.connect
def r(sender, a): ...
