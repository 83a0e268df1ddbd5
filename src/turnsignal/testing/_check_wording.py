"""The words of the check: those of the mypy plugin, with the types that Python has."""

from __future__ import annotations

import functools
import inspect
from typing import Any

from turnsignal._problems import wording
from turnsignal._problems.receivers import ReceiverProblem
from turnsignal._problems.signature import ReceiverSignature, WrittenKey
from turnsignal._written_hints import written
from turnsignal.introspection import Declaration, Key
from turnsignal.introspection._scopes import class_around

from ._fit import fits
from ._parameters import POSITIONAL_OR_KEYWORD, Parameters
from ._receiver_rules import Expectation
from ._results import awaited, is_awaitable, is_coroutine
from ._send_rules import SendProblem
from ._wording import shown_class


class Wording:
    """Puts problems into words, for one signal.

    Args:
        signal: The signal.
        declared: What it declares.
    """

    def __init__(self, signal: Any, declared: Declaration) -> None:
        self._signal = f'"{shown_class(signal, declared)}"'
        self._types = _TypeWording()

    def receiver_problem(self, problem: ReceiverProblem[Any], receiver: Any) -> str:
        """Say what is wrong with a receiver."""
        predicate = wording.receiver_predicate(problem, self._types)
        return f"{_receiver_name(receiver)} of {self._signal} {predicate}"

    def uncallable_receiver(self, receiver: object) -> str:
        """Say that a receiver cannot be called."""
        quoted = self._types.quoted(type(receiver))
        return f"{self._signal} cannot call a receiver of type {quoted}"

    def expected_signature(
        self, receiver: Any, parameters: Parameters, expected: Expectation
    ) -> str:
        """Write down the signature that a receiver should have, to be pasted."""
        payload = expected.payload
        result, is_async = _expected_result(receiver, parameters, expected)
        keys = {
            name: WrittenKey(written(key.type), key.required)
            for name, key in sorted(payload.keys.items(), key=_required_first)
        }
        signature = ReceiverSignature(
            _function_name(receiver),
            _own_parameters(receiver, parameters),
            written(expected.sender),
            keys,
            rest=None if payload.rest is None else written(payload.rest),
            result=None if result is None else written(result),
            known=payload.known,
            is_async=is_async,
            is_lambda=_is_lambda(receiver),
            further=parameters.further_name,
            sender_name=_sender_name(receiver, parameters, expected.sender),
        )
        return f"Expected signature: {signature}"

    def send_problem(self, problem: SendProblem, method: str) -> tuple[str, str | None]:
        """Say what is wrong with a send, and add a hint if there is one."""
        return wording.send_problem(problem, self._signal, method, self._types)


class _TypeWording:
    """Writes types down."""

    def quoted(self, item: Any, /) -> str:
        return f'"{written(item)}"'

    def distinctly(self, first: Any, second: Any, /) -> tuple[str, str]:
        one, other = self.quoted(first), self.quoted(second)
        if one != other:
            return one, other
        return _in_full(first), _in_full(second)

    def is_awaitable(self, result: Any, /) -> bool:
        return is_awaitable(result)


def _in_full(hint: Any) -> str:
    module = getattr(hint, "__module__", None)
    name = getattr(hint, "__qualname__", None) or written(hint)
    return f'"{name}"' if module is None else f'"{module}.{name}"'


def _receiver_name(receiver: Any) -> str:
    """Name a receiver as the plugin does."""
    if _is_lambda(receiver):
        return "Lambda receiver"
    if isinstance(receiver, functools.partial):
        name = getattr(receiver.func, "__name__", None)
        return "Receiver" if name is None else f'Receiver "partial({name})"'
    if isinstance(receiver, type):
        return f'Receiver class "{receiver.__name__}"'
    name = getattr(receiver, "__name__", None)
    if isinstance(name, str):
        return f'Receiver "{name}"'
    return f'Receiver of type "{type(receiver).__name__}"'


def _function_name(receiver: Any) -> str:
    if isinstance(receiver, functools.partial):
        return "receiver"
    if isinstance(receiver, type):
        return "__init__"
    name = getattr(receiver, "__name__", None)
    return name if isinstance(name, str) else "__call__"


def _own_parameters(receiver: Any, parameters: Parameters) -> list[str]:
    """Return the parameter that binding takes away, if any."""
    if inspect.ismethod(receiver):
        return [parameters.own or "self"]
    is_function = isinstance(receiver, functools.partial) or inspect.isroutine(receiver)
    return [] if is_function else ["self"]


def _sender_name(receiver: Any, parameters: Parameters, sender: Any) -> str | None:
    """Return the name of the parameter that takes the sender; None if none is meant for it."""
    first = parameters.first
    if first is None or first.kind is not POSITIONAL_OR_KEYWORD or first.name in ("self", "cls"):
        return None
    is_meant = class_around(receiver) is None and fits(sender, first.hint)
    return first.name if is_meant else None


def _expected_result(
    receiver: Any, parameters: Parameters, expected: Expectation
) -> tuple[Any, bool]:
    """Return what a receiver should return, or None, and whether as a coroutine function."""
    own, declared = parameters.result, expected.result
    if declared is Any:
        is_async = is_coroutine(own)
        own = awaited(own) if is_async else own
        if isinstance(receiver, type):
            return type(None), is_async
        return None if isinstance(receiver, functools.partial) or own is Any else own, is_async
    is_async = (is_coroutine(own) and expected.may_be_awaited) or is_coroutine(declared)
    result = awaited(declared) if is_async and is_awaitable(declared) else declared
    return result, is_async


def _required_first(item: tuple[str, Key]) -> tuple[bool, str]:
    name, key = item
    return not key.required, name


def _is_lambda(receiver: Any) -> bool:
    return getattr(receiver, "__name__", None) == "<lambda>"
