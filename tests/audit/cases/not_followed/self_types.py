from typing import Generic, TypedDict, TypeVar

from blinker import Signal
from typing_extensions import Self

s = Signal()
# H: Signal "s" is neither sent nor received here  [signal-never-sent]
U = TypeVar("U", bound="M")


class M:
    saved = Signal()

    def save(self) -> Self:
        self.saved.send(self, a=1)
        return self


@M.saved.connect
def r(sender): ...
# E: Receiver "r" of signal "M.saved" does not accept payload key "a" (its only send)  [signal-receiver]


