"""The signature that a receiver should have, written down so that it can be pasted."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from mypy.messages import find_type_overlaps, format_type_inner
from mypy.options import Options
from mypy.types import AnyType, Type, get_proper_type

from ._declaration_rules import is_name
from ._receiver_rules import Expectation
from ._receiver_wording import ReceiverWording
from ._results import awaited, is_coroutine


def write_signature(receiver: ReceiverWording, expected: Expectation, options: Options) -> str:
    """Write down the definition of a receiver that fits.

    Args:
        receiver: The receiver that does not.
        expected: What it is called with.
        options: The options of mypy, which decide how types are written.
    """
    writer = _TypeWriter(receiver, expected, options)
    own = receiver.own_parameters
    parameters = list(_parameters(expected, own, writer))
    if receiver.is_lambda:
        return f"lambda {', '.join(parameter.untyped for parameter in parameters)}: ..."
    if any(name in expected.payload.keys for name in own):
        own = [*own, "/"]
    typed = ", ".join([*own, *[parameter.typed for parameter in parameters]])
    is_declared = not isinstance(get_proper_type(expected.result), AnyType)
    is_awaited = receiver.is_async and (expected.may_be_awaited or not is_declared)
    is_async = is_awaited or is_coroutine(expected.result)
    result: Type | None = awaited(expected.result) if is_async else expected.result
    if not is_declared:
        result = receiver.result
    returns = "" if result is None else f" -> {writer.write(result)}"
    keyword = "async def" if is_async else "def"
    return f"{keyword} {receiver.function_name}({typed}){returns}"


class _Parameter(NamedTuple):
    """A parameter of an expected signature."""

    name: str
    annotation: str | None = None
    has_default: bool = False

    @property
    def typed(self) -> str:
        """The parameter as a function has it."""
        annotation = "" if self.annotation is None else f": {self.annotation}"
        return f"{self.name}{annotation}{' = ...' if self.has_default else ''}"

    @property
    def untyped(self) -> str:
        """The parameter as a lambda has it."""
        return f"{self.name}{'=...' if self.has_default else ''}"


class _TypeWriter:
    """Writes the types of one signature, in full where two of them have the same name."""

    def __init__(self, receiver: ReceiverWording, expected: Expectation, options: Options) -> None:
        types = [key.type for key in expected.payload.keys.values()]
        # With those that the receiver has now, or the signature could look the same.
        self._ambiguous = find_type_overlaps(expected.sender, *types, *receiver.parameter_types)
        self._options = options

    def write(self, item: Type) -> str:
        return format_type_inner(item, 0, self._options, self._ambiguous)


def _parameters(
    expected: Expectation, taken: Sequence[str], writer: _TypeWriter
) -> Iterator[_Parameter]:
    payload = expected.payload
    names = {*payload.keys, *taken}
    yield _Parameter(_free_name("sender", names), writer.write(expected.sender))
    named = {name: key for name, key in payload.keys.items() if is_name(name) and name not in taken}
    if named:
        yield _Parameter("*")
    for name, key in named.items():
        yield _Parameter(name, writer.write(key.type), has_default=not key.required)
    further = f"**{_free_name('kwargs', names)}"
    if payload.rest is not None:
        yield _Parameter(further, writer.write(payload.rest))
    elif len(named) < len(payload.keys) or not payload.known:
        yield _Parameter(further, "Any")


def _free_name(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "_"
    return name
