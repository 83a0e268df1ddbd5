"""Methods, lambdas, partials, callable objects and other receivers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar, overload

from bookshop import Branch, Shop, branch, order_placed, order_shipped
from typing_extensions import ParamSpec

from turnsignal import ANY, Signal

P = ParamSpec("P")
R = TypeVar("R")
ShopT = TypeVar("ShopT", bound=Shop)


class Warehouse:
    def ship(self, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
    def send_back(self, sender: Shop, *, order_id: int, reason: str) -> None: ...

    @classmethod
    def of_class(cls, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    @classmethod
    def of_wrong_class(cls, sender: Shop, *, order_id: int, reason: str) -> None: ...

    @staticmethod
    def static(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...

    @staticmethod
    def wrong(sender: Shop, *, order_id: int, reason: str) -> None: ...

    def __call__(self, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


class Returns:
    def __call__(self, sender: Shop, *, order_id: int, reason: str) -> None: ...


@dataclass
class Order:
    sender: Shop
    order_id: int
    total: float
    note: str = ""


@dataclass
class Return:
    sender: Shop
    order_id: int
    reason: str


def logged(function: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return call


@logged
def ship(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
@logged
def send_back(sender: Shop, *, order_id: int, reason: str) -> None: ...


class Task(Generic[P, R]):
    def __init__(self, function: Callable[P, R]) -> None:
        self.function = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)


@Task
def pack(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
@Task
def pack_in_branch(sender: Branch, *, order_id: int, total: float, note: str = "") -> None: ...
@Task
def unpack(sender: Shop, *, order_id: int, reason: str) -> None: ...


def to(address: str, sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
def generic(sender: ShopT, **payload: object) -> ShopT:
    return sender


@overload
def overloaded(sender: Branch, **payload: object) -> bool: ...
@overload
def overloaded(sender: Shop, **payload: object) -> int: ...
def overloaded(sender: Shop, **payload: object) -> int:
    return len(payload)


warehouse = Warehouse()
loose = Signal[Shop, Any]()

order_placed.connect(warehouse.ship)
order_placed.connect(warehouse.of_class)
order_placed.connect(Warehouse.of_class)
order_placed.connect(Warehouse.static)
order_placed.connect(warehouse)
order_placed.connect(Order)
order_placed.connect(ship)
order_placed.connect(partial(to, "Bath"), weak=False)
order_placed.connect(generic)
order_placed.connect(overloaded)
order_placed.connect(overloaded, branch)
order_placed.connect_via(branch)(overloaded)
order_placed.connect_via(ANY)(overloaded)
order_placed.connect(lambda sender, order_id, total, note="": None, weak=False)
order_placed.connect(ship if warehouse else generic)
loose.connect(ship if warehouse else generic)

# pyright could remember of the class what it finds in the first object.
order_placed.connect(pack_in_branch, branch)
order_placed.connect(pack)
loose.connect(pack)
order_placed.connect(unpack)  # refused by all but mypy

order_shipped.connect(warehouse.ship)
order_shipped.connect(Warehouse.of_class)
order_shipped.connect(warehouse)
order_shipped.connect(Order)
order_shipped.connect(ship)
order_shipped.connect(partial(to, "Bath"), weak=False)
order_shipped.connect(generic)
order_shipped.connect(overloaded)
order_shipped.connect(overloaded, branch)

order_placed.connect(warehouse.send_back)  # refused by all but mypy
order_placed.connect(Warehouse.of_wrong_class)  # refused by all but mypy
order_placed.connect(Warehouse.wrong)  # refused by all but mypy
order_placed.connect(Returns(), weak=False)  # refused by all but mypy
order_placed.connect(Return)  # refused by all but mypy
order_placed.connect(send_back)  # refused by all but mypy
order_placed.connect(partial(to), weak=False)  # refused by plugin, pyrefly, ty
order_placed.connect(lambda sender, order_id: None, weak=False)  # refused by all but mypy

order_shipped.connect(warehouse.send_back)  # refused by all
order_shipped.connect(Warehouse.wrong)  # refused by all
order_shipped.connect(Returns(), weak=False)  # refused by all
order_shipped.connect(Return)  # refused by all
order_shipped.connect(send_back)  # refused by all
order_shipped.connect(partial(to), weak=False)  # refused by plugin, pyrefly, ty


def anything(receiver: Any, function: Callable[..., Any]) -> None:
    order_placed.connect(receiver)
    order_placed.connect(function)
    order_shipped.connect(receiver)
    order_shipped.connect(function)
