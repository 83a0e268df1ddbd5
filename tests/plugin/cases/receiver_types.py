"""connect returns the receiver with its exact type."""

from functools import partial
from typing import TypedDict

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


@order_placed.connect
def plain(sender: Shop, *, order_id: int, more: str = "") -> int:
    return order_id


@order_placed.connect_via(shop)
async def asynchronous(sender: Shop, *, order_id: int) -> int:
    return order_id


class Callable:
    def __call__(self, sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
class Parcel:
    def __init__(self, sender: Shop, *, order_id: int) -> None: ...


callable_object = Callable()
with_more = partial(plain, more="more")

reveal_type(plain)
# N: Revealed type is "def (sender: receiver_types.Shop, *, order_id: int, more: str =) -> int"
reveal_type(asynchronous)
# N: Revealed type is "def (sender: receiver_types.Shop, *, order_id: int) -> typing.Coroutine[Any, Any, int]"
reveal_type(order_placed.connect(callable_object))
# N: Revealed type is "receiver_types.Callable"
reveal_type(order_placed.connect(callable_object.__call__))
# N: Revealed type is "def (sender: receiver_types.Shop, *, order_id: int)"
reveal_type(order_placed.connect(with_more))
# N: Revealed type is "functools.partial[int]"
reveal_type(order_placed.connect(Parcel))
# N: Revealed type is "def (sender: receiver_types.Shop, *, order_id: int) -> receiver_types.Parcel"
reveal_type(order_placed.connect(lambda sender, order_id: order_id, weak=False))
# N: Revealed type is "def (sender: receiver_types.Shop, order_id: int) -> int"
plain(shop, order_id=1, more="more")

plain(shop, order_id=1, less="more")
# E: Unexpected keyword argument "less" for "plain"  [call-arg]
