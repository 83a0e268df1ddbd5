"""What the check at run time must not refuse: code that is correct, if unusual."""

from __future__ import annotations

import asyncio
import functools
import inspect
import io
import sys
import types
from collections.abc import Awaitable, Callable, Generator, Hashable, Iterable, Mapping, Sequence
from enum import Enum
from typing import (
    IO,
    Annotated,
    Any,
    BinaryIO,
    Generic,
    Literal,
    Optional,
    ParamSpec,
    Protocol,
    TextIO,
    TypeVar,
    cast,
)
from unittest import mock

import blinker
import pytest
import typing_extensions
from typing_extensions import TypedDict, Unpack

from tests.testing_kit.payload_bases import Money as MoneyOfBase, WithTip
from turnsignal import Signal, define
from turnsignal.testing import SignalTypeError, capture, checked


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


T = TypeVar("T")
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
    connect(Signal[Literal["web"] | Shop | None, Nothing](), of_web, "web")
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


# Types


class Report(TypedDict):
    file: TextIO
    raw: BinaryIO
    kind: type[Color]
    model: type[Model]
    row: Mapping[str, int]
    limited: Annotated[int, {"ge": 1}]


class OtherReport(TypedDict):
    limited: Annotated[int, {"ge": 2}]


class ModelMeta(type):
    pass


class Model(metaclass=ModelMeta):
    pass


def of_protocols(
    sender: Shop,
    *,
    file: Iterable[str],
    raw: IO[bytes],
    kind: Iterable[Color],
    model: ModelMeta,
    row: Hashable,
    limited: float,
) -> None: ...
def of_files(
    sender: Shop, *, file: IO[str], kind: type[Enum], model: type, **others: object
) -> None: ...
def of_string_io(sender: Shop, *, file: IO[str]) -> None: ...


class InMemory(TypedDict):
    file: io.StringIO


@pytest.mark.parametrize("receiver", [of_protocols, of_files])
def test_types_that_stand_for_others(receiver: Any) -> None:
    connect(Signal[Shop, Report](), receiver)


def test_file_in_memory_is_a_file() -> None:
    connect(Signal[Shop, InMemory](), of_string_io)


def test_union_of_payloads_with_notes_that_cannot_be_hashed() -> None:
    def receive(sender: Shop, *, limited: int, **others: object) -> None: ...

    connect(Signal[Shop, Report | OtherReport](), receive)


class Kinds(TypedDict):
    kind: type[Kiosk]
    sequence: type[list[int]]
    closing: type[io.StringIO]


class Closing(Protocol):
    def close(self) -> None: ...


def of_any_kind(
    sender: Shop, *, kind: type[Any], sequence: type[Sequence[int]], closing: type[Closing]
) -> None: ...
def of_kinds(sender: Shop, *, kind: type[Shop], **others: type) -> None: ...
def of_model(sender: Shop, *, kind: ModelMeta) -> None: ...


class AnyKind(TypedDict):
    kind: type[Any]


def test_any_class_as_a_value() -> None:
    connect(Signal[Shop, AnyKind](), of_model)


@pytest.mark.parametrize("receiver", [of_any_kind, of_kinds])
def test_classes_as_values(receiver: Any) -> None:
    connect(Signal[Shop, Kinds](), receiver)


P = ParamSpec("P")
Handler = typing_extensions.TypeAliasType("Handler", Callable[P, T], type_params=(P, T))


class Handled(TypedDict, Generic[P, T]):
    handler: Callable[P, T]


class HandledByAlias(TypedDict):
    handler: Handler[[int], str]


@pytest.mark.parametrize("payload", [Handled, HandledByAlias])
def test_parameters_of_functions(payload: Any) -> None:
    def receive(sender: Shop, *, handler: Handler[[int], str]) -> None: ...

    signal_class: Any = Signal
    connect(signal_class[Shop, payload](), receive)


class Vector:
    """Takes texts in brackets that are no types, as some libraries do."""

    def __class_getitem__(cls, sizes: str) -> Any:
        number, _ = sizes.split()
        return types.GenericAlias(cls, (sizes, int(number)))


def test_brackets_with_other_things_than_types() -> None:
    def receive(sender: Shop, *, vector: Vector) -> None: ...

    vector: Any = Vector
    payload = functional(TypedDict, vector=vector["3 4"])
    signal_class: Any = Signal
    connect(signal_class[Shop, payload](), receive)


def functional(typed_dict: Any, **keys: Any) -> Any:
    """Return a TypedDict whose keys no type checker can know."""
    return typed_dict("payload", keys)


class Box(TypedDict, Generic[T]):
    item: T


class IntBox(Box[int]):
    pass


class IntBoxWithMore(IntBox):
    more: str


@pytest.mark.parametrize("payload", [Box, Box[int], IntBox, IntBoxWithMore])
def test_type_variables_that_are_left(payload: Any) -> None:
    def receive(sender: Shop, *, item: int, more: str = "") -> None: ...

    signal_class: Any = Signal
    connect(signal_class[Shop, payload](), receive)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a syntax of Python 3.12")
