"""Forms that the plugin does not see through: no message, and above all no false one."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypedDict

from turnsignal import Signal, SpecSignal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


P = ParamSpec("P")
order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


def lacks_the_key(sender: Shop) -> None: ...


partial(order_placed.connect)(lacks_the_key)
partial(order_placed.send, shop)()
list(map(order_placed.connect, [lacks_the_key]))


def relay_specified(
    signal: SpecSignal[Shop, Any, P], *arguments: P.args, **payload: P.kwargs
) -> None:
    signal.connect(lacks_the_key)


def relay_receiver(
    signal: SpecSignal[Shop, int, P], receiver: Callable[Concatenate[Shop, P], int]
) -> None:
    signal.connect(receiver)
