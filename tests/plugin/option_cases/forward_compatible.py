"""With ``forward_compatible = true``, a receiver must take keys that are added later."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict, overload

from typing_extensions import Unpack

from turnsignal import Signal, define


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
anything = Signal[Shop, Any]()
numbers = Signal[Shop, Mapping[str, int]]()


@define
def order_cancelled(sender: Shop, /, *, reason: str) -> None:
    """An order was cancelled."""


@order_placed.connect
def takes_more(sender: Shop, *, order_id: int, **kwargs: object) -> None: ...


@order_placed.connect
def takes_all(sender: Shop, **payload: Unpack[OrderPlaced]) -> None: ...


@order_placed.connect
# E: Receiver "takes_what_there_is" of "Signal[Shop, OrderPlaced]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: def takes_what_there_is(sender: Shop, *, order_id: int, **kwargs: object) -> None
def takes_what_there_is(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
# E: Receiver "takes_it_later" of "Signal[Shop, OrderPlaced]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: async def takes_it_later(sender: Shop, *, order_id: int, **kwargs: object) -> None
async def takes_it_later(sender: Shop, *, order_id: int) -> None: ...


@order_cancelled.connect
# E: Receiver "takes_the_reason" of "SpecSignal[Shop]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: def takes_the_reason(sender: Shop, *, reason: str, **kwargs: object) -> None
def takes_the_reason(sender: Shop, *, reason: str) -> None: ...


@overload
def overloaded(sender: Shop, *, order_id: int) -> None: ...
@overload
def overloaded(sender: str, **payload: object) -> None: ...
def overloaded(sender: Shop | str, **payload: object) -> None: ...


class Warehouse:
    def reserve(self, sender: Shop, *, order_id: int) -> None: ...
    def __call__(self, sender: Shop, *, order_id: int) -> None: ...


warehouse = Warehouse()
order_placed.connect(warehouse)
# E: Receiver of type "Warehouse" of "Signal[Shop, OrderPlaced]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: def __call__(self, sender: Shop, *, order_id: int, **kwargs: object) -> None
order_placed.connect(warehouse.reserve)
# E: Receiver "reserve" of "Signal[Shop, OrderPlaced]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: def reserve(self, sender: Shop, *, order_id: int, **kwargs: object) -> None
order_placed.connect(overloaded)
order_placed.connect(lambda sender, order_id: None, weak=False)
# E: Lambda receiver of "Signal[Shop, OrderPlaced]" takes no further payload keys: one that is added to the declaration would break it; add **kwargs: object  [signal-forward]
# N: Expected signature: lambda sender, *, order_id, **kwargs: ...
order_placed.connect(takes_what_there_is)  # type: ignore[signal-forward]
anything.connect(takes_what_there_is)


@numbers.connect
def takes_numbers(sender: Shop, **numbers: int) -> None: ...


@order_placed.connect
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def does_not_fit(sender: Shop, *, order_id: int) -> None
def does_not_fit(sender: Shop) -> None: ...


def connect(whatever: Any, some_callable: Callable[..., None]) -> None:
    order_placed.connect(whatever)
    order_placed.connect(some_callable)
