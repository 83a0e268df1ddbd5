"""Senders of every kind."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any


class Sender:
    """Can be weakly referenced."""

    def method(self) -> None: ...


class Slotted:
    """Cannot be weakly referenced."""

    __slots__ = ()


class Text(str):
    """A str that is not a str.

    It cannot be weakly referenced: of one that can, blinker has a reference that no pickle takes.
    """

    __slots__ = ()


class Number(int):
    """An int that is not an int."""


def function() -> None: ...


#: Senders that live as long as the tests, by name. Both libraries see the same objects.
#: Not 0 or False, and no int that could be an identity: see docs/divergences.md.
VALUES: dict[str, Any] = {
    "None": None,
    "1": 1,
    "True": True,
    "1.0": float("1"),
    "another 1.0": float("1"),
    "Number(1)": Number(1),
    "'shop'": "shop",
    "Text('shop')": Text("shop"),
    "(1,)": (1,),
    "a class": Sender,
    "a function": function,
    "a module": ModuleType("module"),
}


def make_function() -> Any:
    def send() -> None: ...

    return send


#: Senders that programs make anew and let die, by kind.
MORTALS: dict[str, Callable[[], Any]] = {
    "an instance": Sender,
    "another instance": Sender,
    "a bound method": lambda: Sender().method,
    "a local function": make_function,
    "a local class": lambda: type("Local", (), {}),
    "a text": lambda: Text("market"),
}

#: The same, of a kind that blinker does not notice the death of: it takes the next object at the
#: same address for the same sender. So these are never dropped here. See docs/divergences.md.
HELD: dict[str, Callable[[], Any]] = {
    "a slotted instance": Slotted,
    "a list": list,
}
