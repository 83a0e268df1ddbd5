from blinker import Signal

s = Signal()
# H: Signal "s" is neither sent nor received here  [signal-never-sent]


@s.connect
# U: receiver: it is a class that is decorated
class K:
    def __init__(self, sender): ...
