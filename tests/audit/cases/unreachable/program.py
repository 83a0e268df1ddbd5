"""Code that mypy does not reach may well run."""

import sys

from blinker import Signal

placed = Signal()
text: str = "x"


@placed.connect
def on_placed(sender, *, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (all 2 sends)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def send_after_return(number: int) -> None:
    if isinstance(number, int):
        return
    placed.send(None, order_id=1)


if not isinstance(text, str):
    placed.send(None, order_id=2)

if sys.platform == "no such platform":
    placed.send(None, order_id=3)
    # U: send: mypy takes this code for unreachable


def forever() -> None:
    while True:
        pass
    unknown.send(None, order_id=4)  # noqa: F821
    # U: send: mypy takes this code for unreachable
