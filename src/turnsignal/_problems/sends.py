"""What can be wrong with a send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from .receivers import TypeT

#: Where in the code a problem is, as whoever looks for problems knows it.
WhereT = TypeVar("WhereT")


@dataclass(frozen=True)
class MissingSender(Generic[TypeT, WhereT]):
    """No sender is given, though it may not be None."""

    sender: TypeT
    where: WhereT


@dataclass(frozen=True)
class WrongSender(Generic[TypeT, WhereT]):
    """The sender has a type that the declaration does not allow.

    It is no `SendProblem`, as mypy says so itself.
    """

    sender: TypeT
    expected: TypeT
    where: WhereT


@dataclass(frozen=True)
class SenderByKeyword(Generic[WhereT]):
    """The sender is given as ``sender=...``, which makes it a key of the payload."""

    where: WhereT


@dataclass(frozen=True)
class FurtherPositional(Generic[WhereT]):
    """More than the sender is passed by position."""

    where: WhereT


@dataclass(frozen=True)
class MissingKey(Generic[TypeT, WhereT]):
    """A required key is not given."""

    key: str
    key_type: TypeT
    where: WhereT


@dataclass(frozen=True)
class UncertainKey(Generic[TypeT, WhereT]):
    """A required key comes from a mapping that need not have it."""

    key: str
    mapping: TypeT
    where: WhereT


@dataclass(frozen=True)
class WrongValue(Generic[TypeT, WhereT]):
    """A mapping has a key with a value of a type that the payload does not allow."""

    key: str
    value: TypeT
    expected: TypeT
    where: WhereT


@dataclass(frozen=True)
class WrongFurtherValue(Generic[TypeT, WhereT]):
    """A mapping of unknown keys has values of a type that the payload does not allow."""

    value: TypeT
    expected: TypeT
    where: WhereT


@dataclass(frozen=True)
class KeyGivenTwice(Generic[WhereT]):
    """Two arguments give one key."""

    key: str
    where: WhereT


@dataclass(frozen=True)
class CoroutinesNotAwaited(Generic[TypeT, WhereT]):
    """The receivers return coroutines, which ``send`` cannot await without a wrapper."""

    result: TypeT
    where: WhereT


@dataclass(frozen=True)
class UnknownKey(Generic[WhereT]):
    """The payload has no such key."""

    key: str
    similar_key: str | None
    where: WhereT


SendProblem: TypeAlias = (
    MissingSender[TypeT, WhereT]
    | SenderByKeyword[WhereT]
    | FurtherPositional[WhereT]
    | MissingKey[TypeT, WhereT]
    | UncertainKey[TypeT, WhereT]
    | UnknownKey[WhereT]
    | WrongValue[TypeT, WhereT]
    | WrongFurtherValue[TypeT, WhereT]
    | KeyGivenTwice[WhereT]
    | CoroutinesNotAwaited[TypeT, WhereT]
)
