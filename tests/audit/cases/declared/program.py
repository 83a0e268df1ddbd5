"""Declared signals are checked against what they declare, and not against what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from blinker import signal

import turnsignal

if TYPE_CHECKING:
    from blinker import NamedSignal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float


placed = turnsignal.Signal[Shop, OrderPlaced]("An order was placed.")
annotated: NamedSignal[Shop, OrderPlaced] = signal("declared.annotated")
open_payload: NamedSignal[Shop, Any] = signal("declared.open")


@turnsignal.define
def specified(sender: Shop, /, *, order_id: int) -> None:
    """An order was specified."""


@placed.connect
# E: Receiver "on_placed" of "Signal[Shop, OrderPlaced]" does not accept payload key "total"  [signal-receiver]
def on_placed(sender: Shop, *, order_id: int) -> None:
    pass


@annotated.connect
# E: Receiver "on_annotated" of "NamedSignal[Shop, OrderPlaced]" expects type "str" for "total", but payload key "total" has type "float"  [signal-receiver]
def on_annotated(sender: Shop, *, order_id: int, total: str) -> None:
    pass


@specified.connect
# E: Receiver "on_specified" of "SpecSignal[Shop]" does not accept payload key "order_id"  [signal-receiver]
# E: Receiver "on_specified" of "SpecSignal[Shop]" requires parameter "order", which is not a payload key (did you mean "order_id"?)  [signal-receiver]
def on_specified(sender: Shop, *, order: int) -> None:
    pass


@open_payload.connect
def on_open(sender: Shop, *, order: int) -> None:
    # E: Receiver "on_open" of signal "open_payload" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "on_open" of signal "open_payload" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


placed.send(Shop(), order_id=1)
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
annotated.send(Shop(), order_id=1, total=1.0)
specified.send(Shop(), order_id="1")
# E: Argument "order_id" to "send" of "SpecSignal" has incompatible type "str"; expected "int"  [signal-send]
open_payload.send(Shop(), order_id=1)
