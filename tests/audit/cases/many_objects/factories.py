from blinker import Signal


def make(doc):
    s = Signal(doc)
    return s  # with `return Signal(doc)` all is well


a = make("a")
b = make("b")


@a.connect
def r(sender, x): ...
# H: Receiver "r" of signal "s" requires parameter "x", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
# H: Receiver "r" of signal "s" does not accept payload key "y" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]
@b.connect
def r2(sender, y): ...
# H: Receiver "r2" of signal "s" requires parameter "y", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
# H: Receiver "r2" of signal "s" does not accept payload key "x" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]




a.send(None, x=1)
# H: Sends of signal "s" pass different keys: "x" (1 of 2 sends), "y" (1 of 2 sends)  [signal-sends-differ]
b.send(None, y=1)
