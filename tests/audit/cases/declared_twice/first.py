"""One name that two modules declare."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from blinker import signal

if TYPE_CHECKING:
    from blinker import NamedSignal


class Placed(TypedDict):
    order_id: int


placed: NamedSignal[object, Placed] = signal("declared-twice.placed")
paid: NamedSignal[object, Placed] = signal("declared-twice.paid")