def test_syntax_of_type_parameters() -> None:
    names: dict[str, Any] = dict(vars(sys.modules[__name__]))
    source = (
        "type Id = int\n"
        "type Unknown = Decimal\n"
        "type Pair[A, B] = tuple[B, A]\n"
        "type Placed = OrderPlaced\n"
        "def bound[T: Decimal](sender: Shop, order_id: T) -> None: ...\n"
        "def constrained[T: (Decimal, int)](sender: Shop, order_id: T) -> None: ...\n"
        "def of_alias(sender: Shop, order_id: Id) -> None: ...\n"
        "def of_unknown(sender: Shop, order_id: Unknown) -> None: ...\n"
        "def of_pair(sender: Shop, order_id: Pair[int, str]) -> None: ...\n"
        "class Boxed[Money](TypedDict):\n"
        "    order_id: 'Money'\n"
        "class Till[Money]:\n"
        "    def receive(self, sender: Shop, order_id: 'Money') -> None: ...\n"
    )
    exec(source, names)  # noqa: S102
    for name in ("bound", "constrained", "of_alias", "of_unknown"):
        connect(order_placed, names[name])
        connect(names["Signal"][Shop, names["Placed"]](), names[name])
    connect(order_placed, names["Till"]().receive)
    connect(names["Signal"][Shop, names["Boxed"][int]](), names["of_alias"])
    with pytest.raises(SignalTypeError, match='expects type "Pair'):
        connect(names["Signal"][Shop, names["Placed"]](), names["of_pair"])


SwapT = TypeVar("SwapT")
OtherT = TypeVar("OtherT")
Swapped = typing_extensions.TypeAliasType(
    "Swapped", list[OtherT] | SwapT, type_params=(SwapT, OtherT)
)
Same = typing_extensions.TypeAliasType("Same", SwapT, type_params=(SwapT,))


def test_generic_aliases() -> None:
    def of_same(sender: Shop, order_id: Same[int]) -> None: ...
    def of_swapped(sender: Shop, order_id: Swapped[int, str]) -> None: ...
    def of_other(sender: Shop, order_id: Swapped[str, int]) -> None: ...

    connect(order_placed, of_same)
    connect(order_placed, of_swapped)
    with pytest.raises(SignalTypeError, match=r'expects type "Swapped\[str, int\]"'):
        connect(order_placed, of_other)


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


@types.coroutine
def by_generator(sender: Shop) -> Generator[Any, Any, int]:
    yield
    return 1


@pytest.mark.parametrize("receiver", [Receipt, functools.partial(Receipt), Dispatched])
def test_results_of_classes(receiver: Any) -> None:
    connect(Signal[Shop, Nothing, Receipt](), receiver)


@pytest.mark.parametrize(
    ("result", "receiver"),
    [
        (int, in_future),
        (int, marked),
        (int, by_generator),
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


# Signals of one's own


any_signal: Any = Signal


def subclass(**methods: Any) -> Any:
    """Return a class of signals that overrides methods, as type checkers would not have it."""
    bases = (Signal[Shop, OrderPlaced],)
    return types.new_class("OwnSignal", bases, exec_body=lambda names: names.update(methods))


def test_methods_that_a_subclass_overrides_have_their_own_say() -> None:
    def send(self: Any, sender: Any = None, /, **payload: Any) -> Any:
        return any_signal.send(self, sender, order_id=1, **payload)

    def connect(self: Any, receiver: Any = None, **options: Any) -> Any:
        if receiver is None:
            return lambda found: any_signal.connect(self, found)
        return any_signal.connect(self, receiver)

    stamped = subclass(send=send, connect=connect)()
    with checked(stamped), capture(stamped) as sends:
        receiver = stamped.connect(priority=3)(of_shop)
        stamped.send(Shop())
    assert receiver is of_shop
    assert len(sends) == 1


def test_sends_of_a_subclass_may_take_more() -> None:
    def send(self: Any, sender: Any, event: int) -> Any:
        return any_signal.send(self, sender, order_id=event)

    with_event = subclass(send=send)()
    with checked(with_event), capture(with_event) as sends:
        with_event.send(Shop(), 7)
    assert len(sends) == 1


# Values that are sent


class Narrow(TypedDict):
    a: int


class Wide(Narrow):
    b: str


class TimeoutError(Exception):  # noqa: A001
    """Has the name of a builtin."""


class Sent(TypedDict):
    one: Narrow
    several: list[Narrow]
    aliased: Narrowed
    error: Optional["TimeoutError"]  # noqa: UP037, UP045


Narrowed = typing_extensions.TypeAliasType("Narrowed", Narrow)


def test_specification_that_unpacks_an_alias() -> None:
    @define
    def specified(sender: Shop, /, **payload: Unpack[Narrowed]) -> None: ...

    any_specified: Any = specified
    with checked(any_specified):
        any_specified.send(Shop(), a=1)


def test_values_of_nested_payloads() -> None:
    sent: Any = Signal[Shop, Sent]()
    wide = {"a": 1, "b": ""}
    with checked(sent):
        sent.send(Shop(), one=wide, several=[wide], aliased=wide, error=TimeoutError())
        with pytest.raises(SignalTypeError, match='"one" of'):
            sent.send(Shop(), one={"a": "1"}, several=[], aliased=wide, error=None)
        with pytest.raises(SignalTypeError, match='"one" of'):
            sent.send(Shop(), one={"b": ""}, several=[], aliased=wide, error=None)
        with pytest.raises(SignalTypeError, match='"several" of'):
            sent.send(Shop(), one=wide, several=[1], aliased=wide, error=None)
        with pytest.raises(SignalTypeError, match='"error" of'):
            sent.send(Shop(), one=wide, several=[], aliased=wide, error=ValueError())


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


class StaticCall:
    @staticmethod
    def __call__(sender: Any, **payload: Any) -> None: ...


class ClassCall:
    @classmethod
    def __call__(cls, sender: Any, **payload: Any) -> None: ...


class PartialCall:
    __call__ = staticmethod(functools.partial(of_shop))


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
        StaticCall(),
        ClassCall(),
        PartialCall(),
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
