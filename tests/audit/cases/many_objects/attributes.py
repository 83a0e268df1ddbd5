from blinker import Signal


class Bus:
    def __init__(self):
        self.sig = Signal()

    def emit(self, **kw):
        self.sig.send(self, **kw)


a, b = Bus(), Bus()


@a.sig.connect
def r(sender, x): ...
# H: Receiver "r" of signal "Bus.sig" requires parameter "x", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
# H: Receiver "r" of signal "Bus.sig" does not accept payload key "y" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]
@b.sig.connect
def r2(sender, y): ...
# H: Receiver "r2" of signal "Bus.sig" requires parameter "y", which 1 of 2 sends leaves out; whether it is called by these is not known  [signal-missing-key]
# H: Receiver "r2" of signal "Bus.sig" does not accept payload key "x" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]




a.emit(x=1)
# H: Sends of signal "Bus.sig" pass different keys: "x" (1 of 2 sends), "y" (1 of 2 sends)  [signal-sends-differ]
b.emit(y=1)
