from blinker import Signal

s = Signal()
# H: Signal "s" is neither sent nor received here  [signal-never-sent]


class My(Signal):
    def send(self, *sender, **kw):
        return super().send(*sender, extra=1, **kw)
        # U: send: it is the result of an expression


s = My()
