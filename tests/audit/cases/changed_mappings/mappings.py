from blinker import Signal

s2, s4, s5, s6, s7, s8, s9 = Signal(), Signal(), Signal(), Signal(), Signal(), Signal(), Signal()
# H: Signal "s4" is sent, but nobody here receives it  [signal-never-received]
# H: Signal "s5" is sent, but nobody here receives it  [signal-never-received]
# H: Signal "s7" is sent, but nobody here receives it  [signal-never-received]
# H: Signal "s8" is sent, but nobody here receives it  [signal-never-received]
# H: Signal "s9" is sent, but nobody here receives it  [signal-never-received]


@s6.connect
def r6(sender): ...
# H: Receiver "r6" of signal "s6" does not accept payload key "a" (its only send); whether it is called by these is not known  [signal-receiver]
@s2.connect
def r2(sender, a): ...
def choose(sig):
    sig = s7
    sig.send(None, a=1)


choose(s6)


def replaced(**kw):
    kw = {"z": 1}
    s4.send(None, **kw)
    # U: payload: "**kw" is changed before it is passed on


replaced(a=1)


def added(**kw):
    kw["extra"] = 1
    s2.send(None, **kw)
    # U: payload: "**kw" is changed before it is passed on


added(a=1)


def updated(**kw):
    kw.update(q=1)
    s5.send(None, **kw)
    # U: payload: "**kw" is changed before it is passed on


updated(a=1)


def call(**kwargs):
    as_list = kwargs.pop("as_list", False)
    return s8.send("x", **kwargs)


call(as_list=True, a=1)


def hook(**kw):
    s9.send(None, **kw)
    # U: payload: the keys of "**kw" are not known: it is a dict


print(hook)
hook(a=1)
