"""The rules for sends: what a call leaves out, adds, or cannot promise.

The types of values are left to mypy, through the signature that the hooks give to ``send``.
This module knows nothing of hooks or of wording.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mypy.nodes import ARG_POS, ARG_STAR, CallExpr, Context
from mypy.subtypes import is_subtype
from mypy.types import NoneType, ProperType, Type, TypedDictType

from . import _names
from ._payload import Payload


class Argument(NamedTuple):
    """A keyword argument of a send: ``name=value``, or ``**mapping`` without a name."""

    name: str | None
    #: The type of a ``**mapping``.
    mapping: ProperType | None
    where: Context


class MissingSender(NamedTuple):
    """No sender is given, though it may not be None."""

    sender: Type
    where: Context


class SenderByKeyword(NamedTuple):
    """The sender is given as ``sender=...``, which makes it a key of the payload."""

    where: Context


class MissingKey(NamedTuple):
    """A required key is not given."""

    key: str
    key_type: Type
    where: Context


class UncertainKey(NamedTuple):
    """A required key comes from a TypedDict that need not have it."""

    key: str
    mapping: TypedDictType
    where: Context


class UnknownKey(NamedTuple):
    """The payload has no such key."""

    key: str
    similar_key: str | None
    where: Context


SendProblem: TypeAlias = MissingSender | SenderByKeyword | MissingKey | UncertainKey | UnknownKey


class Given(NamedTuple):
    """What a call passes by keyword, under which name, and from where."""

    certain: set[str]
    #: Keys that a TypedDict may or may not have: its type, and where it is passed.
    uncertain: dict[str, tuple[TypedDictType, Context]]
    #: All of the names, in order, without the parameters of ``send`` itself.
    names: dict[str, Context]
    #: Whether a mapping of unknown keys is passed.
    open: bool


def given_keys(arguments: Sequence[Argument]) -> Given:
    """Sum up which keys the keyword arguments of a call pass."""
    given = Given(set(), {}, {}, open=any(_is_open(argument) for argument in arguments))
    for argument in arguments:
        if argument.name is not None:
            given.certain.add(argument.name)
            given.names[argument.name] = argument.where
        elif isinstance(argument.mapping, TypedDictType):
            given.certain.update(argument.mapping.required_keys)
            for key in argument.mapping.items:
                given.names.setdefault(key, argument.where)
                if key not in argument.mapping.required_keys:
                    given.uncertain[key] = argument.mapping, argument.where
    for wrapper in _names.WRAPPERS:
        given.names.pop(wrapper, None)
    return given


def problems(given: Given, sender: Type, payload: Payload, call: CallExpr) -> Iterator[SendProblem]:
    """Find what a send leaves out, adds, or cannot promise.

    Args:
        given: What the call passes by keyword.
        sender: The declared type of the sender.
        payload: The declared payload.
        call: The call.
    """
    by_keyword = "sender" in given.names and _is_unknown("sender", payload)
    if not _gives_sender(call):
        if by_keyword:
            yield SenderByKeyword(given.names["sender"])
        elif not is_subtype(NoneType(), sender):
            yield MissingSender(sender, call)
    for name, where in given.names.items():
        if _is_unknown(name, payload) and (name != "sender" or _gives_sender(call)):
            yield UnknownKey(name, _similar(name, payload, given), where)
    for name, key in payload.keys.items():
        if not key.required or name in given.certain:
            continue
        if name in given.uncertain:
            yield UncertainKey(name, *given.uncertain[name])
        elif not given.open:
            yield MissingKey(name, key.type, call)


def _gives_sender(call: CallExpr) -> bool:
    return any(kind in (ARG_POS, ARG_STAR) for kind in call.arg_kinds)


def _is_unknown(name: str, payload: Payload) -> bool:
    return name not in payload.keys and payload.rest is None


def _is_open(argument: Argument) -> bool:
    return argument.name is None and not isinstance(argument.mapping, TypedDictType)


def _similar(key: str, payload: Payload, given: Given) -> str | None:
    """Return the key that was probably meant: a similar one that is not given already."""
    candidates = [name for name in payload.keys if name not in given.names]
    similar = difflib.get_close_matches(key, candidates, n=1)
    return similar[0] if similar else None
