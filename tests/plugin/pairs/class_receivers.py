"""Receivers that are classes, or come from one: methods, and objects that can be called."""

from __future__ import annotations

import random
from typing import Final

from tests.plugin.pairs.parameters import (
    PLAIN,
    Kind,
    Parameter,
    default_value,
    in_order,
    parameter_list,
)
from tests.plugin.pairs.receiver_source import (
    DECORATOR,
    RECORD,
    Form,
    Receiver,
    named,
    own_parameter,
)


def _method(header: str = "def receive", decorator: str = "", taken_from: str = "_object") -> Form:
    """Return a form for the methods of one kind: the receiver is taken from ``taken_from``."""

    def form(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
        own = [own_parameter(draw, parameters)] if decorator != "@staticmethod" else []
        decorated = f"    {decorator}\n" if decorator else ""
        definition = (
            f"class {name}_class:\n{decorated}"
            f"    {header}({parameter_list([*own, *parameters])}) -> None: {RECORD}\n"
            f"{name}_object = {name}_class()"
        )
        expression = f"{name}{taken_from}"
        if "receive" in header:
            expression += ".receive"
        return Receiver(definition, expression, parameters, expression)

    return form


def _unbound(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    """Take a method from its class: its own parameter is the one that gets the sender."""
    class_ = f"{name}_class"
    if draw.random() < 0.6:
        parameters = parameters[1:]
    own = own_parameter(draw, parameters, draw.choice([class_, "object", "Any"]))
    written = own._replace(type="") if own.type == class_ else own
    signature = parameter_list([written, *parameters])
    definition = f"class {class_}:\n    def receive({signature}) -> None: {RECORD}"
    return Receiver(definition, f"{class_}.receive", [own, *parameters], f"{class_}.receive")


def class_form(constructor: str = "__init__") -> Form:
    def form(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
        own = own_parameter(draw, parameters)
        result, made = (
            ("None", "")
            if constructor == "__init__"
            else (f'"{name}"', f"; return object.__new__({name})")
        )
        definition = (
            f"{DECORATOR}class {name}:\n"
            f"    def {constructor}({parameter_list([own, *parameters])}) -> {result}:"
            f" {RECORD}{made}"
        )
        return named(definition, name, parameters)

    return form


def _dataclass(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    fields = _fields(parameters, (Kind.POSITIONAL_OR_KEYWORD, Kind.KEYWORD_ONLY))
    lines = [f"    {_field(parameter)}" for parameter in fields]
    definition = (
        f"{DECORATOR}@dataclass\nclass {name}:\n"
        + "\n".join(lines)
        + "\n    def __post_init__(this) -> None: received.append(dict(vars(this)))"
    )
    return named(definition, name, fields)._replace(synthesized=True)


def _named_tuple(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    fields = _fields(parameters, (Kind.POSITIONAL_OR_KEYWORD,))
    lines = [f"    {parameter.source(annotated=True)}" for parameter in fields]
    definition = f"{DECORATOR}class {name}(NamedTuple):\n" + "\n".join(lines or ["    pass"])
    return named(definition, name, fields)


def _fields(parameters: list[Parameter], kinds: tuple[Kind, ...]) -> list[Parameter]:
    """Make fields of parameters, as far as they can be some."""
    return in_order(
        [
            parameter if parameter.kind in kinds else parameter._replace(kind=kinds[0])
            for parameter in parameters
            if parameter.kind in PLAIN
        ]
    )


def _field(parameter: Parameter) -> str:
    if parameter.kind is not Kind.KEYWORD_ONLY:
        return parameter.source(annotated=True)
    default = f"default={default_value(parameter.type)}, " if parameter.has_default else ""
    return f"{parameter.name}: {parameter.type} = field({default}kw_only=True)"


CLASSES: Final[dict[str, Form]] = {
    "method": _method(),
    "async method": _method("async def receive"),
    "decorated method": _method(decorator="@logged"),
    "class method": _method(decorator="@classmethod", taken_from="_class"),
    "static method": _method(decorator="@staticmethod", taken_from="_class"),
    "unbound method": _unbound,
    "object": _method("def __call__"),
    "class": class_form(),
    "class with __new__": class_form("__new__"),
    "dataclass": _dataclass,
    "NamedTuple": _named_tuple,
}
