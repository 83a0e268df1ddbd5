"""Signals that are declared in all of the ways that Python knows of at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

import blinker
from typing_extensions import NotRequired, ReadOnly, TypeAliasType, TypedDict, Unpack

from turnsignal import NamedSignal, Signal, define, signal

if TYPE_CHECKING:
    from decimal import Decimal

T = TypeVar("T")
ModelT = TypeVar("ModelT")


class Placed(TypedDict):
    order_id: int


class OrderPlaced(Placed):
    total: ReadOnly[float]
    note: NotRequired[ReadOnly[str]]


class OrderCancelled(TypedDict, total=False):
    reason: str


class Changed(TypedDict, Generic[T]):
    old: T
    new: list[T]


class Priced(TypedDict):
    price: Decimal


class Market:
    closed = Signal["Market", OrderPlaced]()  # pyrefly: ignore[not-a-type]  # a string
    opened: ClassVar[blinker.Signal[Market, OrderPlaced]] = blinker.Signal()


class ModelSignal(Signal[ModelT, Changed[ModelT]]):
    """A signal whose payload depends on its sender."""


class MarketSignal(ModelSignal[Market]):
    """A subclass of a subclass."""


OrderSignal = TypeAliasType("OrderSignal", NamedSignal[Market, OrderPlaced, int])

made = Signal[Market, OrderPlaced]()
of_union = Signal[Market | None, OrderPlaced | OrderCancelled]()
of_subclass = ModelSignal[int]()
of_subclass_of_subclass = MarketSignal()
annotated: NamedSignal[Market, OrderPlaced] = signal("tests: annotated")
annotated_with_alias: OrderSignal = signal("tests: annotated with an alias")
of_blinker: blinker.NamedSignal[Market, OrderPlaced] = blinker.signal("tests: of blinker")
of_blinker_without_weak_senders: blinker.Signal[tuple[str, str] | None, OrderCancelled] = (
    blinker.Signal()
)
of_unknown_type = Signal[Market, Priced]()
undeclared = Signal()
undeclared_of_blinker = blinker.Signal()


@define
def specified(sender: Market, /, *, order_id: int, note: str = "") -> int:
    raise NotImplementedError


@define
def specified_with_unpack(sender: Market, /, **payload: Unpack[OrderPlaced]) -> None: ...


@define
def specified_with_more(sender: Market, /, *, order_id: int, **more: str) -> None: ...
