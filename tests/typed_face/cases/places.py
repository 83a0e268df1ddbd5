"""Signals wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Generic, Protocol, TypeAlias, TypeVar

from bookshop import Branch, OrderPlaced, Shop, order_placed, shop
from typing_extensions import Self

from turnsignal import Signal

T = TypeVar("T")
OrderSignal: TypeAlias = Signal[Shop, OrderPlaced]
OrderSignalT = TypeVar("OrderSignalT", bound=OrderSignal)


class Till:
    placed = Signal[Shop, OrderPlaced]()
    shared: ClassVar[Signal[Shop, OrderPlaced]] = Signal()

    def __init__(self) -> None:
        self.own: Signal[Shop, OrderPlaced] = Signal()

    @property
    def computed(self) -> Signal[Shop, OrderPlaced]:
        return self.own

    def receive(self, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    def listen(self) -> None:
        self.own.connect(self.receive)
        self.placed.connect(self.receive)
        self.placed.connect(self.listen)  # refused by all


@dataclass
class Counter:
    placed: Signal[Shop, OrderPlaced] = field(default_factory=Signal)


class HasSignal(Protocol):
    placed: Signal[Shop, OrderPlaced]


class Selfish:
    kept: Signal[Self, OrderPlaced]


class Box(Generic[T]):
    def __init__(self, sender: T) -> None:
        self.sender = sender
        self.changed: Signal[T, OrderPlaced] = Signal()

    def change(self) -> None:
        self.changed.send(self.sender, order_id=1, total=9.5)


def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
def wrong(sender: Shop, *, order_id: int) -> None: ...


till = Till()
Till.placed.connect(receive)
Till.placed.connect(wrong)  # refused by all but mypy
till.placed.connect(receive)
till.shared.connect(wrong)  # refused by all but mypy
till.own.send(shop, order_id=1, total=9.5)
till.own.send(shop, order_id=1)  # refused by all but mypy
till.computed.connect(receive)
till.computed.connect(wrong)  # refused by all but mypy
Counter().placed.connect(receive)
Counter().placed.connect(wrong)  # refused by all but mypy
Box(shop).changed.connect(receive)
Box(shop).changed.connect(wrong)  # refused by all but mypy
signals: dict[str, Signal[Shop, OrderPlaced]] = {"placed": Signal()}
signals["placed"].connect(receive)
signals["placed"].connect(wrong)  # refused by all but mypy
alias = OrderSignal()
alias.connect(receive)
alias.connect(wrong)  # refused by all but mypy


def parameters(
    signal: Signal[Shop, OrderPlaced],
    maybe: Signal[Shop, OrderPlaced] | None,
    either: Signal[Shop, OrderPlaced] | Signal[Branch, OrderPlaced],
    bound: OrderSignalT,
    holder: HasSignal,
) -> OrderSignalT:
    signal.connect(receive)
    signal.connect(wrong)  # refused by all but mypy
    if maybe is not None:
        maybe.connect(receive)
        maybe.connect(wrong)  # refused by all but mypy
    either.connect(receive)
    bound.connect(receive)
    bound.connect(wrong)  # refused by all but mypy, ty
    bound.send(shop, order_id=1, total=9.5)
    bound.send(shop, order_id=1)  # refused by all but mypy, ty
    holder.placed.connect(receive)
    holder.placed.connect(wrong)  # refused by all but mypy
    if signal and signal.receivers and signal.has_receivers_for(shop):
        print(list(signal.receivers_for(shop)), signal.is_muted)
    return bound


parameters(order_placed, None, order_placed, order_placed, Counter())


@order_placed.receiver_connected.connect
def connected(signal: Signal, *, receiver: object, sender: object, weak: bool) -> None: ...


with order_placed.muted():
    order_placed.send(shop, order_id=1, total=9.5)
