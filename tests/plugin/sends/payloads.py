"""Generates payloads that a signal can declare, in every form in which they can be written."""

from __future__ import annotations

import keyword
import random
from collections.abc import Sequence
from typing import Final, NamedTuple

from tests.plugin.vocabulary import KEY_NAMES, VALUE_TYPES, Key

#: Keys that are no identifiers: only ``**mapping`` can pass them.
ODD_NAMES: Final = ["in", "order-id", "two words"]

#: The forms of a TypedDict, by name, with what they need.
TYPED_DICT_FORMS: Final = [
    "class",
    "inherited",
    "total=False",
    "ReadOnly",
    "closed=True",
    "functional",
    "generic",
    "empty",
]
PAYLOAD_FORMS: Final = [*TYPED_DICT_FORMS, "union", "mapping", "Any"]


class Payload(NamedTuple):
    """A payload type: what one send may carry, and how that is written down."""

    form: str
    #: The keys of each TypedDict: one list, but for a union.
    variants: list[list[Key]]
    #: The type of the values under any other key; None if there are none.
    rest: str | None = None

    def definitions(self, name: str) -> str:
        """Write down the classes that the annotation needs."""
        if self.rest is not None:
            return ""
        if self.form == "union":
            return "".join(
                typed_dict(f"{name}_{position}", keys)
                for position, keys in enumerate(self.variants)
            )
        return typed_dict(name, self.variants[0], self.form)

    def annotation(self, name: str) -> str:
        """Write down the type, as an argument of ``Signal``."""
        if self.rest is not None:
            return f"Mapping[str, {self.rest}]" if self.form == "mapping" else self.form
        if self.form == "union":
            return " | ".join(f"{name}_{position}" for position in range(len(self.variants)))
        if self.form == "generic":
            return f"{name}[{self.argument}]"
        return name

    @property
    def argument(self) -> str:
        """What stands for the type variable of a generic TypedDict: the type of its first key."""
        return self.variants[0][0].type if self.form == "generic" else ""


def typed_dict(name: str, keys: Sequence[Key], form: str = "class") -> str:
    """Write a TypedDict down."""
    match form:
        case "inherited":
            half = len(keys) // 2
            base = _class(f"{name}Base", "TypedDict", keys[:half])
            return base + _class(name, f"{name}Base", keys[half:])
        case "total=False":
            return _class(name, "TypedDict, total=False", keys, total=False)
        case "ReadOnly":
            read_only = [key._replace(type=f"ReadOnly[{key.type}]") for key in keys]
            return _class(name, "NewTypedDict", read_only)
        case "closed=True":
            return _class(name, "NewTypedDict, closed=True", keys)
        case _ if form == "functional" or not all(is_name(key.name) for key in keys):
            items = ", ".join(f"{key.name!r}: {_item(key)}" for key in keys)
            return f'{name} = TypedDict("{name}", {{{items}}})\n'
        case "generic":
            return _class(name, "NewTypedDict, Generic[T]", [keys[0]._replace(type="T"), *keys[1:]])
        case _:
            return _class(name, "TypedDict", keys)


def _class(name: str, bases: str, keys: Sequence[Key], *, total: bool = True) -> str:
    lines = [f"    {key.name}: {_item(key, total=total)}\n" for key in keys]
    return f"class {name}({bases}):\n{''.join(lines) or '    pass'}\n"


def _item(key: Key, *, total: bool = True) -> str:
    if key.required == total:
        return key.type
    return f"{'Required' if key.required else 'NotRequired'}[{key.type}]"


def is_name(key: str) -> bool:
    """Tell whether a key can be passed by keyword."""
    return key.isidentifier() and not keyword.iskeyword(key)


class PayloadGenerator:
    """Draws payloads."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw

    def payload(self) -> Payload:
        """Draw a payload of any form."""
        form = self._draw.choice(PAYLOAD_FORMS)
        if form in ("mapping", "Any"):
            return Payload(form, [[]], rest="int" if form == "mapping" else "Any")
        if form == "union":
            first = self.keys(KEY_NAMES, least=1)
            return Payload(form, [first, self.similar(first)])
        return self.of_form(form)

    def specified(self) -> Payload:
        """Draw what the parameters of a specification function can declare."""
        return self.of_form(self._draw.choice(["class", "class", "empty"]))

    def similar(self, keys: Sequence[Key]) -> list[Key]:
        """Draw keys that are nearly those of another payload."""
        draw = self._draw
        changed = list(keys)
        position = draw.randrange(len(changed))
        old = changed[position]
        match draw.choice(["retype", "rename", "drop", "require"]):
            case "retype":
                changed[position] = old._replace(type=draw.choice(VALUE_TYPES))
            case "rename":
                taken = {key.name for key in keys}
                free = [name for name in KEY_NAMES if name not in taken]
                changed[position] = old._replace(name=draw.choice(free))
            case "drop":
                del changed[position]
            case _:
                changed[position] = old._replace(required=not old.required)
        return changed

    def keys(self, names: Sequence[str], *, least: int = 0) -> list[Key]:
        """Draw keys with some of the names."""
        draw = self._draw
        chosen = draw.sample(names, k=max(least, draw.choice([0, 1, 2, 2, 3])))
        return [Key(name, draw.choice(VALUE_TYPES), draw.random() < 0.6) for name in chosen]

    def of_form(self, form: str) -> Payload:
        """Draw a payload that is one TypedDict of a form."""
        if form == "empty":
            return Payload(form, [[]])
        names = [*KEY_NAMES, *ODD_NAMES] if form == "functional" else KEY_NAMES
        return Payload(form, [self.keys(names, least=1)])
