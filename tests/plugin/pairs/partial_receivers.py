"""Receivers that are partials: what is filled in, and of what."""

from __future__ import annotations

import random
from typing import Final

from tests.plugin.pairs.parameters import (
    NAMED,
    POSITIONAL,
    Kind,
    Parameter,
    default_value,
    parameter_list,
)
from tests.plugin.pairs.receiver_source import RECORD, Form, Receiver, named, own_parameter


def _partial_by_position(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    filled = Parameter("first", Kind.POSITIONAL_ONLY, "int")
    signature = parameter_list([filled, *parameters])
    definition = f"def {name}_function({signature}) -> None: {RECORD}\n"
    return named(f"{definition}{name} = partial({name}_function, 7)", name, parameters)


def _partial_by_keyword(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = f"def {name}_function({parameter_list(parameters)}) -> None: {RECORD}\n"
    made, left = _given_by_keyword(draw, f"{name}_function", parameters)
    return named(f"{definition}{name} = {made}", name, left)


def _partial_of_partial(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    filled = Parameter("first", Kind.POSITIONAL_ONLY, "int")
    signature = parameter_list([filled, *parameters])
    definition = (
        f"def {name}_function({signature}) -> None: {RECORD}\n"
        f"{name}_inner = partial({name}_function, 7)\n"
    )
    made, left = _given_by_keyword(draw, f"{name}_inner", parameters)
    return named(f"{definition}{name} = {made}", name, left)


def _given_by_keyword(
    draw: random.Random, function: str, parameters: list[Parameter]
) -> tuple[str, list[Parameter]]:
    """Return a partial that gives an argument by keyword, and the parameters that are left."""
    candidates = [parameter for parameter in parameters if parameter.kind in NAMED]
    if not candidates:
        return f"partial({function})", parameters
    filled = draw.choice(candidates)
    made = f"partial({function}, {filled.name}={default_value(filled.type)})"
    return made, _with_filled(parameters, filled)


def _with_filled(parameters: list[Parameter], filled: Parameter) -> list[Parameter]:
    """Return the parameters that are left when one is given by keyword.

    It can be given again, but no longer by position, and so can none that follows.
    """
    position = parameters.index(filled)
    following = [
        parameter._replace(kind=Kind.KEYWORD_ONLY) if parameter.kind in POSITIONAL else parameter
        for parameter in parameters[position + 1 :]
        if parameter.kind is not Kind.VAR_POSITIONAL
    ]
    given = filled._replace(kind=Kind.KEYWORD_ONLY, has_default=True)
    return [*parameters[:position], given, *following]


def _partial_of_method(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    filled = [own_parameter(draw, parameters), Parameter("first", Kind.POSITIONAL_ONLY, "int")]
    filled[0] = filled[0]._replace(kind=Kind.POSITIONAL_ONLY)
    definition = (
        f"class {name}_class:\n"
        f"    def receive({parameter_list([*filled, *parameters])}) -> None: {RECORD}\n"
        f"{name}_object = {name}_class()\n{name} = partial({name}_object.receive, 7)"
    )
    return named(definition, name, parameters)


def _partial_of_class(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    signature = parameter_list([own_parameter(draw, parameters), *parameters])
    definition = (
        f"class {name}_class:\n    def __init__({signature}) -> None: {RECORD}\n"
        f"{name} = partial({name}_class)"
    )
    return named(definition, name, parameters)


PARTIALS: Final[dict[str, Form]] = {
    "partial by position": _partial_by_position,
    "partial by keyword": _partial_by_keyword,
    "partial of a partial": _partial_of_partial,
    "partial of a method": _partial_of_method,
    "partial of a class": _partial_of_class,
}
