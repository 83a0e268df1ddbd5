"""Correct code that some refuse, as the documentation tells."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple, ParamSpec, TypedDict, TypeVar, overload

from bookshop import OrderPlaced, Shop, order_placed as placed, order_shipped as shipped, shop
from typing_extensions import NotRequired, Unpack

from turnsignal import Signal, define

T = TypeVar("T")
P = ParamSpec("P")
F = TypeVar("F", bound=Callable[..., Any])
bare = Signal()


class Voted(TypedDict):
    vote: NotRequired[int | str]


voted = Signal[object, Voted]()
on_vote = voted.connected_to
on_ship = shipped.connected_to


def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
def receive_too(sender: Shop, **payload: object) -> None: ...


Signal.connect(placed, receive)  # wrongly refused by zuban
Signal.connect(placed, receive, weak=False)  # wrongly refused by zuban
Signal.connect(placed, receive if shop else receive_too)  # wrongly refused by mypy, zuban
Signal.send(placed, shop, order_id=1, total=9.5)  # wrongly refused by zuban


@placed.connect  # wrongly refused by pyrefly
def generic(sender: T, *, order_id: int, total: float, note: str = "") -> T:
    return sender


def pass_on(payload: OrderPlaced) -> None:
    placed.send(shop, **payload)  # wrongly refused by pyrefly
    shipped.send(shop, **payload)  # wrongly refused by pyrefly


def listen(receiver: F) -> F:
    return placed.connect(receiver)  # wrongly refused by all but plugin, pyrefly, ty


@bare.connect
def takes_anything(sender: object, **payload: Any) -> str:
    return str(sender)


takes_anything(shop)  # wrongly refused by mypy


def listens(receiver: F) -> F:
    return bare.connect(receiver)  # wrongly refused by mypy


def listens_via(sender: Any) -> Callable[[F], F]:
    return bare.connect_via(sender)


def listen_to(signal: Signal, receiver: Callable[P, None]) -> None:
    signal.connect(receiver, weak=False)  # wrongly refused by ty


class Recording(Signal[Shop, OrderPlaced]):
    def send(  # wrongly refused by plugin, pyright, basedpyright
        self, sender: Shop, /, **payload: Any
    ) -> Any:
        return super().send(sender, **payload)


class Relaying(Signal):
    def connect_via(  # wrongly refused by mypy
        self, sender: Any, weak: bool = False
    ) -> Callable[[F], F]:
        return super().connect_via(sender, weak)

    def send(  # wrongly refused by mypy
        self, sender: Any = None, **payload: Any
    ) -> list[tuple[Callable[..., Any], Any]]:
        return super().send(sender, **payload)


class Kiosk:
    it = Signal["Kiosk", OrderPlaced]()  # wrongly refused by pyrefly


class Logger:
    def __call__(self, sender: Shop, **payload: object) -> None: ...
    def close(self) -> None: ...


placed.connect(Logger(), weak=False).close()  # wrongly refused by all but plugin, pyrefly, ty


@placed.connect
class Order:
    def __init__(self, sender: Shop, **payload: object) -> None:
        self.payload = payload


order: Order = Order(shop)  # wrongly refused by pyright, basedpyright


placed.connect(lambda sender, **keys: None, weak=False)  # wrongly refused by pyright, basedpyright
bare.connect(lambda _, **k: None, weak=False)  # wrongly refused by pyright, basedpyright, pyrefly
on_ship(lambda sender, total, order_id, note="": None)  # wrongly refused by pyright, basedpyright
on_ship(lambda _, *, order_id, total, note="": None)  # wrongly refused by pyright, basedpyright
on_vote(lambda sender, *, vote=0: None)  # wrongly refused by pyright, basedpyright, pyrefly
on_vote(lambda *_, vote=None: None)  # wrongly refused by pyright, basedpyright, pyrefly


@placed.connect  # wrongly refused by pyright, basedpyright
class Row(NamedTuple):
    sender: Shop
    order_id: int
    total: float
    note: str = ""


placed.connect(Row)  # wrongly refused by pyrefly


@placed.connect  # wrongly refused by pyright, basedpyright
@dataclass
class Record:
    sender: Shop
    order_id: int
    total: float
    note: str = ""


placed.connect(Record)


@overload
def either(sender: Shop, /) -> None: ...
@overload
def either(sender: object, *, vote: int | str = 0) -> None: ...
def either(sender: object, vote: int | str = 0) -> None: ...


voted.connect(either)  # wrongly refused by zuban


def archive(sender: Shop, folder: str = "", /, **payload: object) -> None: ...


placed.connect(archive)  # wrongly refused by zuban


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


painted = Signal[Colour, Voted]()


@painted.connect_via(Colour.RED)  # wrongly refused by all but plugin, ty
def paint_red(sender: Literal[Colour.RED], **payload: object) -> None: ...


Headers = TypedDict("Headers", {"content-type": str})
headers_sent = Signal[Shop, Headers]()


@headers_sent.connect  # wrongly refused by ty
def show(sender: Shop, **headers: Unpack[Headers]) -> None: ...


@define
def counted(sender: Shop, /, **counts: int) -> None:
    """Count things."""


@counted.connect  # wrongly refused by mypy
def count(sender: Shop, **counts: int) -> None: ...


awaited = Signal[Shop, OrderPlaced, Coroutine[Any, Any, float]]()


async def add_up() -> float:
    results = await awaited.send_async(shop, order_id=1, total=9.5)
    return sum(result for _, result in results)  # wrongly refused by all but plugin
