"""The rules for sends at run time: what is wrong with a payload, and with who sends it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from turnsignal._problems.sends import (
    FurtherPositional,
    MissingKey,
    MissingSender,
    SenderByKeyword,
    SendProblem as SendProblemOf,
    UnknownKey,
    WrongSender,
    WrongValue,
)
from turnsignal.introspection import Declaration
from turnsignal.introspection._hints import is_literal
from turnsignal.introspection._payloads import Payload

from ._values import ValueCheck

#: A problem of types at run time; the traceback tells where it is.
SendProblem: TypeAlias = SendProblemOf[Any, None] | WrongSender[Any, None]


class Given(NamedTuple):
    """What a call passes."""

    positional: Sequence[Any]
    payload: Mapping[str, Any]


def send_problems(given: Given, declared: Declaration, misfit: ValueCheck) -> Sequence[SendProblem]:
    """Find what is wrong with a send.

    Args:
        given: What it passes.
        declared: The declaration of the signal.
        misfit: Says where a value is not of a type.

    Returns:
        The problems. Of several payloads that are allowed, those of the nearest: the one with the
        literals that are given, as in ``kind: Literal["card"]``, and then with the fewest problems.
    """
    found = [
        [
            *_sender_problems(given, declared.sender, payload, misfit),
            *_payload_problems(given, payload, misfit),
        ]
        for payload in declared.alternatives
    ]
    return min(found, key=lambda problems: (sum(map(_is_of_literal, problems)), len(problems)))


def _is_of_literal(problem: SendProblem) -> bool:
    return isinstance(problem, WrongValue) and is_literal(problem.expected)


def _sender_problems(
    given: Given, sender: Any, payload: Payload, misfit: ValueCheck
) -> Iterator[SendProblem]:
    if len(given.positional) > 1:
        yield FurtherPositional(None)
    if not given.positional and "sender" in given.payload and _is_unknown("sender", payload):
        yield SenderByKeyword(None)
    elif not given.positional and misfit(None, sender):
        yield MissingSender(sender, None)
    elif given.positional and misfit(given.positional[0], sender):
        yield WrongSender(_type_of(given.positional[0]), sender, None)


def _payload_problems(given: Given, payload: Payload, misfit: ValueCheck) -> Iterator[SendProblem]:
    for name in given.payload:
        if _is_unknown(name, payload) and (name != "sender" or given.positional):
            yield UnknownKey(name, _similar(name, payload, given), None)
    for name, key in payload.keys.items():
        if name in given.payload:
            value = given.payload[name]
            if misfit(value, key.type):
                yield WrongValue(name, _type_of(value), key.type, None)
        elif key.required:
            yield MissingKey(name, key.type, None)
    if payload.rest is not None:
        for name, value in given.payload.items():
            if name not in payload.keys and misfit(value, payload.rest):
                yield WrongValue(name, _type_of(value), payload.rest, None)


def _is_unknown(name: str, payload: Payload) -> bool:
    return payload.known and payload.rest is None and name not in payload.keys


def _similar(key: str, payload: Payload, given: Given) -> str | None:
    """Return the key that was probably meant: a similar one that is not given already."""
    candidates = [name for name in payload.keys if name not in given.payload]
    similar = difflib.get_close_matches(key, candidates, n=1)
    return similar[0] if similar else None


def _type_of(value: object) -> Any:
    return type(value)
