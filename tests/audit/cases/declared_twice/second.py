from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from blinker import signal
from declared_twice.first import Placed

if TYPE_CHECKING:
    from blinker import NamedSignal


class OtherPlaced(TypedDict):
    order_id: str


placed: NamedSignal[object, OtherPlaced] = signal("declared-twice.placed")
# E: Signal "placed" is declared with payload "OtherPlaced" here, and with "Placed" elsewhere; it is the same signal  [signal-declarations-differ]
# N: declared_twice/first.py:17: The other declaration: "Placed"
paid: NamedSignal[object, Placed] = signal("declared-twice.paid")
placed.send(None, order_id="1")
paid.send(None, order_id=1)


@placed.connect
def on_placed(sender: object, *, order_id: str) -> None:
    pass


@paid.connect
def on_paid(sender: object, *, order_id: int) -> None:
    pass
