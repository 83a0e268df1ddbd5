from blinker import Namespace


class N:
    ns = Namespace()

    def f(self):
        self.ns = self.ns  # also: ns = ns2; ns2 = ns
        self.ns.signal("x").send(None, x=1)
        # H: Signal "x" is sent, but nobody here receives it  [signal-never-received]

    def g(self):
        self.items = self.items  # also: d = d
        self.items["a"].send(None)
        # U: send: it may be no signal: the type of the object is not known
