from blinker import Signal


class Shop: ...


one, two = Shop(), Shop()
s = Signal()


@s.connect_via(one)
def r(sender, x): ...
@s.connect_via(two)
def r2(sender, y): ...


s.send(one, x=1)
# W: Sends of signal "s" pass different keys: "x" (1 of 2 sends), "y" (1 of 2 sends)  [signal-sends-differ]
s.send(two, y=1)
