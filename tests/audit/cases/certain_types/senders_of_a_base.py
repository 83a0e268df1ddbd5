from blinker import Signal

s = Signal()


class A:
    def go(self):
        s.send(self)


class B(A): ...


@s.connect
def r(sender: B): ...
# H: Receiver "r" of signal "s" expects a sender of type "B" for "sender", but may get "A" (its only send); whether it is called by these is not known  [signal-receiver]


