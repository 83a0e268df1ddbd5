from typing import Generic, TypedDict, TypeVar

from blinker import Signal

s = Signal()
# H: Signal "s" is neither sent nor received here  [signal-never-sent]
T = TypeVar("T")


class Cell(Generic[T]):
    def __init__(self, v: T) -> None:
        self.changed = Signal()

    def set(self, v: T) -> None:
        self.changed.send(self, value=v)


@Cell(1).changed.connect
def r(sender, value: int): ...
@Cell("x").changed.connect
def r3(sender: Cell[str], value): ...
