"""The ANY of one library is no more than a sender to the signals of the other."""

from __future__ import annotations

from typing import TypedDict

import blinker

import turnsignal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


class Recorded(turnsignal.Signal[Shop, OrderPlaced]): ...


ours: turnsignal.Signal[Shop, OrderPlaced] = turnsignal.Signal()
theirs: blinker.Signal[Shop, OrderPlaced] = blinker.Signal()
bare = turnsignal.signal("anything")
recorded = Recorded()


def log(sender: object, **payload: object) -> None: ...


ours.connect(log, turnsignal.ANY)
ours.connect(log, ours.ANY)
theirs.connect(log, blinker.ANY)
theirs.connect(log, sender=theirs.ANY)
theirs.connect_via(blinker.ANY)(log)
recorded.connect(log, turnsignal.ANY)

ours.connect(log, blinker.ANY)
# E: "Signal[Shop, OrderPlaced]" takes the ANY of blinker for a sender like others, which never sends  [signal-receiver]
# N: Use turnsignal.ANY, or leave the sender out
bare.connect(log, sender=theirs.ANY)
# E: "NamedSignal[Any, Any]" takes the ANY of blinker for a sender like others, which never sends  [signal-receiver]
# N: Use turnsignal.ANY, or leave the sender out
recorded.connect(log, blinker.ANY)
# E: "Recorded" takes the ANY of blinker for a sender like others, which never sends  [signal-receiver]
# N: Use turnsignal.ANY, or leave the sender out
theirs.connect(log, turnsignal.ANY)
# E: "Signal[Shop, OrderPlaced]" takes the ANY of turnsignal for a sender like others, which never sends  [signal-receiver]
# N: Use blinker.ANY, or leave the sender out
with theirs.connected_to(log, ours.ANY):
    # E: "Signal[Shop, OrderPlaced]" takes the ANY of turnsignal for a sender like others, which never sends  [signal-receiver]
    # N: Use blinker.ANY, or leave the sender out
    pass
turnsignal.Signal.connect(ours, log, blinker.ANY)
# E: "Signal[Shop, OrderPlaced]" takes the ANY of blinker for a sender like others, which never sends  [signal-receiver]
# N: Use turnsignal.ANY, or leave the sender out


@ours.connect_via(blinker.ANY)
# E: "Signal[Shop, OrderPlaced]" takes the ANY of blinker for a sender like others, which never sends  [signal-receiver]
# N: Use turnsignal.ANY, or leave the sender out
def log_order(sender: Shop, order_id: int) -> None: ...


# Signals of both are distinct types; what carries the same may forward it.
ours.connect(theirs.send)
theirs.connect(ours.send)
wrong: blinker.Signal[Shop, OrderPlaced] = ours
# E: Incompatible types in assignment (expression has type "turnsignal._signal.Signal[Shop, OrderPlaced, Any]", variable has type "blinker.base.Signal[Shop, OrderPlaced, Any]")  [assignment]
