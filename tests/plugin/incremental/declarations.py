"""What `uses.py` reads back from mypy's cache."""

from collections.abc import Callable
from functools import partial
from typing import Any, ParamSpec, TypedDict, TypeVar, overload

from typing_extensions import NotRequired

from turnsignal import Signal, define

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])
ResultT = TypeVar("ResultT")
P = ParamSpec("P")


class Shop: ...


class OrderPlaced(TypedDict):
    total: float
    order_id: int
    note: NotRequired[str]


order_placed = Signal[Shop, OrderPlaced]("An order was placed.")


@define
def order_cancelled(sender: Shop, /, *, reason: str, order_id: int) -> None:
    """An order was cancelled."""


def function(sender: Shop, *, order: int) -> None: ...
async def coroutine(sender: Shop, *, order: int) -> None: ...
def prefixed(prefix: str, sender: Shop, *, order: int) -> None: ...


def unchanged(function: FunctionT) -> FunctionT:
    return function


def called_later(function: Callable[P, ResultT]) -> Callable[P, ResultT]:
    return function


@unchanged
def decorated(sender: Shop, *, order: int) -> None: ...
@called_later
def decorated_anew(sender: Shop, *, order: int) -> None: ...


part = partial(prefixed, "shop")
nested = partial(partial(prefixed), "shop")


@overload
def overloaded(sender: Shop) -> int: ...
@overload
def overloaded(sender: str) -> str: ...
def overloaded(sender: Shop | str) -> int | str:
    return 1


class Warehouse:
    def __call__(self, sender: Shop, *, order: int) -> None: ...
    def method(self, sender: Shop, *, order: int) -> None: ...
    @classmethod
    def class_method(cls, sender: Shop, *, order: int) -> None: ...
    @staticmethod
    def static_method(sender: Shop, *, order: int) -> None: ...
    @classmethod
    @unchanged
    def decorated_class_method(cls, sender: Shop, *, order: int) -> None: ...
    @overload
    def overloaded(self, sender: Shop) -> int: ...
    @overload
    def overloaded(self, sender: str) -> str: ...
    def overloaded(self, sender: Shop | str) -> int | str:
        return 1


class Parcel:
    def __init__(self, sender: Shop, *, order: int) -> None: ...


warehouse = Warehouse()
