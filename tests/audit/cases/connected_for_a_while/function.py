from blinker import Signal

s = Signal()


def one():
    def r(sender, x): ...  # weakly connected: dead when one() returns
    # H: Receiver "r" of signal "s" requires parameter "x", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
    # H: Receiver "r" of signal "s" does not accept payload key "y" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]


    s.connect(r)
    s.send(None, x=1)
    # W: Sends of signal "s" pass different keys: "x" (1 of 2 sends), "y" (1 of 2 sends)  [signal-sends-differ]


def two():
    s.send(None, y=1)
