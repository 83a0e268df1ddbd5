"""Calls of receivers: the interpreter says what goes wrong with one."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from enum import Enum, auto
from typing import Any, Final, NamedTuple

import typeguard

from tests.plugin.pairs.parameters import Kind, Parameter, sender_parameter
from tests.plugin.pairs.receiver_source import Receiver
from tests.plugin.vocabulary import numbered


class Wrong(Enum):
    """What can go wrong in a call."""

    NOT_CALLABLE = auto()
    TOO_MANY_POSITIONAL = auto()
    UNEXPECTED_KEYWORD = auto()
    POSITIONAL_ONLY_BY_KEYWORD = auto()
    GIVEN_TWICE = auto()
    MISSING = auto()
    #: The sender is outside of the annotation of the parameter that takes it.
    SENDER_MISFIT = auto()
    #: So is the value of a key.
    VALUE_MISFIT = auto()


class Failure(NamedTuple):
    """Something that went wrong in a call, with a key or parameter, if it was with one."""

    wrong: Wrong
    name: str = ""


class Arguments(NamedTuple):
    """The arguments of a call, as source code."""

    positional: list[str]
    keywords: dict[str, str]


class Callee(NamedTuple):
    """A receiver that can be called, in its module."""

    receiver: Any
    source: Receiver
    module: dict[str, Any]
    number: int

    @property
    def parameters(self) -> list[Parameter]:
        """What the signal can pass to the receiver."""
        return self.source.parameters

    def call(self, arguments: Arguments) -> set[Failure]:
        """Call the receiver; return what goes wrong."""
        received = self.module["received"]
        received.clear()
        if hasattr(self.receiver, "cache_clear"):
            self.receiver.cache_clear()
        positional = [self._value(written) for written in arguments.positional]
        keywords = {name: self._value(value) for name, value in arguments.keywords.items()}
        try:
            result = self.receiver(*positional, **keywords)
        except TypeError as error:
            return set(failures_of(str(error)))
        _run(result)
        if isinstance(result, tuple):
            received.append(dict(zip(result._fields, result, strict=True)))  # type: ignore[attr-defined]
        [got] = received
        return set(self._misfits(got))

    def _misfits(self, got: dict[str, Any]) -> Iterator[Failure]:
        """Find the values that are outside of the annotation of the parameter that got them."""
        sender = sender_parameter(self.parameters)
        for parameter in self.parameters:
            value = got[parameter.name]
            if parameter.unpacked is not None:
                yield from self._unpacked_misfits(parameter, value)
            elif parameter.kind is Kind.VAR_KEYWORD:
                for name, item in value.items():
                    if not self._fits(item, parameter.type):
                        yield Failure(Wrong.VALUE_MISFIT, name)
            elif parameter is sender:
                values = value if parameter.kind is Kind.VAR_POSITIONAL else [value]
                if not all(self._fits(item, parameter.type) for item in values):
                    yield Failure(Wrong.SENDER_MISFIT)
            elif parameter.kind is not Kind.VAR_POSITIONAL and not self._fits(
                value, parameter.type
            ):
                yield Failure(Wrong.VALUE_MISFIT, parameter.name)

    def _unpacked_misfits(self, parameter: Parameter, value: dict[str, Any]) -> Iterator[Failure]:
        declared = {key.name: key for key in parameter.unpacked or ()}
        for name, item in value.items():
            if name not in declared:
                yield Failure(Wrong.UNEXPECTED_KEYWORD, name)
            elif not self._fits(item, declared[name].type):
                yield Failure(Wrong.VALUE_MISFIT, name)
        for name, key in declared.items():
            if key.required and name not in value:
                yield Failure(Wrong.MISSING, name)

    def _fits(self, value: object, annotation: str) -> bool:
        try:
            typeguard.check_type(value, self._value(annotation))
        except typeguard.TypeCheckError:
            return False
        return True

    def _value(self, written: str) -> Any:
        return eval(numbered(written, self.number), self.module)  # noqa: S307  # our own


def _run(result: Any) -> None:
    """Start what a receiver returned, so that its body runs."""
    if inspect.iscoroutine(result):
        with suppress(StopIteration):
            result.send(None)
    elif inspect.isgenerator(result):
        next(result)
    elif inspect.isasyncgen(result):
        with suppress(StopIteration):
            anext(result).send(None)
    elif isinstance(result, AbstractContextManager):
        result.__enter__()


#: What the interpreter says, up to the names that it quotes.
_TEXTS: Final = {
    r"'NoneType' object is not callable": Wrong.NOT_CALLABLE,
    r"takes .*positional arguments? but": Wrong.TOO_MANY_POSITIONAL,
    r"got an unexpected keyword argument '": Wrong.UNEXPECTED_KEYWORD,
    r"positional-only arguments passed as keyword": Wrong.POSITIONAL_ONLY_BY_KEYWORD,
    r"got multiple values for argument '": Wrong.GIVEN_TWICE,
    r"missing \d+ required .*arguments?: '": Wrong.MISSING,
}


def failures_of(text: str) -> Iterator[Failure]:
    """Read the text of a TypeError that a call raised."""
    for pattern, wrong in _TEXTS.items():
        if found := re.search(pattern, text):
            quoted, _, _suggestion = text[found.start() :].partition(". Did you mean")
            names = re.findall(r"'([^']*)'", quoted)
            if wrong in (Wrong.NOT_CALLABLE, Wrong.TOO_MANY_POSITIONAL):
                names = [""]
            elif wrong is Wrong.POSITIONAL_ONLY_BY_KEYWORD:
                names = names[0].split(", ")
            yield from (Failure(wrong, name) for name in names)
            return
    raise AssertionError(f"unknown TypeError: {text}")
