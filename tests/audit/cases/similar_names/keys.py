from blinker import Signal

s = Signal()


@s.connect
def r(sender, *, totl, **kw): ...
# E: Receiver "r" of signal "s" requires parameter "totl", which no send passes (did you mean "total"?)  [signal-receiver]




s.send(None, total=1)
# W: Sends of signal "s" pass different keys: "total" (1 of 2 sends), "x" (1 of 2 sends)  [signal-sends-differ]
s.send(None, x=1)
