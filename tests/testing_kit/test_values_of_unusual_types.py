"""What the check says of values by their types."""

from __future__ import annotations

import contextvars
import ctypes
import functools
import io
import mmap
import tempfile
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import (
    IO,
    Annotated,
    Any,
    BinaryIO,
    ClassVar,
    Literal,
    NewType,
    Protocol,
    TextIO,
    TypeVar,
)
from unittest import mock

import pytest
import typing_extensions
from typing_extensions import (
    Buffer,
    LiteralString,
    Self,
    TypedDict,
)

from tests.testing_kit.sent_value import any_signal, carrying, misfit
from turnsignal.testing import SignalTypeError, checked


class Nothing(TypedDict):
    pass


class Shop:
    """Can be weakly referenced."""


T = TypeVar("T")

any_dict: Any = dict
any_variable: Any = T


# Protocols and functions


class Notifier(Protocol):
    def notify(self, *, message: str) -> None: ...


class Clock(Protocol):
    def now(self) -> float: ...


class Named(Protocol):
    name: str


class Runnable(Protocol):
    def run(self, *args: Any, **kwargs: Any) -> None: ...


class Called(Protocol):
    def __call__(self, number: int, /) -> object: ...


class Mailer:
    def notify(self, message: str) -> None: ...

    def run(self, number: int) -> None: ...


class FixedClock:
    @staticmethod
    def now() -> float:
        return 0.0


class ClassClock:
    @classmethod
    def now(cls) -> float:
        return 0.0


class LaterClock:
    now: Callable[[], float]


class Delegating:
    def __getattr__(self, name: str) -> Any:
        return print


def with_session(function: Any) -> Any:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return function("session", *args, **kwargs)

    return call


def module(**names: Any) -> Any:
    """Return a module with some names in it."""
    made = types.ModuleType("clock")
    vars(made).update(names)
    return made


@with_session
def stored(session: str, number: int) -> int:
    return number


class Decorated:
    @with_session
    def notify(self, session: str, *, message: str) -> None: ...


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (Mailer(), Notifier),
        (Decorated(), Notifier),
        (Mailer(), Runnable),
        (FixedClock(), Clock),
        (ClassClock(), Clock),
        (FixedClock, Clock),
        (LaterClock(), Clock),
        (Delegating(), Clock),
        (module(now=print), Clock),
        (module(__getattr__=print), Clock),
        (mock.create_autospec(FixedClock, instance=True), Clock),
        (object(), Named),
        (int, Called),
        (stored, Called),
        (stored, Callable[[int], int]),
        (int, Callable[[str], int]),
        (FixedClock, type[Clock]),
        (FixedClock, type[Clock] | None),
    ],
)
def test_what_type_checkers_know_of_functions_is_left_to_them(value: Any, hint: Any) -> None:
    assert misfit(value, hint) is None
    signal = any_signal[hint, Nothing]()
    with checked(signal):
        signal.send(value)


def test_methods_of_protocols_have_to_be_there() -> None:
    assert misfit(object(), Clock) == 'object has no method "now"'
    assert misfit(module(), Clock) == 'module has no method "now"'
    assert misfit(1, Called) == 'int has no method "__call__"'
    assert misfit(1, type[Clock]) == "int is not a class"
    assert misfit(1, Callable[[int], int]) == "int is not callable"


def test_refused_sender_is_told_why() -> None:
    signal = any_signal[tuple[Clock, int], Nothing]()
    with checked(signal), pytest.raises(SignalTypeError) as refused:
        signal.send((Shop(), 1))

    assert str(refused.value).splitlines()[1:] == ['  sender[0]: Shop has no method "now"']


# Values that stand for others


@pytest.mark.parametrize(
    "value",
    [mock.NonCallableMock(), mock.MagicMock(), mock.sentinel.shop, mock.ANY],
    ids=lambda each: type(each).__name__,
)
def test_mocks_are_of_every_type(value: Any) -> None:
    assert misfit(value, Shop) is None
    assert misfit([value], list[int]) is None
    signal = any_signal[Shop, Nothing]()
    with checked(signal):
        signal.send(value)


any_base: Any = typing_extensions.Any


class OfUnknownBase(any_base):  # type: ignore[misc]
    pass


class OfUnknownBaseOfBase(OfUnknownBase):
    pass


def test_classes_that_inherit_from_any() -> None:
    for hint in (Shop, Clock, Nothing, tuple[int]):
        assert misfit(OfUnknownBaseOfBase(), hint) is None


# Types of the standard library


Array: Any = ctypes.c_int * 2


def files() -> list[tuple[Any, Any]]:
    return [
        (tempfile.NamedTemporaryFile(), IO[bytes]),
        (tempfile.SpooledTemporaryFile(), BinaryIO),
        (tempfile.NamedTemporaryFile("w"), TextIO),
        (io.StringIO(), IO[str]),
    ]


def test_files_are_of_classes_that_python_does_not_know_to_be_files() -> None:
    for file, hint in files():
        with file:
            assert misfit(file, hint) is None
            assert misfit({"file": file}, any_dict[str, hint]) is None


