from blinker import Signal

s = Signal()
# H: Signal "s" is sent, but nobody here receives it  [signal-never-received]


def notify(sender, **fields):
    s.send(sender, **fields)


def outer(kind, **fields):
    notify(None, kind=kind, **fields)


outer("new", key=1)
# W: Sends of signal "s" pass different keys: "key" (1 of 2 sends), "name" (1 of 2 sends)  [signal-sends-differ]
outer("old", name=1)
