"""The signature that a receiver should have, written down so that it can be pasted."""

from __future__ import annotations

import keyword
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class WrittenKey(NamedTuple):
    """A key of a payload, with its type written down."""

    type: str
    required: bool


@dataclass(frozen=True)
class ReceiverSignature:
    """The signature of a receiver that fits."""

    #: The name of the function.
    function: str
    #: The parameters before the sender, that binding takes away: ``self`` or ``cls``.
    own: Sequence[str]
    #: The type of the sender.
    sender: str
    keys: Mapping[str, WrittenKey]
    #: The type of further keys; None if there are none.
    rest: str | None
    #: The type of what is returned; None to leave it out.
    result: str | None
    #: Whether the keys are all that is declared.
    known: bool = True
    #: The parameter that takes keys that are not declared, if the receiver has one already. It
    #: stays: a key that is added to the payload does not break the receiver.
    further: str | None = None
    #: The parameter that takes the sender, if the receiver has one already: its body may name it.
    sender_name: str | None = None
    is_async: bool = False
    is_lambda: bool = False

    def __str__(self) -> str:
        parameters = list(self._parameters())
        if self.is_lambda:
            return f"lambda {', '.join(parameter.untyped for parameter in parameters)}: ..."
        # A key could be taken for the object that a method is bound to.
        own = [*self.own, "/"] if any(name in self.keys for name in self.own) else self.own
        typed = ", ".join([*own, *[parameter.typed for parameter in parameters]])
        returns = "" if self.result is None else f" -> {self.result}"
        return f"{'async def' if self.is_async else 'def'} {self.function}({typed}){returns}"

    def _parameters(self) -> Iterator[_Parameter]:
        names = {*self.keys, *self.own}
        own = self.sender_name
        # One that is named like a key would be taken for that.
        usable = own if own is not None and own not in names else _free_name("sender", names)
        yield _Parameter(usable, self.sender)
        named = {
            name: key for name, key in self.keys.items() if is_name(name) and name not in self.own
        }
        if named:
            yield _Parameter("*")
        for name, key in named.items():
            yield _Parameter(name, key.type, has_default=not key.required)
        further = f"**{_free_name(self.further or 'kwargs', names)}"
        if self.rest is not None:
            yield _Parameter(further, self.rest)
        elif len(named) < len(self.keys) or not self.known:
            yield _Parameter(further, "Any")
        elif self.further is not None:
            yield _Parameter(further, "object")


class _Parameter(NamedTuple):
    """A parameter of a signature."""

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


def is_name(key: str) -> bool:
    """Tell whether a parameter can have the name of a key."""
    return key.isidentifier() and not keyword.iskeyword(key)


def _free_name(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "_"
    return name
