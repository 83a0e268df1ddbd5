"""Generates pairs of a signal and a receiver, as source code that can be checked and run.

Half of the receivers start from the exact signature and are changed a few times, so that they
nearly fit; the others are drawn at random.
"""

from __future__ import annotations

import random
from enum import IntEnum
from typing import Final, NamedTuple

#: What the source code of a pair may refer to.
PREAMBLE: Final = """
from functools import partial
from typing import Any, Literal, TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class Branch(Shop): ...


class Other: ...


shop = Shop()
branch = Branch()
text = "text"
received: list[dict[str, Any]] = []
"""

#: Values of each type: together they show every way in which a wider type is too wide.
VALUES: Final = {
    "int": ["7", "True"],
    "bool": ["True"],
    "str": ["'text'", "'red'"],
    "float": ["1.5", "7"],
    "object": ["object()", "7", "'text'"],
    "int | str": ["7", "'text'"],
    "str | None": ["'text'", "None"],
    "Literal['red']": ["'red'"],
    "Shop": ["Shop()", "Branch()"],
    "Branch": ["Branch()"],
    "Shop | None": ["Shop()", "None"],
    "Other": ["Other()"],
}
VALUE_TYPES: Final = list(VALUES)[:-4]
SENDERS: Final = ["Shop", "Branch", "object", "Shop | None", "str"]
ACCEPTED_SENDERS: Final = [*SENDERS, "Other", "Any"]

#: The senders that a receiver can be connected to, for each declared sender type.
CONNECTED: Final = {
    "Shop": ["shop", "branch"],
    "Branch": ["branch"],
    "object": ["shop", "branch", "text"],
    "Shop | None": ["shop", "branch"],
    "str": ["text"],
}

KEY_NAMES: Final = ["order_id", "total", "note", "sender", "self", "payload"]
OTHER_NAMES: Final = ["shop_", "extra", "order", "rest"]
FORMS: Final = ["function", "decorated", "async", "method", "object", "class", "partial", "lambda"]


class Kind(IntEnum):
    """How a parameter takes its argument, in the order in which Python wants the kinds."""

    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


class Key(NamedTuple):
    """A key of a payload."""

    name: str
    type: str
    required: bool


class Parameter(NamedTuple):
    """A parameter of a receiver."""

    name: str
    kind: Kind
    type: str
    has_default: bool

    def source(self, *, annotated: bool) -> str:
        """Write the parameter down, without the marks for the kinds."""
        prefix = {Kind.VAR_POSITIONAL: "*", Kind.VAR_KEYWORD: "**"}.get(self.kind, "")
        annotation = f": {self.type}" if annotated else ""
        default = f" = {default_value(self.type)}" if self.has_default else ""
        return f"{prefix}{self.name}{annotation}{default}"


class Pair(NamedTuple):
    """A signal, and a receiver that is connected to it."""

    keys: list[Key]
    sender: str
    connected_to: str | None
    form: str
    parameters: list[Parameter]

    def source(self, number: int) -> str:
        """Write the pair down; the receiver keeps what it was called with in ``received``."""
        keys = "".join(
            f"    {key.name}: {key.type if key.required else f'NotRequired[{key.type}]'}\n"
            for key in self.keys
        )
        return (
            f"class Payload{number}(TypedDict):\n{keys or '    pass'}\n"
            f"signal{number} = Signal[{self.sender}, Payload{number}]()\n"
            f"{self._receiver(number)}\n"
        )

    def _own_parameter(self) -> Parameter:
        """Return the parameter of a method that binding fills."""
        names = {parameter.name for parameter in self.parameters}
        return OWN._replace(name="self_") if "self" in names else OWN

    def _receiver(self, number: int) -> str:
        mark = f"  # pair {number}"
        name = f"receiver{number}"
        sender = "" if self.connected_to is None else f", sender={self.connected_to}"
        connect = f"signal{number}.connect({name}{sender}){mark}"
        body = "received.append(dict(locals()))"
        signature = parameter_list(self.parameters, annotated=True)
        bound = parameter_list([self._own_parameter(), *self.parameters], annotated=True)
        if self.form == "function":
            return f"def {name}({signature}) -> None: {body}\n{connect}"
        if self.form == "async":
            return f"async def {name}({signature}) -> None: {body}\n{connect}"
        if self.form == "decorated":
            via = "connect" if self.connected_to is None else f"connect_via({self.connected_to})"
            return f"@signal{number}.{via}{mark}\ndef {name}({signature}) -> None: {body}"
        if self.form == "lambda":
            lambda_ = f"lambda {parameter_list(self.parameters, annotated=False)}: {body}"
            kept = f"{name}: Any = None\n"
            return f"{kept}{name} = signal{number}.connect({lambda_}{sender}, weak=False){mark}"
        if self.form == "partial":
            return (
                f"def function{number}(first: int, {signature}) -> None: {body}\n"
                f"{name} = partial(function{number}, 7)\n{connect}"
            )
        method = {"method": "receive", "object": "__call__", "class": "__init__"}[self.form]
        made = {"method": f"{name}_object.receive", "object": f"{name}_object", "class": name}
        class_ = name if self.form == "class" else f"{name}_class"
        return (
            f"class {class_}:\n    def {method}({bound}) -> None: {body}\n"
            + ("" if self.form == "class" else f"{name}_object = {class_}()\n")
            + (f"{name} = {made[self.form]}\n" if self.form != "class" else "")
            + connect
        )