Number = NewType("Number", list[int])


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (contextvars.copy_context(), Mapping[Any, Any]),
        (mmap.mmap(-1, 1), Iterable[int]),
        (Array(), Collection[int]),
        (mmap.mmap(-1, 1), Buffer),
        (1, float),
        (True, complex),
        (bytearray(), bytes),
        ("", LiteralString),
        ("", Self),
        ([1], Number),
        (1, Annotated[int, {"ge": 1}]),
        (list[int], type[list[int]]),
        (bool, type[int]),
        (bool, type[int | str]),
        ("a", Literal["a", "b"]),
        (1, any_variable),
        ([1], list[any_variable]),
    ],
)
def test_values_that_type_checkers_accept(value: Any, hint: Any) -> None:
    assert misfit(value, hint) is None


@pytest.mark.parametrize(
    ("value", "hint", "said"),
    [
        (1, Mapping[Any, Any], "int is not a mapping"),
        (1, Iterable[int], "int is not an instance of collections.abc.Iterable"),
        ("", float, "str is neither float or int"),
        (1, LiteralString, "int is not an instance of str"),
        (["a"], Number, '"v"[0]: str is not an instance of int'),
        (str, type[int], "str is not a subclass of int"),
        (int, int, "class int is not an instance of int"),
        ("c", Literal["a", "b"], "str is not any of ('a', 'b')"),
    ],
)
def test_values_that_type_checkers_refuse(value: Any, hint: Any, said: str) -> None:
    assert misfit(value, hint) == said


@pytest.mark.parametrize(
    ("hint", "accepted"),
    [(contextvars.Context, Mapping[Any, Any]), (mmap.mmap, Iterable[int]), (Array, Iterable)],
)
def test_parameters_of_types_that_stubs_alone_know_of(hint: Any, accepted: Any) -> None:
    def receive(sender: object, *, v: Any) -> None: ...

    receive.__annotations__["v"] = accepted
    signal = carrying(hint)
    with checked(signal), signal.connected_to(receive):
        pass


# Classes that are something else to type checkers


class Model:
    """Makes a class of each type that it is subscripted with, as a model of pydantic does."""

    __pydantic_generic_metadata__: ClassVar[dict[str, Any]]

    def __init_subclass__(cls, origin: Any = None) -> None:
        cls.__pydantic_generic_metadata__ = {"origin": origin}

    @classmethod
    @functools.cache
    def __class_getitem__(cls, item: Any) -> Any:
        base: Any = cls
        return types.new_class(cls.written(item), (base,), {"origin": cls})

    @classmethod
    def written(cls, item: Any) -> str:
        return f"{cls.__name__}[{item.__name__}]"


class Page(Model):
    pass


class NumberedPage(Page):
    pass


class NamedAsItLikes(Page):
    @classmethod
    def written(cls, item: Any) -> str:
        return f"{item.__name__.title()}Page"


class Vector:
    """Does the same without leaving a note of it."""

    def __class_getitem__(cls, item: Any) -> Any:
        base: Any = cls
        return type(f"{cls.__name__}[{item}]", (base,), {})


class Marked:
    """Does so with a class that is no subclass."""

    def __class_getitem__(cls, item: Any) -> Any:
        return type(f"{cls.__name__}[{item}]", (), {})


any_page: Any = Page
any_numbered: Any = NumberedPage
any_named: Any = NamedAsItLikes
any_vector: Any = Vector
any_marked: Any = Marked


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (Page(), any_page[int]),
        (any_page[int](), any_page[str]),
        (any_page[int](), Page),
        (any_numbered[int](), any_page[int]),
        (any_named[int](), any_named[str]),
        (NamedAsItLikes(), any_named[str]),
        (any_page[int], type[any_page[str]]),
        ([Page()], list[any_page[int]]),
        (Vector(), any_vector["3 4"]),
        (1, any_marked["3 4"]),
    ],
)
def test_classes_that_are_made_in_brackets(value: Any, hint: Any) -> None:
    assert misfit(value, hint) is None


def test_classes_that_are_made_in_brackets_are_compared_nevertheless() -> None:
    assert misfit(1, any_page[int]) == f"int is not an instance of {__name__}.Page"
    assert misfit(Page(), any_named[int]) == (
        f"{__name__}.Page is not an instance of {__name__}.NamedAsItLikes"
    )
    assert misfit(1, any_vector["3 4"]) == f"int is not an instance of {__name__}.Vector"


def test_parameters_of_classes_that_are_made_in_brackets() -> None:
    def receive(sender: object, *, v: Any) -> None: ...

    for accepted in (any_page[int], any_page[str], Page):
        receive.__annotations__["v"] = accepted
        signal = carrying(any_numbered[int])
        with checked(signal), signal.connected_to(receive):
            pass
    refused = carrying(int)
    with checked(refused), pytest.raises(SignalTypeError, match="has type"):
        refused.connect(receive)


@pytest.mark.parametrize("module", ["pydantic.types", "pydantic.networks"])
def test_classes_of_pydantic_that_are_aliases_to_type_checkers(module: str) -> None:
    def receive(sender: object, *, v: str) -> None: ...

    alias = type("EmailStr", (), {"__module__": module})
    signal = carrying(alias)

    assert misfit("a@b.c", alias) is None
    with checked(signal), signal.connected_to(receive):
        pass
