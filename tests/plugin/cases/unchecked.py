"""Forms that the plugin does not see through: no message, and above all no false one."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypedDict, TypeVar

from turnsignal import Signal, SpecSignal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


P = ParamSpec("P")
SignalT = TypeVar("SignalT", bound=Signal[Shop, OrderPlaced])
order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


def lacks_the_key(sender: Shop) -> None: ...


connect, send = order_placed.connect, order_placed.send
connect(lacks_the_key)
send(shop)
Signal.connect(order_placed, lacks_the_key)
Signal.send(order_placed, shop)
partial(order_placed.connect)(lacks_the_key)
list(map(order_placed.connect, [lacks_the_key]))


@order_placed.connect
class LacksTheKey:
    def __init__(self, sender: Shop) -> None: ...


class Strict(Signal[Shop, OrderPlaced]):
    def connect_all(self, receivers: list[Callable[..., Any]]) -> None:
        for receiver in receivers:
            self.connect(receiver)
        super().connect(lacks_the_key)


def relay(signal: SignalT) -> None:
    signal.connect(lacks_the_key)
    signal.send(shop)


def relay_specified(
    signal: SpecSignal[Shop, Any, P], *arguments: P.args, **payload: P.kwargs
) -> None:
    signal.connect(lacks_the_key)


def relay_receiver(
    signal: SpecSignal[Shop, int, P], receiver: Callable[Concatenate[Shop, P], int]
) -> None:
    signal.connect(receiver)
