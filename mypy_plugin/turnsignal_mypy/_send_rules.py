"""The rules for sends: what a call leaves out, adds, or cannot promise.

The types of values are left to mypy, through the signature that the hooks give to ``send``,
but for those in mappings of which mypy does not see the keys.
This module knows nothing of hooks or of wording.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from mypy.nodes import Context
from mypy.subtypes import is_subtype
from mypy.types import Instance, NoneType, ProperType, Type, get_proper_type

from turnsignal._problems.sends import (
    CoroutinesNotAwaited,
    FurtherPositional,
    KeyGivenTwice,
    MissingKey,
    MissingSender,
    SenderByKeyword,
    SendProblem as SendProblemOf,
    UncertainKey,
    UnknownKey,
    WrongFurtherValue,
    WrongValue,
)

from . import _names
from ._payload import Payload
from ._results import is_coroutine


class KnownMapping(NamedTuple):
    """A ``**mapping`` of which the types tell the keys."""

    type: ProperType
    keys: Mapping[str, Type]
    required: Collection[str]
    #: Whether mypy itself sees which keys it has; if not, their values are checked here.
    seen_by_mypy: bool
    #: Keys that the type has, but not this content.
    absent: Collection[str] = ()


class Argument(NamedTuple):
    """A keyword argument of a send: ``name=value``, or ``**mapping`` without a name."""

    name: str | None
    where: Context
    #: What is known of a ``**mapping``; None if its keys are not.
    mapping: KnownMapping | None = None
    #: The type of the values of a ``**mapping`` of unknown keys.
    rest: Type | None = None


SendProblem: TypeAlias = SendProblemOf[Type, Context]


class Expected(NamedTuple):
    """What a declaration expects of a send."""

    method: str
    sender: Type
    payload: Payload
    result: Type


class Given(NamedTuple):
    """What a call passes, under which name, and from where."""

    #: What is passed by position. Only the first, the sender, belongs there.
    positional: Sequence[Context]
    #: The keys that mypy itself sees: of keywords, and of single TypedDicts.
    seen_by_mypy: set[str]
    #: The keys that are passed for certain.
    certain: set[str]
    #: Keys that a mapping may or may not have: its type, and where it is passed.
    uncertain: dict[str, tuple[ProperType, Context]]
    #: All of the names, in order, without the parameters of ``send`` itself.
    names: dict[str, Context]
    #: The mappings whose keys mypy does not see.
    unseen: list[Argument]
    #: The mappings of unknown keys.
    open: list[Argument]
    #: The parameters of ``send`` itself that are passed.
    wrappers: set[str]


def given_arguments(arguments: Sequence[Argument], positional: Sequence[Context]) -> Given:
    """Sum up what a call passes.

    Args:
        arguments: Its keyword arguments.
        positional: Its positional arguments.
    """
    given = Given(positional, set(), set(), {}, {}, [], [*filter(_is_open, arguments)], set())
    for argument in arguments:
        if argument.name in _names.WRAPPERS:
            given.wrappers.add(argument.name)
        elif argument.name is not None:
            given.seen_by_mypy.add(argument.name)
            given.certain.add(argument.name)
            given.names[argument.name] = argument.where
        elif argument.mapping is not None:
            _add_mapping(given, argument, argument.mapping)
    return given


def _add_mapping(given: Given, argument: Argument, mapping: KnownMapping) -> None:
    given.certain.update(mapping.required)
    given.wrappers.update(_names.WRAPPERS.intersection(mapping.keys))
    for key in mapping.keys:
        if key in _names.WRAPPERS:
            continue
        given.names.setdefault(key, argument.where)
        if key not in mapping.required:
            given.uncertain[key] = mapping.type, argument.where
    for key in mapping.absent:
        given.uncertain[key] = mapping.type, argument.where
    if mapping.seen_by_mypy:
        given.seen_by_mypy.update(mapping.keys)
    else:
        given.unseen.append(argument)


def send_problems(
    arguments: Sequence[Argument], given: Given, expected: Expected, call: Context
) -> Iterator[SendProblem]:
    """Find what a send leaves out, adds, or cannot promise."""
    payload = expected.payload
    yield from _sender_problems(given, expected, call)
    for name, where in given.names.items():
        if _is_unknown(name, payload) and (name != "sender" or given.positional):
            yield UnknownKey(name, _similar(name, payload, given), where)
    for name, key in payload.keys.items():
        if not key.required or name in given.certain:
            continue
        if name in given.uncertain:
            mapping, where = given.uncertain[name]
            yield UncertainKey[Type, Context](name, mapping, where)
        elif not given.open:
            yield MissingKey(name, key.type, call)
    for argument in given.unseen:
        if argument.mapping is not None:
            yield from _value_problems(argument.mapping, payload, argument.where)
    yield from _rest_problems(given, payload)
    yield from _keys_given_twice(arguments, payload)
    if _leaves_coroutines(given, expected):
        yield CoroutinesNotAwaited(expected.result, call)


def _sender_problems(given: Given, expected: Expected, call: Context) -> Iterator[SendProblem]:
    if given.positional:
        if len(given.positional) > 1:
            yield FurtherPositional(given.positional[1])
        return
    if "sender" in given.names and _is_unknown("sender", expected.payload):
        yield SenderByKeyword(given.names["sender"])
    elif not is_subtype(NoneType(), expected.sender):
        yield MissingSender(expected.sender, call)


def _value_problems(
    mapping: KnownMapping, payload: Payload, where: Context
) -> Iterator[SendProblem]:
    for name, value in mapping.keys.items():
        expected = payload.keys[name].type if name in payload.keys else payload.rest
        if expected is not None and not is_subtype(value, expected):
            yield WrongValue(name, value, expected, where)


def _rest_problems(given: Given, payload: Payload) -> Iterator[SendProblem]:
    """Hold the values of mappings of unknown keys against each key that they may have.

    mypy does so itself, but where there is a mapping whose keys it does not see: for its sake
    the signature that mypy sees tells no types of such keys.
    """
    if not given.unseen:
        return
    named = given.names.keys() | given.uncertain.keys()
    for argument in given.open:
        for name, key in payload.keys.items():
            if name not in named and argument.rest and not is_subtype(argument.rest, key.type):
                yield WrongValue(name, argument.rest, key.type, argument.where)
        if argument.rest and payload.rest and not is_subtype(argument.rest, payload.rest):
            yield WrongFurtherValue(argument.rest, payload.rest, argument.where)


def _keys_given_twice(arguments: Sequence[Argument], payload: Payload) -> Iterator[SendProblem]:
    """Find the keys that two arguments give, unless mypy itself says so."""
    seen_before: dict[str, bool] = {}
    for argument in arguments:
        by_mypy = argument.mapping is None or argument.mapping.seen_by_mypy
        for name in _names_of(argument):
            is_parameter = name in payload.keys or payload.rest is None
            if name in seen_before and not (by_mypy and seen_before[name] and is_parameter):
                yield KeyGivenTwice(name, argument.where)
            seen_before[name] = by_mypy


def _names_of(argument: Argument) -> Collection[str]:
    if argument.name is not None:
        return [argument.name]
    return [] if argument.mapping is None else argument.mapping.keys


def _leaves_coroutines(given: Given, expected: Expected) -> bool:
    """Tell whether receivers that must be coroutine functions are sent to without a wrapper."""
    if (
        expected.method != "send"
        or any(map(_may_wrap, given.open))
        or "_async_wrapper" in given.wrappers
    ):
        return False
    return is_coroutine(expected.result)


def _may_wrap(mapping: Argument) -> bool:
    """Tell whether a mapping of unknown keys may have a wrapper: a number, say, is none."""
    return not isinstance(get_proper_type(mapping.rest), Instance)


def _is_unknown(name: str, payload: Payload) -> bool:
    return name not in payload.keys and payload.rest is None


def _is_open(argument: Argument) -> bool:
    return argument.name is None and argument.mapping is None


def _similar(key: str, payload: Payload, given: Given) -> str | None:
    """Return the key that was probably meant: a similar one that is not given already."""
    candidates = [name for name in payload.keys if name not in given.names]
    similar = difflib.get_close_matches(key, candidates, n=1)
    return similar[0] if similar else None
