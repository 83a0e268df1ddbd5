from blinker import Signal

s = Signal()


def r(sender, x): ...
# H: Receiver "r" of signal "s" requires parameter "x", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
# H: Receiver "r" of signal "s" does not accept payload key "y" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]




with s.connected_to(r):
    s.send(None, x=1)
    # W: Sends of signal "s" pass different keys: "x" (1 of 2 sends), "y" (1 of 2 sends)  [signal-sends-differ]
s.send(None, y=1)  # r does not hear it
