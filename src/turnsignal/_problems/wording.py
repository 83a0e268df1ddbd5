"""The words for what is wrong with receivers and sends.

Each message names the signal, the receiver or the key, says what is expected, and offers the
way out where there is one.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from typing_extensions import assert_never

from .receivers import (
    ConnectedUnbound,
    DefaultNeeded,
    FurtherKeysNotAccepted,
    KeyNotAccepted,
    NoSenderParameter,
    OwnParameterNamedLikeKey,
    PositionalParameterRequired,
    ReceiverProblem,
    SenderNamedLikeKey,
    TypeT,
    UnknownParameterRequired,
    UnknownParameters,
    WrongFurtherType,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)
from .sends import (
    CoroutinesNotAwaited,
    FurtherPositional,
    KeyGivenTwice,
    MissingKey,
    MissingSender,
    SenderByKeyword,
    SendProblem,
    UncertainKey,
    UnknownKey,
    WhereT,
    WrongFurtherValue,
    WrongSender,
    WrongValue,
)

TypeT_contra = TypeVar("TypeT_contra", contravariant=True)


class TypeWording(Protocol[TypeT_contra]):
    """Writes types down."""

    def quoted(self, item: TypeT_contra, /) -> str:
        """Quote a type."""
        ...

    def distinctly(self, first: TypeT_contra, second: TypeT_contra, /) -> tuple[str, str]:
        """Quote two types, in full where they have the same name."""
        ...

    def is_awaitable(self, result: TypeT_contra, /) -> bool:
        """Tell whether a result is a coroutine, or another awaitable."""
        ...


def receiver_predicate(problem: ReceiverProblem[TypeT], types: TypeWording[TypeT]) -> str:
    """Say what is wrong with a receiver, behind its name and that of the signal."""
    match problem:
        case NoSenderParameter():
            return "does not accept the sender as a positional argument"
        case UnknownParameters(parameters):
            return (
                f'has the parameters of "{parameters}", which are not known here: annotate'
                " those that the signal passes, or Callable[..., Any]"
            )
        case WrongSenderType(parameter, accepted, sender):
            name = f' for "{parameter}"' if parameter else ""
            accepts, gets = types.distinctly(accepted, sender)
            return f"expects a sender of type {accepts}{name}, but may get {gets}"
        case ConnectedUnbound(parameter):
            return (
                f'takes "{parameter}" first: it is connected unbound, so "{parameter}" would'
                " receive the sender; connect the method of an object"
            )
        case SenderNamedLikeKey(key):
            return (
                f'names its sender parameter "{key}", which is also a payload key; make it'
                " positional-only or rename it"
            )
        case OwnParameterNamedLikeKey(key):
            return (
                f'is bound to an object as "{key}", which is also a payload key; make it'
                " positional-only or rename it"
            )
        case KeyNotAccepted(key):
            return f'does not accept payload key "{key}"'
        case WrongKeyType(key, key_type, parameter, accepted):
            accepts, has = types.distinctly(accepted, key_type)
            return (
                f'expects type {accepts} for "{parameter}", but payload key "{key}" has type {has}'
            )
        case DefaultNeeded(key):
            return f'needs a default for "{key}": the payload key may be missing'
        case FurtherKeysNotAccepted(accepted):
            return (
                f"must accept further payload keys with **kwargs of type {types.quoted(accepted)}"
            )
        case WrongFurtherType(parameter, accepted, further):
            accepts, has = types.distinctly(accepted, further)
            return (
                f'expects type {accepts} for "{parameter}", but further payload keys have type'
                f" {has}"
            )
        case UnknownParameterRequired(parameter, similar_key):
            hint = f' (did you mean "{similar_key}"?)' if similar_key else ""
            return f'requires parameter "{parameter}", which is not a payload key{hint}'
        case PositionalParameterRequired():
            return (
                "requires more than one positional argument, but the payload is passed by keyword"
            )
        case WrongResultType(result, accepted, may_be_awaited):
            returns, expects = types.distinctly(result, accepted)
            predicate = f"returns {returns}, but must return {expects}"
            if may_be_awaited and not types.is_awaitable(accepted):
                return f"{predicate} or an awaitable of it"
            if not may_be_awaited and types.is_awaitable(result):
                return f"{predicate}: nobody awaits an object that is no function"
            return predicate
        case _:
            assert_never(problem)


def send_problem(
    problem: SendProblem[TypeT, WhereT] | WrongSender[TypeT, WhereT],
    signal: str,
    method: str,
    types: TypeWording[TypeT],
) -> tuple[str, str | None]:
    """Say what is wrong with a send, and add a hint if there is one.

    Args:
        problem: What is wrong.
        signal: The signal, quoted.
        method: The method that is called: ``send`` or ``send_async``.
        types: Writes types down.
    """
    match problem:
        case MissingSender(sender):
            return (
                f"{signal} needs a sender of type {types.quoted(sender)}, but {method}()"
                " without a sender sends None"
            ), f"Pass it first: {method}(sender_object, ...)"
        case WrongSender(sender, expected):
            has, expects = types.distinctly(sender, expected)
            return (
                f"{signal} is sent by {expects}, but the sender that is passed has type {has}"
            ), None
        case SenderByKeyword():
            return (
                f"{signal} takes its sender by position; as {method}(sender=...) it is"
                " a payload key, and the sender is None"
            ), f"Pass it first: {method}(sender_object, ...)"
        case FurtherPositional():
            return (
                f"{method}() of {signal} takes the sender alone by position",
                (
                    f"Pass the payload by keyword: {method}(sender, key=value), or"
                    f" {method}(sender, **payload)"
                ),
            )
        case MissingKey(key, key_type):
            return (
                f'Missing payload key "{key}" in {method}() of {signal}',
                f'"{key}" has type {types.quoted(key_type)}',
            )
        case UncertainKey(key, mapping):
            return (
                f'Payload key "{key}" of {signal} is required, but may be missing from'
                f" {types.quoted(mapping)}"
            ), None
        case UnknownKey(key, similar_key):
            hint = None if similar_key is None else f'Did you mean "{similar_key}"?'
            return f'{signal} has no payload key "{key}"', hint
        case WrongValue(key, value, expected):
            has, expects = types.distinctly(value, expected)
            return (
                f'Payload key "{key}" of {signal} has type {expects}, but the value that'
                f" is passed for it has type {has}"
            ), None
        case WrongFurtherValue(value, expected):
            has, expects = types.distinctly(value, expected)
            return (
                f"Further payload keys of {signal} have type {expects}, but those of the"
                f" mapping have type {has}"
            ), None
        case KeyGivenTwice(key):
            return f'{method}() of {signal} is given payload key "{key}" twice', None
        case CoroutinesNotAwaited(result):
            return (
                f"send() of {signal} cannot await its receivers, which return"
                f" {types.quoted(result)}"
            ), "Call send_async(), or pass _async_wrapper"
        case _:
            assert_never(problem)
