"""What generated source code is made of: types, values of each, and names."""

from __future__ import annotations

from typing import Final, NamedTuple

#: Stands for the number of a pair in its source code, until that is known.
NUMBER: Final = "<n>"

#: What generated source code may refer to.
PREAMBLE: Final = """
from functools import partial
from typing import Any, Literal, TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class Branch(Shop): ...


class Other: ...


shop = Shop()
branch = Branch()
text = "text"
received: list[dict[str, Any]] = []
"""

#: What the source code of a pair may refer to besides.
PAIR_PREAMBLE: Final = """
import functools
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, ParamSpec, Protocol, TypeAlias, TypeVar, overload

import typing_extensions
from typing_extensions import Concatenate, ReadOnly, Required, TypeAliasType, Unpack

from turnsignal import ANY, NamedSignal, Namespace, define, signal as named_signal


class Nothing:
    '''Nobody sends this.'''


P = ParamSpec("P")
T = TypeVar("T")
BoundT = TypeVar("BoundT", bound=Shop)
WordT = TypeVar("WordT", str, Branch)
SenderT = TypeVar("SenderT")
PayloadT = TypeVar("PayloadT", bound=Mapping[str, Any])


def logged(function: Callable[P, T]) -> Callable[P, T]:
    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return call


def numbered(function: Callable[Concatenate[int, P], T]) -> Callable[P, T]:
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(7, *args, **kwargs)

    return call


"""

#: Values of each type: together they show every way in which a wider type is too wide.
VALUES: Final = {
    "int": ["7", "True"],
    "bool": ["True"],
    "str": ["'text'", "'red'"],
    "float": ["1.5", "7"],
    "object": ["object()", "7", "'text'"],
    "int | str": ["7", "'text'"],
    "str | None": ["'text'", "None"],
    "Literal['red']": ["'red'"],
    "Literal['red', 7]": ["'red'", "7"],
    "Shop": ["Shop()", "Branch()"],
    "Branch": ["Branch()"],
    "Shop | None": ["Shop()", "None"],
    "Other": ["Other()"],
}
VALUE_TYPES: Final = list(VALUES)[:-4]
SENDERS: Final = ["Shop", "Branch", "object", "Shop | None", "str"]
ACCEPTED_SENDERS: Final = [*SENDERS, "Other", "Any"]

#: The senders that a receiver can be connected to, for each declared sender type.
CONNECTED: Final = {
    "Shop": ["shop", "branch"],
    "Branch": ["branch"],
    "object": ["shop", "branch", "text"],
    "Shop | None": ["shop", "branch"],
    "str": ["text"],
}

#: What each type variable can be. No type above is a union of the values of one: mypy refuses
#: such a union for it, although each object fits.
TYPE_VARIABLES: Final = {"T": "object", "BoundT": "Shop", "WordT": "str"}

KEY_NAMES: Final = ["order_id", "total", "note", "sender", "self", "payload"]
OTHER_NAMES: Final = ["shop_", "extra", "order", "rest"]

#: Keys that only ``**payload`` can pass.
NO_IDENTIFIERS: Final = ["content-type", "class"]


class Key(NamedTuple):
    """A key of a payload."""

    name: str
    type: str
    required: bool


def numbered(source: str, number: int) -> str:
    """Put the number of a pair into its source code."""
    return source.replace(NUMBER, str(number))


def values(annotation: str) -> list[str]:
    """Write down values of a type; of a class of the pair's own, a new object."""
    if annotation == "Any":
        return VALUES["object"]
    annotation = TYPE_VARIABLES.get(annotation, annotation)
    return VALUES.get(annotation) or [f"{annotation}()"]
