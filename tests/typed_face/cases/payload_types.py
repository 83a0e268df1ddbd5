"""TypedDicts of all sorts."""

from __future__ import annotations

from typing import Any, Generic, TypedDict, TypeVar

import typing_extensions
from bookshop import OrderPlaced, Shop, shop
from typing_extensions import NotRequired, ReadOnly, Required

from turnsignal import Signal

T = TypeVar("T")


class Inherited(OrderPlaced):
    rate: float


inherited = Signal[Shop, Inherited]()
inherited.send(shop, order_id=1, total=9.5, rate=1)
inherited.send(shop, order_id=1, total=9.5)  # refused by all but mypy


@inherited.connect
def of_inherited(
    sender: Shop, *, order_id: int, total: float, rate: float, note: str = ""
) -> None: ...


@inherited.connect  # refused by all but mypy
def without_rate(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


class PartlyRequired(TypedDict, total=False):
    order_id: Required[int]
    total: float


partly = Signal[Shop, PartlyRequired]()
partly.send(shop, order_id=1)
partly.send(shop, total=9.5)  # refused by all but mypy


@partly.connect
def of_partly(sender: Shop, *, order_id: int, total: float = 0.0) -> None: ...


@partly.connect  # refused by all but mypy
def of_whole(sender: Shop, *, order_id: int, total: float) -> None: ...


class Frozen(typing_extensions.TypedDict):
    order_id: ReadOnly[int]
    total: NotRequired[ReadOnly[float]]


frozen = Signal[Shop, Frozen]()
frozen.send(shop, order_id=1)
frozen.send(shop, total=9.5)  # refused by all but mypy


@frozen.connect
def of_frozen(sender: Shop, *, order_id: int, total: float = 0.0) -> None: ...


@frozen.connect  # refused by all but mypy
def of_frozen_text(sender: Shop, *, order_id: str, total: float = 0.0) -> None: ...


class Boxed(typing_extensions.TypedDict, Generic[T]):
    value: T


boxed = Signal[Shop, Boxed[int]]()
boxed.send(shop, value=1)
boxed.send(shop, value="1")  # refused by all but mypy


@boxed.connect
def unbox(sender: Shop, *, value: int) -> None: ...


@boxed.connect  # refused by all but mypy
def unbox_text(sender: Shop, *, value: str) -> None: ...


class Closed(typing_extensions.TypedDict, closed=True):
    order_id: int


closed = Signal[Shop, Closed]()
closed.send(shop, order_id=1)
closed.send(shop)  # refused by all but mypy
closed.send(shop, order_id=1, total=9.5)  # refused by all but mypy


@closed.connect
def of_closed(sender: Shop, *, order_id: int) -> None: ...


closed.connect(of_closed, shop)
closed.connect_via(shop)(of_closed)
with closed.connected_to(of_closed), closed.connected_to(of_closed, shop):
    pass


@closed.connect  # refused by all but mypy
def of_closed_text(sender: Shop, *, order_id: str) -> None: ...


Functional = TypedDict("Functional", {"order_id": int, "content-type": str})
functional = Signal[Shop, Functional]()


def send_all(payload: dict[str, Any]) -> None:
    functional.send(shop, **payload)


@functional.connect
def of_functional(sender: Shop, **payload: object) -> None: ...


def pass_on(payload: Closed) -> None:
    closed.send(shop, **payload)