OWN: Final = Parameter("self", Kind.POSITIONAL_OR_KEYWORD, "Any", has_default=False)


def default_value(annotation: str) -> str:
    """Write down a value of a type."""
    return VALUES.get(annotation, ["None"])[0]


def parameter_list(parameters: list[Parameter], *, annotated: bool) -> str:
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


class Generator:
    """Draws pairs, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # nothing here is secret

    def pair(self) -> Pair:
        """Draw a pair."""
        draw = self._random
        names = draw.sample(KEY_NAMES, k=draw.choice([0, 1, 2, 2, 3, 4]))
        keys = [Key(name, draw.choice(VALUE_TYPES), draw.random() < 0.6) for name in names]
        sender = draw.choice(SENDERS)
        connected_to = draw.choice(CONNECTED[sender]) if draw.random() < 0.25 else None
        form = draw.choice(FORMS)
        if draw.random() < 0.7:
            parameters = self._nearly_fitting(keys, sender)
        else:
            parameters = self._drawn(keys)
        if form == "partial":
            # What the partial fills in comes first, by position.
            parameters = [
                parameter._replace(kind=Kind.POSITIONAL_OR_KEYWORD)
                if parameter.kind is Kind.POSITIONAL_ONLY
                else parameter
                for parameter in parameters
            ]
        return Pair(keys, sender, connected_to, form, in_order(parameters))

    def _nearly_fitting(self, keys: list[Key], sender: str) -> list[Parameter]:
        draw = self._random
        first = draw.choice([Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD])
        parameters = [Parameter(self._first_name(keys), first, sender, has_default=False)]
        kind = draw.choice([Kind.KEYWORD_ONLY, Kind.KEYWORD_ONLY, Kind.POSITIONAL_OR_KEYWORD])
        parameters += [Parameter(key.name, kind, key.type, not key.required) for key in keys]
        if draw.random() < 0.3:
            parameters.append(Parameter("kwargs", Kind.VAR_KEYWORD, "object", has_default=False))
        for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
            self._change(parameters)
        return parameters

    def _first_name(self, keys: list[Key]) -> str:
        taken = {key.name for key in keys}
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
                free = [name for name in [*OTHER_NAMES, *KEY_NAMES] if name not in names]
                parameters[position] = parameter._replace(name=draw.choice(free))
            case "retype":
                pool = ACCEPTED_SENDERS if position == 0 else [*VALUE_TYPES, "Any"]
                parameters[position] = parameter._replace(type=draw.choice(pool))
            case "require":
                is_plain = parameter.kind not in (Kind.VAR_POSITIONAL, Kind.VAR_KEYWORD)
                changed = parameter._replace(has_default=is_plain and not parameter.has_default)
                parameters[position] = changed
            case "move":
                if parameter.kind not in (Kind.VAR_POSITIONAL, Kind.VAR_KEYWORD):
                    kinds = [Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD, Kind.KEYWORD_ONLY]
                    parameters[position] = parameter._replace(kind=draw.choice(kinds))
            case "add":
                free = [name for name in OTHER_NAMES if name not in names]
                if free:
                    parameters.append(self._parameter(draw.choice(free)))
            case "forward":
                parameters[:] = [p for p in parameters if p.kind is not Kind.VAR_KEYWORD]
                annotation = draw.choice([*VALUE_TYPES, "Any"])
                if "kwargs" not in {p.name for p in parameters}:
                    parameters.append(
                        Parameter("kwargs", Kind.VAR_KEYWORD, annotation, has_default=False)
                    )
            case _:
                raise AssertionError

    def _drawn(self, keys: list[Key]) -> list[Parameter]:
        draw = self._random
        pool = [*dict.fromkeys([*(key.name for key in keys), *KEY_NAMES, *OTHER_NAMES])]
        names = draw.sample(pool, k=draw.choice([0, 1, 2, 3, 4]))
        parameters = [self._parameter(name) for name in names]
        if draw.random() < 0.3:
            parameters.append(
                Parameter("args", Kind.VAR_POSITIONAL, self._type(), has_default=False)
            )
        if draw.random() < 0.5:
            parameters.append(
                Parameter("kwargs", Kind.VAR_KEYWORD, self._type(), has_default=False)
            )
        return parameters

    def _parameter(self, name: str) -> Parameter:
        kinds = [Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD, Kind.KEYWORD_ONLY]
        return Parameter(
            name, self._random.choice(kinds), self._type(), self._random.random() < 0.3
        )

    def _type(self) -> str:
        return self._random.choice([*VALUE_TYPES, "object", "Shop", "Any", "Any"])


def in_order(parameters: list[Parameter]) -> list[Parameter]:
    """Sort parameters by kind, and give those a default that follow one with a default."""
    ordered = sorted(parameters, key=lambda parameter: parameter.kind)
    default_seen = False
    for position, parameter in enumerate(ordered):
        if parameter.kind in (Kind.POSITIONAL_ONLY, Kind.POSITIONAL_OR_KEYWORD):
            default_seen = default_seen or parameter.has_default
            ordered[position] = parameter._replace(has_default=default_seen)
    return ordered
