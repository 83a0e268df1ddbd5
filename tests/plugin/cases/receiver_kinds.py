"""Receivers of every kind: methods, classes, callable objects, partials, overloads, unions."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypedDict, TypeVar, overload

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()


class Warehouse:
    def fits(self, sender: Shop, *, order_id: int) -> None: ...
    def does_not_fit(self, sender: Shop, *, order: int) -> None: ...
    @classmethod
    def class_fits(cls, sender: Shop, *, order_id: int) -> None: ...
    @classmethod
    def class_does_not_fit(cls, sender: Shop) -> None: ...
    @staticmethod
    def static_fits(sender: Shop, *, order_id: int) -> None: ...
    @staticmethod
    def static_does_not_fit(sender: Shop) -> None: ...


warehouse = Warehouse()
order_placed.connect(warehouse.fits)
order_placed.connect(Warehouse.class_fits)
order_placed.connect(warehouse.static_fits)

order_placed.connect(warehouse.does_not_fit)
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" requires parameter "order", which is not a payload key (did you mean "order_id"?)  [signal-receiver]
# N: Expected signature: def does_not_fit(self, sender: Shop, *, order_id: int) -> None

order_placed.connect(Warehouse.class_does_not_fit)
# E: Receiver "class_does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def class_does_not_fit(cls, sender: Shop, *, order_id: int)

order_placed.connect(warehouse.static_does_not_fit)
# E: Receiver "static_does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def static_does_not_fit(sender: Shop, *, order_id: int)

order_placed.connect(Warehouse.fits)
# E: Receiver "fits" of "Signal[Shop, OrderPlaced]" takes "self" first: it is connected unbound, so "self" would receive the sender; connect the method of an object  [signal-receiver]


class Fits:
    def __call__(self, sender: Shop, *, order_id: int) -> None: ...


class DoesNotFit:
    def __call__(self, sender: Shop) -> None: ...


fits = Fits()
does_not_fit = DoesNotFit()
order_placed.connect(fits)

order_placed.connect(does_not_fit)
# E: Receiver of type "DoesNotFit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def __call__(self, sender: Shop, *, order_id: int) -> None


class Receives(Protocol):
    def __call__(self, sender: Shop, /, *, order_id: int) -> None: ...


class Parcel:
    def __init__(self, sender: Shop, *, order_id: int) -> None: ...


class Letter:
    def __init__(self, sender: Shop) -> None: ...


order_placed.connect(Parcel)

order_placed.connect(Letter)
# E: Receiver class "Letter" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def __init__(self, sender: Shop, *, order_id: int) -> None


def log(prefix: str, sender: Shop, *, order_id: int, level: int) -> None: ...


logged = partial(log, "shop", level=1)
order_placed.connect(logged)

half_logged = partial(log, "shop")
order_placed.connect(half_logged)
# E: Receiver "partial(log)" of "Signal[Shop, OrderPlaced]" requires parameter "level", which is not a payload key  [signal-receiver]
# N: Expected signature: def receiver(sender: Shop, *, order_id: int)

unprefixed = partial(log, level=1)
order_placed.connect(unprefixed)
# E: Receiver "partial(log)" of "Signal[Shop, OrderPlaced]" expects a sender of type "str" for "prefix", but may get "Shop"  [signal-receiver]
# E: Receiver "partial(log)" of "Signal[Shop, OrderPlaced]" requires parameter "sender", which is not a payload key  [signal-receiver]
# N: Expected signature: def receiver(sender: Shop, *, order_id: int)


@overload
def overloaded(sender: Shop, *, order_id: int) -> int: ...
@overload
def overloaded(sender: str) -> str: ...
def overloaded(sender: Shop | str, *, order_id: int = 0) -> int | str:
    return order_id


@overload
def none_fits(sender: Shop) -> int: ...
@overload
def none_fits(sender: str) -> str: ...
def none_fits(sender: Shop | str) -> int | str:
    return 1


order_placed.connect(overloaded)

order_placed.connect(none_fits)
# E: Receiver "none_fits" of "Signal[Shop, OrderPlaced]" cannot be called with the sender and the payload  [signal-receiver]
# N: Receiver overload: def none_fits(sender: Shop) -> int
# N: Receiver overload: def none_fits(sender: str) -> str
# N: Expected signature: def none_fits(sender: Shop, *, order_id: int)


T = TypeVar("T")
NumberT = TypeVar("NumberT", int, float)


@order_placed.connect
def generic(sender: T, *, order_id: NumberT) -> NumberT:
    return order_id


@order_placed.connect
# E: Receiver "generic_without_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def generic_without_key(sender: Shop, *, order_id: int)
def generic_without_key(sender: T) -> T:
    return sender


async def async_fits(sender: Shop, *, order_id: int) -> None: ...
async def async_does_not_fit(sender: Shop) -> None: ...


order_placed.connect(async_fits)

order_placed.connect(async_does_not_fit)
# E: Receiver "async_does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: async def async_does_not_fit(sender: Shop, *, order_id: int) -> None


def connect_values(
    whatever: Any,
    protocol: Receives,
    some_callable: Callable[..., None],
    wrong_callable: Callable[[Shop], None],
    either: Fits | DoesNotFit,
    some_class: type[Parcel],
    maybe: Fits | None,
) -> None:
    order_placed.connect(whatever)
    order_placed.connect(protocol)
    order_placed.connect(some_callable)
    order_placed.connect(some_class)

    order_placed.connect(wrong_callable)
    # E: Receiver "wrong_callable" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def wrong_callable(sender: Shop, *, order_id: int)

    order_placed.connect(either)
    # E: Receiver of type "DoesNotFit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def __call__(self, sender: Shop, *, order_id: int) -> None

    order_placed.connect(maybe)
    # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "Fits | None": "None" is not callable  [signal-receiver]


BranchT = TypeVar("BranchT", bound="Branch")


class Branch(Shop): ...


@order_placed.connect
# E: Receiver "returns_what_it_gets" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def returns_what_it_gets(sender: Shop, *, order_id: int)
def returns_what_it_gets(sender: BranchT, *, order_id: int) -> BranchT:
    return sender


class Moved(TypedDict):
    self: int


class Mover:
    def takes_all(self, sender: Shop, **payload: object) -> None: ...
    def takes_all_by_position(self, sender: Shop, /, **payload: object) -> None: ...


moved = Signal[Shop, Moved]()
mover = Mover()
moved.connect(mover.takes_all)
# E: Receiver "takes_all" of "Signal[Shop, Moved]" is bound to an object as "self", which is also a payload key; make it positional-only or rename it  [signal-receiver]
# N: Expected signature: def takes_all(self, /, sender: Shop, **payload: Any) -> None

moved.connect(mover.takes_all_by_position)


def connect_either(flag: bool) -> None:
    order_placed.connect(async_fits if flag else async_does_not_fit)
    # E: Receiver "async_does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: async def async_does_not_fit(sender: Shop, *, order_id: int) -> None


class OddlyNamed:
    def method(this, sender: Shop) -> None: ...
    @classmethod
    def class_method(klass, sender: Shop) -> None: ...


order_placed.connect(OddlyNamed.method)
# E: Receiver "method" of "Signal[Shop, OrderPlaced]" takes "this" first: it is connected unbound, so "this" would receive the sender; connect the method of an object  [signal-receiver]
order_placed.connect(OddlyNamed.class_method)
# E: Receiver "class_method" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def class_method(klass, sender: Shop, *, order_id: int)


class Asynchronous:
    async def __call__(self, sender: Shop) -> None: ...


asynchronous = Asynchronous()
order_placed.connect(asynchronous)
# E: Receiver of type "Asynchronous" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: async def __call__(self, sender: Shop, *, order_id: int) -> None


class OrderShipped(TypedDict):
    order_id: int
    carrier: str


order_shipped = Signal[Shop, OrderShipped]()
order_placed.connect(order_placed.send)
order_placed.connect(order_placed.send_async)
order_placed.connect(order_shipped.send)
# E: Receiver "send" of "Signal[Shop, OrderPlaced]" requires parameter "carrier", which is not a payload key  [signal-receiver]
# N: Expected signature: def send(sender: Shop, *, order_id: int)
order_shipped.connect(order_placed.send_async)
# E: Receiver "send_async" of "Signal[Shop, OrderShipped]" does not accept payload key "carrier"  [signal-receiver]
# N: Expected signature: async def send_async(sender: Shop, *, carrier: str, order_id: int)


def connect_what_cannot_be_called(
    either: int | str, shape: tuple[int, int], order: OrderPlaced
) -> None:
    order_placed.connect(either)
    # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "int | str": "int" is not callable  [signal-receiver]
    order_placed.connect(shape)
    # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "tuple[int, int]"  [signal-receiver]
    order_placed.connect(order)
    # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "OrderPlaced"  [signal-receiver]
    order_placed.connect_via(Shop())("text")
    # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "str"  [signal-receiver]
    with order_placed.connected_to(None):
        # E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "None"  [signal-receiver]
        pass


class Nameless:
    def receive(sender, order: int) -> None: ...


def from_branch(branch: Branch, /, *, order_id: int) -> None: ...


nameless = Nameless()
order_placed.connect(nameless.receive)
# E: Receiver "receive" of "Signal[Shop, OrderPlaced]" expects a sender of type "int" for "order", but may get "Shop"  [signal-receiver]
# E: Receiver "receive" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def receive(sender, sender_: Shop, *, order_id: int) -> None
order_placed.connect(from_branch)
# E: Receiver "from_branch" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch", but may get "Shop"  [signal-receiver]
# N: Expected signature: def from_branch(sender: Shop, *, order_id: int) -> None
order_placed.connect(len)
# E: Receiver "len" of "Signal[Shop, OrderPlaced]" expects a sender of type "Sized", but may get "Shop"  [signal-receiver]
# E: Receiver "len" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def len(sender: Shop, *, order_id: int)


nested = partial(partial(log, "shop"), level=1)
order_placed.connect(nested)

nested_too_little = partial(partial(log), "shop")
order_placed.connect(nested_too_little)
# E: Receiver "partial(log)" of "Signal[Shop, OrderPlaced]" requires parameter "level", which is not a payload key  [signal-receiver]
# N: Expected signature: def receiver(sender: Shop, *, order_id: int)
order_placed.connect(partial(partial(partial(log, "shop"), level=1), order_id="1"), weak=False)
nested_wrongly = partial(partial(log, "shop"), level="1")
reveal_type(nested)
# N: Revealed type is "functools.partial[None]"
