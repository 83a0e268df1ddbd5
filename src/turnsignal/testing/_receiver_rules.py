"""The rules for receivers at run time: what is wrong with one, as far as that is certain.

They find what the mypy plugin finds, but for what Python cannot know of a function: what a
decorator passes on, and types that only a type checker can compare.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from turnsignal._problems.receivers import (
    ConnectedUnbound,
    DefaultNeeded,
    FurtherKeysNotAccepted,
    KeyNotAccepted,
    NoSenderParameter,
    OwnParameterNamedLikeKey,
    PositionalParameterRequired,
    ReceiverProblem,
    SenderNamedLikeKey,
    UnknownParameterRequired,
    WrongFurtherType,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)
from turnsignal.introspection._payloads import Payload
from turnsignal.introspection._scopes import class_around

from ._fit import fits
from ._parameters import POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, Parameter, Parameters
from ._results import may_return


class Expectation(NamedTuple):
    """What the receivers of a signal are called with, and what they may return."""

    sender: Any
    payload: Payload
    #: What a receiver returns, itself or through an awaitable.
    result: Any
    #: Whether it may be through an awaitable.
    may_be_awaited: bool


def receiver_problems(
    receiver: Callable[..., Any], parameters: Parameters, expected: Expectation
) -> Iterator[ReceiverProblem[Any]]:
    """Find what is wrong with a receiver.

    Args:
        receiver: The receiver.
        parameters: Its parameters.
        expected: What it is called with.
    """
    first = parameters.first
    if first is not None:
        owner = class_around(receiver)
        accepted = owner if owner is not None and not first.annotated else first.hint
        if not fits(expected.sender, accepted):
            if first.kind is not POSITIONAL_ONLY and (owner or first.name in ("self", "cls")):
                yield ConnectedUnbound(first.name)
                return  # all else would be said of the wrong parameters
            # As mypy does not know the others' names.
            name = first.name if first.kind is POSITIONAL_OR_KEYWORD else None
            yield WrongSenderType(name, accepted, expected.sender)
    else:
        yield NoSenderParameter()
    if expected.payload.known:
        yield from _key_problems(parameters, first, expected.payload)
        yield from _parameter_problems(parameters, first, expected.payload)
    if not may_return(parameters.result, expected.result, may_be_awaited=expected.may_be_awaited):
        yield WrongResultType(parameters.result, expected.result, expected.may_be_awaited)


def _key_problems(
    parameters: Parameters, first: Parameter | None, payload: Payload
) -> Iterator[ReceiverProblem[Any]]:
    by_name, further = parameters.by_name, parameters.further
    for name, key in payload.keys.items():
        parameter = by_name.get(name, further)
        if first is not None and first is by_name.get(name):
            yield SenderNamedLikeKey(name)
        elif name == parameters.own:
            yield OwnParameterNamedLikeKey(name)
        elif parameter is None:
            yield KeyNotAccepted(name)
        else:
            if not fits(key.type, parameter.hint):
                shown = f"**{parameter.name}" if parameter is further else name
                yield WrongKeyType(name, key.type, shown, parameter.hint)
            if parameter.required and not key.required:
                yield DefaultNeeded(name)
    if payload.rest is not None and (further is None or not fits(payload.rest, further.hint)):
        yield FurtherKeysNotAccepted(payload.rest)


def _parameter_problems(
    parameters: Parameters, first: Parameter | None, payload: Payload
) -> Iterator[ReceiverProblem[Any]]:
    for parameter in parameters.parameters:
        is_named = parameter.name in parameters.by_name
        if parameter is first or (is_named and parameter.name in payload.keys):
            continue
        if first is None and parameter.name == "sender":
            continue  # it is missing by position, and that has been said
        if payload.rest is not None and is_named and not fits(payload.rest, parameter.hint):
            yield WrongFurtherType(parameter.name, parameter.hint, payload.rest)
        if not parameter.required:
            continue
        if parameter.kind is POSITIONAL_ONLY:
            yield PositionalParameterRequired()
            return
        similar = difflib.get_close_matches(parameter.name, payload.keys, n=1)
        yield UnknownParameterRequired(parameter.name, similar[0] if similar else None)
