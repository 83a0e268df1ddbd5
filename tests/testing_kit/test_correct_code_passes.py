"""What the check at run time must not refuse: code that is correct, if unusual."""

from __future__ import annotations

import asyncio
import functools
import inspect
import sys
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any, Literal, Optional, TypeVar, cast
from unittest import mock

import blinker
import pytest
import typing_extensions
from typing_extensions import TypedDict

from tests.testing_kit.payload_bases import Money as MoneyOfBase, WithTip
from turnsignal import Signal, define
from turnsignal.testing import SignalTypeError, checked


class Shop:
    """Can be weakly referenced."""


class Kiosk(Shop):
    """A narrower sender."""

    def receive(self, sender: Shop, **payload: Any) -> None: ...


class Money:
    """Another class than that of the payload's base."""


class Color(Enum):
    RED = 1
    BLUE = 2


class OrderPlaced(TypedDict):
    order_id: int


class Nothing(TypedDict):
    pass


ValueT = TypeVar("ValueT", int, str)

order_placed = Signal[Shop, OrderPlaced]()
order_placed_of_blinker: blinker.Signal[Shop, OrderPlaced] = blinker.Signal()


@pytest.fixture(params=[order_placed, order_placed_of_blinker], ids=["turnsignal", "blinker"])
def signal(request: pytest.FixtureRequest) -> Any:
    """A declared signal of each library."""
    return request.param


def connect(signal: Any, receiver: Callable[..., Any], *senders: Any) -> None:
    """Connect a receiver to a signal that is checked, and disconnect it."""
    with checked(signal):
        signal.connect(receiver, *senders, weak=False)
    signal.disconnect(receiver)


# Values


class Mixed(TypedDict):
    mode: Literal["fast", None]  # noqa: PYI061
    kind: Literal["order", 1]
    color: Literal[Color.RED, "red"]


def of_unions(
    sender: Shop, *, mode: str | None, kind: int | str, color: Color | Literal["red", "blue"]
) -> None: ...
def of_literals(
    sender: Shop,
    *,
    mode: Literal["fast", "slow"] | None,
    kind: Literal["order", 1, 2],
    color: object,
) -> None: ...
def of_type_variable(sender: Shop, *, kind: ValueT, **others: object) -> None: ...


@pytest.mark.parametrize("receiver", [of_unions, of_literals, of_type_variable])
def test_literals_of_several_types(receiver: Any) -> None:
    connect(Signal[Shop, Mixed](), receiver)


def test_literals_of_several_types_are_compared_nevertheless() -> None:
    def narrower(sender: Shop, *, mode: str, **others: object) -> None: ...

    with pytest.raises(SignalTypeError, match=r'"mode" has type "Literal\[\'fast\', None\]"'):
        connect(Signal[Shop, Mixed](), narrower)


# Senders


def of_web(sender: Literal["web"]) -> None: ...
def of_red(sender: Literal[Color.RED]) -> None: ...
def of_shop(sender: Shop, **payload: object) -> None: ...
def of_kiosk(sender: Kiosk, **payload: object) -> None: ...


def test_sender_that_is_declared_as_a_literal() -> None:
    sites = Signal[Literal["web", "app"], Nothing]()
    colors = Signal[Color, Nothing]()

    connect(sites, of_web, "web")
    connect(colors, of_red, Color.RED)
    with pytest.raises(SignalTypeError, match=r"may get \"Literal\['app'\]\""):
        connect(sites, of_web, "app")


class Proxy:
    """Says that it is what it stands for, as the proxies of werkzeug do."""

    @property  # type: ignore[misc]
    def __class__(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
    ) -> type[Any]:
        return Kiosk


@pytest.mark.parametrize("make", [mock.Mock, functools.partial(mock.Mock, spec=Kiosk), Proxy])
def test_sender_that_stands_for_another(signal: Any, make: Callable[[], Any]) -> None:
    connect(signal, of_kiosk, make())


# Results


def in_future(sender: Shop) -> asyncio.Future[int]:
    raise NotImplementedError


class Asynchronous:
    async def __call__(self, sender: Shop) -> int:
        raise NotImplementedError


class Receipt:
    def __init__(self, sender: Shop) -> None: ...


class Dispatching(type):
    def __call__(cls, sender: Shop) -> Receipt:
        raise NotImplementedError


class Dispatched(metaclass=Dispatching):
    pass


def marked(sender: Shop) -> Awaitable[int]:
    raise NotImplementedError


if sys.version_info >= (3, 12):
    inspect.markcoroutinefunction(marked)


