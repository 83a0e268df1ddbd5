"""Receivers that other decorators have changed."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache, lru_cache, partial, singledispatch, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypedDict, TypeVar

from turnsignal import Signal

if TYPE_CHECKING:
    from functools import _Wrapped


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


P = ParamSpec("P")
ResultT = TypeVar("ResultT")
order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


def logged(function: Callable[P, ResultT]) -> Callable[P, ResultT]:
    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> ResultT:
        return function(*args, **kwargs)

    return wrapper


def retried(times: int) -> Callable[[Callable[P, ResultT]], Callable[P, ResultT]]:
    def decorate(function: Callable[P, ResultT]) -> Callable[P, ResultT]:
        return function

    return decorate


def with_number(function: Callable[Concatenate[int, P], ResultT]) -> Callable[P, ResultT]:
    return partial(function, 1)


def only_for_shops(
    function: Callable[Concatenate[Shop, P], ResultT],
) -> Callable[Concatenate[Shop, P], ResultT]:
    return function


def untyped(function):  # type: ignore[no-untyped-def]
    return function


def forgetful(function: Callable[..., None]) -> Callable[..., None]:
    return function


@order_placed.connect
@logged
def fits(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int)
@retried(3)
@logged
def lacks_the_key(sender: Shop) -> None: ...


@order_placed.connect
@with_number
def is_given_a_number(number: int, sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
# E: Receiver "is_given_no_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_given_no_key(sender: Shop, *, order_id: int)
@with_number
def is_given_no_key(number: int, sender: Shop) -> None: ...


@order_placed.connect
# E: Receiver "is_for_shops" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# E: Receiver "is_for_shops" of "Signal[Shop, OrderPlaced]" requires parameter "order", which is not a payload key (did you mean "order_id"?)  [signal-receiver]
# N: Expected signature: def is_for_shops(sender: Shop, *, order_id: int)
@only_for_shops
def is_for_shops(sender: Shop, *, order: int) -> None: ...


@order_placed.connect
@untyped
# E: Untyped decorator makes function "is_unknown" untyped  [untyped-decorator]
def is_unknown(sender: Shop) -> None: ...


@order_placed.connect
@forgetful
def is_forgotten(sender: Shop) -> None: ...


@order_placed.connect
@contextmanager
def opens(sender: Shop, *, order_id: int) -> Iterator[None]:
    yield


@order_placed.connect
# E: Receiver "opens_without_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def opens_without_key(sender: Shop, *, order_id: int)
@contextmanager
def opens_without_key(sender: Shop) -> Iterator[None]:
    yield


@order_placed.connect
# E: Receiver "opens_later_without_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def opens_later_without_key(sender: Shop, *, order_id: int)
@asynccontextmanager
async def opens_later_without_key(sender: Shop) -> AsyncIterator[None]:
    yield


@order_placed.connect
@lru_cache(maxsize=None)
def is_cached(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
# E: Receiver "is_cached_without_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_cached_without_key(sender: Shop, *, order_id: int) -> None
@lru_cache
def is_cached_without_key(sender: Shop) -> None: ...


@cache
def is_cached_elsewhere(sender: Shop) -> None: ...


order_placed.connect(is_cached_elsewhere)
# E: Receiver "is_cached_elsewhere" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_cached_elsewhere(sender: Shop, *, order_id: int) -> None


@lru_cache
@logged
def is_cached_and_logged(sender: Shop) -> None: ...


order_placed.connect(is_cached_and_logged)


@singledispatch
def dispatches(sender: object, **payload: Any) -> None: ...


order_placed.connect(dispatches)


@logged
@order_placed.connect
# E: Receiver "is_connected_first" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_connected_first(sender: Shop, *, order_id: int) -> None
def is_connected_first(sender: Shop) -> None: ...


def wrapped_visibly(function: Callable[P, None]) -> "_Wrapped[P, None, P, None]":
    return wraps(function)(function)


@order_placed.connect
# E: Receiver "is_wrapped" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_wrapped(sender: Shop, *, order_id: int)
@wrapped_visibly
def is_wrapped(sender: Shop) -> None: ...


order_placed.connect(is_wrapped)
# E: Receiver "is_wrapped" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def is_wrapped(sender: Shop, *, order_id: int)


def connected(function: Callable[P, ResultT]) -> Callable[P, ResultT]:
    return order_placed.connect(function)
    # E: Receiver "function" of "Signal[Shop, OrderPlaced]" has the parameters of "P", which are not known here: annotate those that the signal passes, or Callable[..., Any]  [signal-receiver]
    # N: Expected signature: def function(sender: Shop, *, order_id: int, **kwargs: object)


reveal_type(fits)
# N: Revealed type is "def (sender: receiver_decorators.Shop, *, order_id: int)"
reveal_type(is_cached)
# N: Revealed type is "functools._lru_cache_wrapper[None]"
