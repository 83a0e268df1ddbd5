"""Receivers of which an annotation tells the signature: the least that it describes is real."""

from __future__ import annotations

import random
from typing import Final

from tests.plugin.pairs.class_receivers import class_form
from tests.plugin.pairs.parameters import POSITIONAL, Kind, Parameter, parameter_list
from tests.plugin.pairs.receiver_source import (
    ANYTHING,
    DECORATOR,
    RECORD,
    Form,
    Receiver,
    own_parameter,
)


def _callable(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    """Annotate a value with ``Callable``; the least function that it describes is real."""
    plain = [p for p in parameters if p.kind in POSITIONAL][: draw.choice([1, 1, 1, 2])]
    promised = [
        p._replace(name=f"positional{i}", kind=Kind.POSITIONAL_ONLY, has_default=False)
        for i, p in enumerate(plain)
    ]
    types = ", ".join(parameter.type for parameter in promised)
    arguments = f"[{types}]"
    if draw.random() < 0.15:
        arguments, promised = "...", ANYTHING
    elif draw.random() < 0.5 and promised:
        arguments, promised = f"Concatenate[{types}, ...]", [*promised, *ANYTHING]
    definition = f"def {name}({parameter_list(promised)}) -> None: {RECORD}"
    return Receiver(definition, "receiver", promised, name, f"Callable[{arguments}, None]")


def _any(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = f"def {name}({parameter_list(ANYTHING)}) -> None: {RECORD}"
    return Receiver(definition, "receiver", ANYTHING, name, "Any")


def _protocol(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    signature = parameter_list([own_parameter(draw, parameters), *parameters])
    header = f"    def __call__({signature}) -> None:"
    definition = (
        f"class {name}_protocol(Protocol):\n{header} ...\n"
        f"class {name}_class:\n{header} {RECORD}\n{name} = {name}_class()"
    )
    return Receiver(definition, "receiver", parameters, name, f"{name}_protocol")


def _narrowed(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    protocol = _protocol(draw, name, parameters)
    return protocol._replace(
        annotation=f"{protocol.annotation} | None", guard="if receiver is not None:"
    )


def _type(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    class_ = class_form()(draw, name, parameters)
    return class_._replace(
        definition=class_.definition.replace(DECORATOR, ""),
        expression="receiver",
        annotation=f"type[{name}]",
    )


ANNOTATED: Final[dict[str, Form]] = {
    "Callable": _callable,
    "Protocol": _protocol,
    "narrowed Optional": _narrowed,
    "type": _type,
    "Any": _any,
}

#: What a value may be whose type is Optional.
NONE: Final = Receiver("", "receiver", [], "None", "None")
