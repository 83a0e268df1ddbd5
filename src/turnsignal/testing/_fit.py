"""Whether the values of one type hint fit another, as far as that is certain at run time."""

from __future__ import annotations

import contextvars
from collections.abc import Collection, Container, Hashable, Iterable, Mapping, Reversible
from enum import Enum
from types import NoneType
from typing import (
    IO,
    Any,
    BinaryIO,
    ForwardRef,
    NewType,
    NoReturn,
    TextIO,
    TypeVar,
    get_args,
    get_origin,
)

from typing_extensions import Buffer, LiteralString, Never, is_protocol, is_typeddict

from turnsignal.introspection._hints import is_literal, lazily, unaliased, union_items

from ._made_classes import class_meant

#: What type checkers take for other classes than their own: those that also stand for others.
_ALSO: Mapping[type, tuple[type, ...]] = {
    float: (int,),
    complex: (int, float),
    bytes: (bytearray, memoryview),
    Mapping: (contextvars.Context,),
}

#: What all is to type checkers that has ``__iter__``. Stubs give it to some that Python iterates
#: over by their ``__getitem__``: `mmap.mmap`, arrays of ctypes, elements of ElementTree.
_ITERABLES = (Iterable, Collection, Container, Reversible)

#: Classes that others are taken for by type checkers, which Python does not know to be subclasses.
_UNCERTAIN = (IO, BinaryIO, TextIO, Hashable, Buffer)


def fits(hint: Any, accepted: Any) -> bool:
    """Tell whether a parameter takes the values of a type; True as well if that is not certain.

    Classes, unions, literals and type variables are compared, of generic types the class alone.

    Args:
        hint: The type of the values.
        accepted: The annotation of the parameter.
    """
    return all(
        any(_fits(item, alternative) for alternative in _alternatives(accepted))
        for item in union_items(hint)
    )


def _alternatives(accepted: Any) -> tuple[Any, ...]:
    """List the types of which values of an annotation may be."""
    return tuple(
        alternative
        for item in union_items(accepted)
        for alternative in (types_of_variable(item) if isinstance(item, TypeVar) else (item,))
    )


def types_of_variable(variable: Any) -> tuple[Any, ...]:
    """List the types that a type variable may stand for."""
    constraints: tuple[Any, ...] = lazily(variable, "__constraints__", (Any,))
    if constraints:
        return constraints
    bound = lazily(variable, "__bound__", Any)
    return union_items(object if bound is None else bound)


def _fits(hint: Any, accepted: Any) -> bool:
    # What a type variable of a payload stands for, its declaration has left open.
    if accepted in (Any, object) or hint in (Any, Never, NoReturn) or isinstance(hint, TypeVar):
        return True
    if is_literal(hint):
        return _value_fits(get_args(hint)[0], accepted)
    if is_literal(accepted):
        return _may_be_literal(hint, get_args(accepted)[0])
    given, wanted = class_of(hint), class_of(accepted)
    if get_origin(unaliased(accepted)) is type:
        wanted = type  # and not the metaclass of what is accepted: its subclasses may have others
    return given is None or wanted is None or may_be_subclass(given, wanted)


def may_be_subclass(given: type, wanted: type) -> bool:
    """Tell whether a class is another or one of its subclasses, as type checkers see it.

    Args:
        given: The class.
        wanted: The other.
    """
    if wanted in _ITERABLES and hasattr(given, "__getitem__"):
        return True
    try:
        return issubclass(given, (wanted, *_ALSO.get(wanted, ())))
    except TypeError:  # of a class that decides itself which its subclasses are
        return True


def _may_be_literal(hint: Any, literal: object) -> bool:
    """Tell whether a value of a type may be a literal, and others other literals of a union."""
    given = class_of(hint)
    if given is None:
        return True
    return issubclass(given, bool | Enum | NoneType) and isinstance(literal, given)


def _value_fits(value: object, accepted: Any) -> bool:
    if is_literal(accepted):
        [other] = get_args(accepted)
        return value == other and type(value) is type(other)
    return _fits(type(value), accepted)


def class_of(hint: Any) -> type | None:
    """Return the class of a hint's values; None if there is none, or it is not certain."""
    hint = unaliased(hint)
    if isinstance(hint, ForwardRef | NewType):
        return None
    origin: Any = get_origin(hint) or hint
    if is_typeddict(origin):
        return dict
    if origin is LiteralString:
        return str
    if origin is type:
        return _metaclass(*get_args(hint))
    if not isinstance(origin, type) or is_protocol(origin) or origin in _UNCERTAIN:
        return None
    # In Python 3.11, a class may inherit from Any.
    return None if Any in origin.__mro__ else class_meant(origin)


def _metaclass(instantiated: Any = None) -> type | None:
    """Return the class of a class; None if that is not certain."""
    if instantiated is Any or get_origin(instantiated) is not None:
        return None
    return type(instantiated) if isinstance(instantiated, type) else None
