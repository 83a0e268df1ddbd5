"""The rules for declarations: keys that cannot be sent by name, or that `define` refuses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from mypy.types import Parameters

from turnsignal._problems.signature import is_name

from . import _names
from ._payload import Payload


class ReservedKey(NamedTuple):
    """A key has the name of a parameter of ``send`` or ``send_async`` itself."""

    key: str


class KeyWithoutName(NamedTuple):
    """A key is no identifier, so that only ``**mapping`` can pass it."""

    key: str


class PositionalKey(NamedTuple):
    """A specification function takes a key by position, so that `define` raises TypeError."""

    #: None if the parameter is positional-only: mypy has no name for it.
    key: str | None


DeclarationProblem: TypeAlias = ReservedKey | KeyWithoutName | PositionalKey


def declared_key_problems(possible: Iterable[Payload]) -> Iterator[DeclarationProblem]:
    """Find the keys of a declared payload that no send can pass by name."""
    for key in sorted({key for payload in possible for key in payload.keys}):
        if key in _names.WRAPPERS:
            yield ReservedKey(key)
        elif not is_name(key):
            yield KeyWithoutName(key)


def positional_keys(specification: Parameters) -> Iterator[PositionalKey]:
    """Find the keys that a specification function takes by position.

    Args:
        specification: The parameters of the function, without the sender.
    """
    for name, kind in zip(specification.arg_names, specification.arg_kinds, strict=True):
        if kind.is_positional():
            yield PositionalKey(name)