@pytest.mark.parametrize("receiver", [Receipt, functools.partial(Receipt), Dispatched])
def test_results_of_classes(receiver: Any) -> None:
    connect(Signal[Shop, Nothing, Receipt](), receiver)


@pytest.mark.parametrize(
    ("result", "receiver"),
    [
        (int, in_future),
        (int, marked),
        (int, Asynchronous().__call__),
        (int, mock.AsyncMock()),
        (Awaitable[int], in_future),
        (Awaitable[int], Asynchronous()),
        (Awaitable[int], functools.partial(Asynchronous())),
    ],
)
def test_results_that_can_be_awaited(result: Any, receiver: Any) -> None:
    signal_class: Any = Signal  # of a type that is a variable
    connect(signal_class[Shop, Nothing, result](), receiver)


# Payloads across modules


class WithTipAndMore(WithTip):
    more: int


def test_inherited_keys_belong_to_the_module_of_the_base() -> None:
    def with_tip(
        sender: Shop, order_id: int, more: int, tip: MoneyOfBase | None = None, **others: object
    ) -> None: ...

    with_more = Signal[Shop, WithTipAndMore]()
    connect(with_more, with_tip)
    seven: Any = 7
    with checked(with_more):
        with_more.send(Shop(), order_id=1, more=2)
        with_more.send(Shop(), order_id=1, more=2, tip=MoneyOfBase())
        with pytest.raises(SignalTypeError, match=r'"tip" of .* has type "Money"'):
            with_more.send(Shop(), order_id=1, more=2, tip=seven)


# Names


def test_local_classes_that_hide_global_ones() -> None:
    class Shop:
        pass

    class Money:
        pass

    class Paid(TypedDict):
        money: Money

    # Any: to pyright, the annotations are of the global classes.
    paid: Any = Signal[Shop, Paid]()

    def receive(sender: Shop, *, money: Money) -> None: ...

    @define
    def specified(sender: Shop, /, *, money: Money) -> None: ...

    connect(paid, receive)
    connect(specified, receive)
    for signal in (paid, cast("Any", specified)):
        with checked(signal):
            signal.send(Shop(), money=Money())


def test_local_class_that_is_named_like_a_builtin() -> None:
    class Warning:  # noqa: A001
        pass

    class Noticed(TypedDict):
        warning: Warning

    noticed: Any = Signal[Shop, Noticed]()
    with checked(noticed):
        noticed.send(Shop(), warning=Warning())


def test_reference_that_cannot_be_evaluated() -> None:
    # Any: type checkers say so as well. Python accepts it, above all in annotations of the future.
    typed_dict: Any = TypedDict
    optional: Any = Optional
    reference = '"Shop" | None'
    payload: Any = typed_dict("Nested", {"parent": reference, "other": optional[reference]})

    nested: Any = Signal[Shop, payload]()
    with checked(nested):
        nested.send(Shop(), parent=Shop(), other=Shop())


def test_any_of_typing_extensions(signal: Any) -> None:
    def receive(sender: typing_extensions.Any, order_id: typing_extensions.Any) -> None: ...

    connect(signal, receive)
    connect(Signal[typing_extensions.Any, OrderPlaced, typing_extensions.Any](), of_shop)


# Receivers


class Metaclass(type):
    def __call__(cls, sender: Any, **payload: Any) -> None: ...


class Made(metaclass=Metaclass):
    def __init__(self) -> None: ...


class Unusual:
    def receive(self, sender: Any, more: int = 0, **payload: Any) -> None: ...

    with_more = functools.partialmethod(receive, more=1)

    @functools.singledispatchmethod
    def dispatched(self, sender: Any, **payload: Any) -> None: ...

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __call__(self, sender: Any, **payload: Any) -> None: ...


UNUSUAL: Any = Unusual()


@pytest.mark.parametrize(
    "receiver",
    [
        UNUSUAL,
        UNUSUAL.with_more,
        UNUSUAL.dispatched,
        Made,
        dict,
        mock.Mock(),
        mock.AsyncMock(),
        mock.create_autospec(of_shop),
        mock.create_autospec(Kiosk, instance=True).receive,
        mock.create_autospec(Kiosk)().receive,
        mock.MagicMock(spec=Kiosk).receive,
    ],
    ids=lambda each: "",
)
def test_unusual_receivers(signal: Any, receiver: Any) -> None:
    connect(signal, receiver)


def test_what_a_decorator_passes_on_is_not_guessed(signal: Any) -> None:
    def with_number(function: Any) -> Any:
        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            return function(7, *args, **kwargs)

        return call

    @with_number
    def numbered(args: int, kwargs: str, sender: Shop, **payload: object) -> None: ...

    connect(signal, numbered)
