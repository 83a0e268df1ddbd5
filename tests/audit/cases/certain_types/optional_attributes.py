from blinker import Signal

s = Signal()


class A:
    def __init__(self):
        self.v = None

    def set(self, v):
        self.v = v

    def go(self):
        s.send(self, v=self.v)


@s.connect
def r(sender, v: int): ...
