"""A receiver as source code, and what all forms of receivers share.

Whatever the form, the innermost function keeps what it was called with in ``received``.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from tests.plugin.pairs.parameters import Kind, Parameter

RECORD: Final = "received.append(dict(locals()))"

#: The parameters of a function that takes anything.
ANYTHING: Final = [
    Parameter("args", Kind.VAR_POSITIONAL, "Any"),
    Parameter("kwargs", Kind.VAR_KEYWORD, "Any"),
]

#: Where the connecting decorator goes, in the definition of a receiver that can have one.
DECORATOR: Final = "<decorator>"


class Receiver(NamedTuple):
    """A receiver, as source code."""

    definition: str
    #: The receiver, in the connecting code.
    expression: str
    #: What the signal can pass to it.
    parameters: list[Parameter]
    #: An object of that type, to be called.
    real: str
    #: The type of the parameter ``receiver`` of the function that connects, if it is one.
    annotation: str | None = None
    #: A test that has to precede the connecting code.
    guard: str | None = None
    #: Whether its author has not written the function, nor the name of its own parameter.
    synthesized: bool = False


#: Writes a receiver of a given name and with given parameters.
Form: TypeAlias = Callable[[random.Random, str, list[Parameter]], Receiver]


def named(definition: str, name: str, parameters: list[Parameter]) -> Receiver:
    """Return a receiver that is connected, and called, by the name that it is defined with."""
    return Receiver(definition, name, parameters, name)


def own_parameter(
    draw: random.Random, parameters: list[Parameter], annotation: str = "Any"
) -> Parameter:
    """Return the parameter of a method that binding fills."""
    names = {parameter.name for parameter in parameters}
    names |= {key.name for parameter in parameters for key in parameter.unpacked or ()}
    name = draw.choice(["self", "self", "self_"])
    kinds = [parameter.kind for parameter in parameters]
    kind = Kind.POSITIONAL_OR_KEYWORD
    if Kind.POSITIONAL_ONLY in kinds or draw.random() < 0.2:
        kind = Kind.POSITIONAL_ONLY
    return Parameter("self_" if name in names else name, kind, annotation)
