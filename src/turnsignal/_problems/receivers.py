"""What can be wrong with a receiver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

#: A type, as whoever looks for problems knows it.
TypeT = TypeVar("TypeT")


@dataclass(frozen=True)
class NoSenderParameter:
    """No positional parameter can take the sender."""


@dataclass(frozen=True)
class UnknownParameters:
    """The receiver has the parameters of a ParamSpec, which nobody knows here."""

    parameters: str


@dataclass(frozen=True)
class WrongSenderType(Generic[TypeT]):
    """The first parameter does not take every sender."""

    parameter: str | None
    accepted: TypeT
    sender: TypeT


@dataclass(frozen=True)
class ConnectedUnbound:
    """The first parameter is a method's ``self`` or ``cls``, which would get the sender."""

    parameter: str


@dataclass(frozen=True)
class SenderNamedLikeKey:
    """The sender's parameter and a payload key have one name, so the call gives it twice."""

    key: str


@dataclass(frozen=True)
class OwnParameterNamedLikeKey:
    """What a method is bound to, and a payload key, have one name."""

    key: str


@dataclass(frozen=True)
class KeyNotAccepted:
    """No parameter takes the key."""

    key: str


@dataclass(frozen=True)
class WrongKeyType(Generic[TypeT]):
    """The parameter that takes the key does not take its type."""

    key: str
    key_type: TypeT
    parameter: str
    accepted: TypeT


@dataclass(frozen=True)
class DefaultNeeded:
    """The parameter is required, but the key may be missing."""

    key: str


@dataclass(frozen=True)
class FurtherKeysNotAccepted(Generic[TypeT]):
    """The payload is open, and no ``**`` parameter takes what it may add."""

    accepted: TypeT


@dataclass(frozen=True)
class WrongFurtherType(Generic[TypeT]):
    """The payload is open, and what it may add does not fit a parameter."""

    parameter: str
    accepted: TypeT
    further: TypeT


@dataclass(frozen=True)
class UnknownParameterRequired:
    """A required parameter is no payload key."""

    parameter: str
    similar_key: str | None


@dataclass(frozen=True)
class PositionalParameterRequired:
    """A required parameter can only be passed by position, as no payload key is."""


@dataclass(frozen=True)
class WrongResultType(Generic[TypeT]):
    """The receiver returns what the declaration does not allow."""

    result: TypeT
    accepted: TypeT
    may_be_awaited: bool


ReceiverProblem: TypeAlias = (
    NoSenderParameter
    | UnknownParameters
    | WrongSenderType[TypeT]
    | ConnectedUnbound
    | SenderNamedLikeKey
    | OwnParameterNamedLikeKey
    | KeyNotAccepted
    | WrongKeyType[TypeT]
    | DefaultNeeded
    | FurtherKeysNotAccepted[TypeT]
    | WrongFurtherType[TypeT]
    | UnknownParameterRequired
    | PositionalParameterRequired
    | WrongResultType[TypeT]
)
