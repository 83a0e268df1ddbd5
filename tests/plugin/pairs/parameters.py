"""The parameters of a receiver: how they are written down, drawn, and got wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from tests.plugin.vocabulary import (
    ACCEPTED_SENDERS,
    KEY_NAMES,
    OTHER_NAMES,
    VALUE_TYPES,
    Key,
    values,
)


class Kind(IntEnum):
    """How a parameter takes its argument, in the order in which Python wants the kinds."""

    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


POSITIONAL = (Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD)
NAMED = (Kind.POSITIONAL_OR_KEYWORD, Kind.KEYWORD_ONLY)
PLAIN = (*POSITIONAL, Kind.KEYWORD_ONLY)


class Parameter(NamedTuple):
    """A parameter of a receiver."""

    name: str
    kind: Kind
    type: str
    has_default: bool = False
    #: The keys of the TypedDict, if this is ``**kwargs: Unpack[...]``.
    unpacked: tuple[Key, ...] | None = None

    def source(self, *, annotated: bool) -> str:
        """Write the parameter down, without the marks for the kinds."""
        prefix = {Kind.VAR_POSITIONAL: "*", Kind.VAR_KEYWORD: "**"}.get(self.kind, "")
        is_unpacked = self.unpacked is not None
        type_ = f"Unpack[{self.type}]" if is_unpacked else self.type
        annotation = f": {type_}" if annotated and self.type else ""
        default = f" = {default_value(self.type)}" if self.has_default else ""
        return f"{prefix}{self.name}{annotation}{default}"


def default_value(annotation: str) -> str:
    """Write down a value of a type."""
    return "None" if annotation == "Any" else values(annotation)[0]


def parameter_list(parameters: Sequence[Parameter], *, annotated: bool = True) -> str:
    """Write parameters down, with ``/`` and ``*`` where their kinds ask for it."""
    written: list[str] = []
    kinds = [parameter.kind for parameter in parameters]
    for position, parameter in enumerate(parameters):
        first_by_keyword = (
            parameter.kind is Kind.KEYWORD_ONLY and Kind.KEYWORD_ONLY not in kinds[:position]
        )
        if first_by_keyword and Kind.VAR_POSITIONAL not in kinds:
            written.append("*")
        written.append(parameter.source(annotated=annotated))
        ends_positional = parameter.kind is Kind.POSITIONAL_ONLY and (
            kinds[position + 1 :][:1] != [Kind.POSITIONAL_ONLY]
        )
        if ends_positional:
            written.append("/")
    return ", ".join(written)


def sender_parameter(parameters: Sequence[Parameter]) -> Parameter | None:
    """Return the parameter that takes the one positional argument."""
    for kinds in (POSITIONAL, (Kind.VAR_POSITIONAL,)):
        for parameter in parameters:
            if parameter.kind in kinds:
                return parameter
    return None


def further_parameter(parameters: Sequence[Parameter]) -> Parameter | None:
    """Return the parameter that takes the keyword arguments that no other takes."""
    return next((found for found in parameters if found.kind is Kind.VAR_KEYWORD), None)


def in_order(parameters: Sequence[Parameter]) -> list[Parameter]:
    """Sort parameters by kind, and give those a default that follow one with a default."""
    ordered = sorted(parameters, key=lambda parameter: parameter.kind)
    default_seen = False
    for position, parameter in enumerate(ordered):
        if parameter.kind in POSITIONAL:
            default_seen = default_seen or parameter.has_default
            ordered[position] = parameter._replace(has_default=default_seen)
    return ordered


class ParameterDraw:
    """Draws the parameters of receivers for one payload.

    Args:
        draw: The source of chance.
        sender: The type of the senders.
        keys: The keys of the payload.
        rest: The type of further keys, if there may be some.
        unpacked: The name of a TypedDict that the receiver may unpack.
    """

    def __init__(
        self, draw: random.Random, sender: str, keys: list[Key], rest: str | None, unpacked: str
    ) -> None:
        self._random = draw
        self._sender = sender
        self._keys = keys
        self._nameable = [key for key in keys if key.name.isidentifier() and key.name != "class"]
        self._rest = rest
        self._unpacked = unpacked

    def parameters(self) -> list[Parameter]:
        """Draw parameters: mostly the exact ones, changed a few times."""
        parameters = self._nearly_fitting() if self._random.random() < 0.75 else self._drawn()
        return in_order(parameters)

    def _nearly_fitting(self) -> list[Parameter]:
        draw = self._random
        first = Parameter(self._first_name(), draw.choice(POSITIONAL), self._sender)
        parameters = [first, *self._exact()]
        for _ in range(draw.choice([0, 0, 0, 1, 1, 2, 3])):
            self._change(parameters)
        return parameters

    def _exact(self) -> list[Parameter]:
        """Return parameters that take exactly the keys."""
        draw = self._random
        if self._rest is None and draw.random() < 0.15:
            return [self._unpacked_parameter(self._keys)]
        kind = draw.choice([Kind.KEYWORD_ONLY, Kind.KEYWORD_ONLY, Kind.POSITIONAL_OR_KEYWORD])
        parameters = [Parameter(k.name, kind, k.type, not k.required) for k in self._nameable]
        if self._rest is not None or len(parameters) < len(self._keys) or draw.random() < 0.25:
            parameters.append(Parameter("kwargs", Kind.VAR_KEYWORD, self._rest or "object"))
        return parameters

    def _unpacked_parameter(self, keys: Sequence[Key]) -> Parameter:
        changed = [self._perhaps_changed(key) for key in keys]
        kept = tuple(key for key in changed if self._random.random() < 0.95)
        return Parameter("kwargs", Kind.VAR_KEYWORD, self._unpacked, unpacked=kept)

    def _perhaps_changed(self, key: Key) -> Key:
        draw = self._random
        if draw.random() < 0.08:
            return key._replace(type=draw.choice(VALUE_TYPES))
        return key._replace(required=key.required ^ (draw.random() < 0.08))

    def _first_name(self) -> str:
        taken = {key.name for key in self._keys}
        return "sender" if "sender" not in taken else "shop_"

    def _change(self, parameters: list[Parameter]) -> None:
        """Change a list of parameters in one of the ways in which people get it wrong."""
        draw = self._random
        if not parameters:
            return
        position = draw.randrange(len(parameters))
        parameter = parameters[position]
        names = {other.name for other in parameters}
        match draw.choice(["drop", "rename", "retype", "require", "move", "add", "forward"]):
            case "drop":
                del parameters[position]
            case "rename":
                names |= {key.name for other in parameters for key in other.unpacked or ()}
                free = [name for name in [*OTHER_NAMES, *KEY_NAMES] if name not in names]
                parameters[position] = parameter._replace(name=draw.choice(free))
            case "retype":
                pool = ACCEPTED_SENDERS if position == 0 else [*VALUE_TYPES, "Any"]
                changed = parameter._replace(type=draw.choice(pool), unpacked=None)
                parameters[position] = changed
            case "require":
                is_plain = parameter.kind in PLAIN
                changed = parameter._replace(has_default=is_plain and not parameter.has_default)
                parameters[position] = changed
            case "move":
                if parameter.kind in PLAIN:
                    parameters[position] = parameter._replace(kind=draw.choice(PLAIN))
            case "add":
                free = [name for name in OTHER_NAMES if name not in names]
                if free:
                    parameters.append(self._parameter(draw.choice(free)))
            case "forward":
                parameters[:] = [p for p in parameters if p.kind is not Kind.VAR_KEYWORD]
                annotation = draw.choice([*VALUE_TYPES, "Any"])
                if "kwargs" not in {p.name for p in parameters}:
                    parameters.append(Parameter("kwargs", Kind.VAR_KEYWORD, annotation))
            case _:
                raise AssertionError

    def _drawn(self) -> list[Parameter]:
        draw = self._random
        keys = [key.name for key in self._nameable]
        pool = [*dict.fromkeys([*keys, *KEY_NAMES, *OTHER_NAMES])]
        names = draw.sample(pool, k=draw.choice([0, 1, 2, 3, 4]))
        parameters = [self._parameter(name) for name in names]
        if draw.random() < 0.3:
            parameters.append(Parameter("args", Kind.VAR_POSITIONAL, self._type()))
        if draw.random() < 0.15:
            others = [key for key in self._keys if key.name not in names]
            parameters.append(self._unpacked_parameter(others))
        elif draw.random() < 0.5:
            parameters.append(Parameter("kwargs", Kind.VAR_KEYWORD, self._type()))
        return parameters

    def _parameter(self, name: str) -> Parameter:
        draw = self._random
        return Parameter(name, draw.choice(PLAIN), self._type(), draw.random() < 0.3)

    def _type(self) -> str:
        return self._random.choice([*VALUE_TYPES, "object", "Shop", "Any", "Any"])
