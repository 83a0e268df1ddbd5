"""Payload declarations: every way to write down which keys a signal carries."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final, NamedTuple

from mypy.version import __version__

from tests.plugin.vocabulary import KEY_NAMES, NO_IDENTIFIERS, VALUE_TYPES, Key

#: The version of mypy: major, minor.
_MYPY: Final = tuple(map(int, __version__.split(".")[:2]))


class Payload(NamedTuple):
    """The keys that a payload may have."""

    keys: list[Key]
    #: The type of values under further names; None if there are none.
    rest: str | None = None


class PayloadType(NamedTuple):
    """A type that declares payloads, as source code."""

    style: str
    definition: str
    expression: str
    #: What a payload can be: one thing, but for a union.
    alternatives: list[Payload]

    @property
    def keys(self) -> list[Key]:
        """The keys of a receiver that takes every payload."""
        merged: dict[str, Key] = {}
        for payload in self.alternatives:
            for key in payload.keys:
                known = merged.setdefault(key.name, key)
                required = all(key.name in {k.name for k in p.keys} for p in self.alternatives)
                type_ = known.type if known.type == key.type else "object"
                merged[key.name] = Key(
                    key.name, type_, known.required and key.required and required
                )
        return list(merged.values())

    @property
    def rest(self) -> str | None:
        """The type of further keys, if there may be some."""
        return self.alternatives[0].rest


def class_(name: str, keys: list[Key]) -> str:
    lines = [f"    {key.name}: {_marked(key)}" for key in keys]
    return f"class {name}(TypedDict):\n" + "\n".join(lines or ["    pass"])


def _not_total(name: str, keys: list[Key]) -> str:
    lines = [
        f"    {key.name}: {f'Required[{key.type}]' if key.required else key.type}" for key in keys
    ]
    return f"class {name}(TypedDict, total=False):\n" + "\n".join(lines or ["    pass"])


def _inherited(name: str, keys: list[Key]) -> str:
    half = len(keys) // 2
    lines = [f"    {key.name}: {_marked(key)}" for key in keys[half:]]
    return f"{class_(f'{name}Base', keys[:half])}\nclass {name}({name}Base):\n" + "\n".join(
        lines or ["    pass"]
    )


def _read_only(name: str, keys: list[Key]) -> str:
    lines = [
        f"    {key.name}: {_marked(key._replace(type=f'ReadOnly[{key.type}]'))}" for key in keys
    ]
    return f"class {name}(typing_extensions.TypedDict):\n" + "\n".join(lines or ["    pass"])


def _closed(name: str, keys: list[Key]) -> str:
    return class_(name, keys).replace("(TypedDict)", "(typing_extensions.TypedDict, closed=True)")


def functional(name: str, keys: list[Key]) -> str:
    items = ", ".join(f'"{key.name}": {_marked(key)}' for key in keys)
    return f'{name} = TypedDict("{name}", {{{items}}})'


def _marked(key: Key) -> str:
    return key.type if key.required else f"NotRequired[{key.type}]"


_TYPED_DICTS: Final[dict[str, Callable[[str, list[Key]], str]]] = {
    "class": class_,
    "not total": _not_total,
    "inherited": _inherited,
    "read only": _read_only,
    "functional": functional,
}
if _MYPY >= (2, 2):  # which is when mypy learnt of it
    _TYPED_DICTS["closed"] = _closed

#: The style of a payload that is one of two.
UNION: Final = "union"

#: The style of an open payload.
MAPPING: Final = "mapping"

#: The style of what a specification function declares.
PARAMETERS: Final = "parameters"

STYLES: Final = [*_TYPED_DICTS, "no identifier", "generic", UNION, MAPPING, PARAMETERS]


def draw_payload(draw: random.Random, name: str, style: str) -> PayloadType:
    """Draw a payload type of a style.

    Args:
        draw: The source of chance.
        name: The name of the type that it defines.
        style: The way to write it down.
    """
    keys = _draw_keys(draw)
    match style:
        case "no identifier":
            keys = [*keys[:2], Key(draw.choice(NO_IDENTIFIERS), draw.choice(VALUE_TYPES), True)]
            return PayloadType(style, functional(name, keys), name, [Payload(keys)])
        case "generic":
            return _generic(name, keys)
        case "union":
            other = [key for key in _draw_keys(draw) if key.name not in {k.name for k in keys}]
            shared = [_perhaps_retyped(draw, key) for key in keys[: draw.choice([0, 1])]]
            definition = f"{class_(name, keys)}\n{class_(f'{name}Or', [*shared, *other])}"
            alternatives = [Payload(keys), Payload([*shared, *other])]
            return PayloadType(style, definition, f"{name} | {name}Or", alternatives)
        case "mapping":
            rest = draw.choice(["int", "str", "object"])
            return PayloadType(style, "", f"Mapping[str, {rest}]", [Payload([], rest)])
        case "parameters":
            further = draw.choice([None, None, None, "int", "object"])
            return PayloadType(style, "", "...", [Payload(keys, further)])
        case _:
            return PayloadType(style, _TYPED_DICTS[style](name, keys), name, [Payload(keys)])


def _perhaps_retyped(draw: random.Random, key: Key) -> Key:
    return key._replace(type=draw.choice([key.type, draw.choice(VALUE_TYPES)]))


def _generic(name: str, keys: list[Key]) -> PayloadType:
    """Make the type of the first key a type argument."""
    if not keys:
        return PayloadType("generic", class_(name, keys), name, [Payload(keys)])
    open_keys = [keys[0]._replace(type="T"), *keys[1:]]
    definition = class_(name, open_keys).replace(
        "(TypedDict)", "(typing_extensions.TypedDict, Generic[T])"
    )
    return PayloadType("generic", definition, f"{name}[{keys[0].type}]", [Payload(keys)])


def _draw_keys(draw: random.Random) -> list[Key]:
    names = draw.sample(KEY_NAMES, k=draw.choice([0, 1, 1, 2, 2, 3]))
    return [Key(name, draw.choice(VALUE_TYPES), draw.random() < 0.6) for name in names]
