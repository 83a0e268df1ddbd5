"""A project that is edited, and the edits: each of them changes what mypy says of the project."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).parent / "incremental"


class Project:
    """A copy of ``incremental/shop`` that can be edited.

    Every write gets a later time than all before it: mypy takes a file for unchanged if its size
    and the whole second of its last change are.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.package = self.root / "shop"
        self.configuration = self.root / "shop.ini"
        self._seconds = itertools.count(1_000_000_000)
        shutil.copytree(SOURCES / "shop", self.package)
        shutil.copy(SOURCES / "shop.ini", self.configuration)

    def read(self, file: str) -> str | None:
        """Return the text of a file; None if it is not there."""
        path = self.root / file
        return path.read_text() if path.exists() else None

    def write(self, file: str, text: str | None) -> None:
        """Write a file, or remove it."""
        path = self.root / file
        if text is None:
            path.unlink()
            return
        path.write_text(text)
        now = next(self._seconds)
        os.utime(path, (now, now))

    @contextmanager
    def edited(self, edit: Edit) -> Generator[None, None, None]:
        """Edit the project for the length of a ``with`` block."""
        text = self.read(edit.file)
        self.write(edit.file, edit.change(text))
        try:
            yield
        finally:
            self.write(edit.file, text)


class Edit(NamedTuple):
    """A change of one file."""

    file: str
    #: Returns the new text for the old one. None stands for a file that is not there.
    change: Callable[[str | None], str | None]


def replaced(file: str, before: str, after: str) -> Edit:
    """Return an edit that puts something else in the place of a text that occurs once."""

    def change(text: str | None) -> str:
        assert text is not None
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {file}"
        return text.replace(before, after)

    return Edit(file, change)


def added(file: str, text: str) -> Edit:
    """Return an edit that adds a module."""
    return Edit(file, lambda _: text)


def removed(file: str) -> Edit:
    """Return an edit that removes a module."""
    return Edit(file, lambda _: None)


PEOPLE = "shop/people.py"
PAYLOADS = "shop/payloads.py"
SIGNALS = "shop/signals.py"
FUNCTIONS = "shop/receivers/functions.py"
OBJECTS = "shop/receivers/objects.py"
DECORATORS = "shop/receivers/decorators.py"

#: By what is edited.
EDITS: dict[str, Edit] = {
    # Payloads
    "key renamed": replaced(PAYLOADS, "    coats: int", "    layers: int"),
    "key renamed in a base": replaced(
        PAYLOADS, "class Order(TypedDict):\n    order_id", "class Order(TypedDict):\n    number"
    ),
    "key added to a base": replaced(
        PAYLOADS, "class Order(TypedDict):\n", "class Order(TypedDict):\n    currency: str\n"
    ),
    "type of a key": replaced(PAYLOADS, "total: float", "total: str"),
    "key no longer required": replaced(PAYLOADS, "total: float", "total: NotRequired[float]"),
    "key required": replaced(PAYLOADS, "note: NotRequired[str]", "note: str"),
    "total=False": replaced(PAYLOADS, "Painted(TypedDict)", "Painted(TypedDict, total=False)"),
    "bases of a payload": replaced(PAYLOADS, "Placed(Order)", "Placed(Order, Wrapping)"),
    "type of a generic key": replaced(PAYLOADS, "    new: ValueT", "    new: list[ValueT]"),
    "union of payloads": replaced(PAYLOADS, "OrderPlaced | OrderCancelled", "Painted | Order"),
    # Senders
    "bases of a sender": replaced(PEOPLE, "class Branch(Shop)", "class Branch"),
    "bases of an enumeration": replaced(PEOPLE, "class Colour(str, Enum)", "class Colour(Enum)"),
    "type of the sender that is connected to": replaced(
        PEOPLE, "branch = Branch()", "branch = Shop()"
    ),
    # Signals
    "alias of a signal": replaced(
        SIGNALS, "TypeAlias = Signal[Shop, OrderPlaced]", "TypeAlias = Signal[Shop, Painted]"
    ),
    "declaration of a subclass": replaced(
        SIGNALS, "CancelSignal(Signal[Shop, OrderCancelled])", "CancelSignal(Signal[Shop, Painted])"
    ),
    "method of a subclass": replaced(
        SIGNALS,
        '    """A subclass that declares its types."""',
        "    def send(self, sender: Shop) -> None: ...  # type: ignore[override]",
    ),
    "sender of a signal": replaced(SIGNALS, "Signal[Shop, AnyOrder]", "Signal[str, AnyOrder]"),
    "result of a signal": replaced(
        SIGNALS, "Signal[Any, Painted, int]", "Signal[Any, Painted, str]"
    ),
    "type argument of a payload": replaced(SIGNALS, "Changed[int]", "Changed[str]"),
    "attribute of a class": replaced(SIGNALS, '["Stock", Painted]', '["Stock", OrderCancelled]'),
    "signal behind another name": replaced(
        "shop/__init__.py", "order_placed as placed", "painted as placed"
    ),
    # Specification functions
    "parameter of a specification": replaced(SIGNALS, "weight: float", "grams: int"),
    "default in a specification": replaced(SIGNALS, "weight: float", "weight: float = 0"),
    "sender of a specification": replaced(
        SIGNALS, "order_shipped(sender: Shop", "order_shipped(sender: str"
    ),
    "result of a specification": replaced(
        SIGNALS, "weight: float) -> None", "weight: float) -> bool"
    ),
    "payload of a specification": replaced(PAYLOADS, "    reason: str", "    reason: bytes"),
    # Receivers
    "parameters of a function": replaced(FUNCTIONS, "total: float, note: str", "note: str"),
    "result of a function": replaced(FUNCTIONS, "coats: int) -> int:", "coats: int) -> object:"),
    "function made async": replaced(
        FUNCTIONS,
        "def on_count(sender: object, *, coats: int) -> int:",
        "async def on_count(sender: object, *, coats: int) -> object:",
    ),
    "sender of a function": replaced(
        FUNCTIONS, "on_branch_order(sender: Branch", "on_branch_order(sender: str"
    ),
    "function of a partial": replaced(
        FUNCTIONS, "announce(prefix: str, sender: Shop", "announce(prefix: str, sender: str"
    ),
    "arguments of a partial": replaced(FUNCTIONS, 'partial(announce, "shop")', "partial(announce)"),
    "overload": replaced(
        FUNCTIONS, "on_anything(sender: Shop, **", "on_anything(sender: bytes, **"
    ),
    "cache of a function": replaced(FUNCTIONS, "@cache\n", ""),
    "decorator removed": replaced(FUNCTIONS, "@prefixed\n", ""),
    "decorator replaced": replaced(FUNCTIONS, "@prefixed\n", "@logged\n"),
    "type of what a decorator returns": replaced(
        DECORATORS,
        "function: Callable[P, R]) -> Callable[P, R]:",
        "function: Callable[P, R]) -> Callable[[int], R]:",
    ),
    "__call__": replaced(
        OBJECTS,
        "__call__(self, sender: Shop, *, order_id: int, reason: str)",
        "__call__(self, sender: Shop)",
    ),
    "__call__ of a subclass": replaced(
        OBJECTS,
        "class Trainee(Clerk): ...",
        "class Trainee(Clerk):\n    def __call__(self, sender: Shop) -> None: ...  # type: ignore",
    ),
    "bases of a callable object": replaced(OBJECTS, "class Trainee(Clerk)", "class Trainee"),
    "__call__ of a protocol": replaced(
        OBJECTS, "/, *, coats: int) -> object", "/, *, coats: str) -> object"
    ),
    "name of a method's self": replaced(
        OBJECTS, "on_order(self, sender", "on_order(order_id, sender"
    ),
    "kind of a method": replaced(
        OBJECTS,
        "    @staticmethod\n    def on_return(sender",
        "    def on_return(self, number: int, sender",
    ),
    "name of a class method's cls": replaced(OBJECTS, "on_shipping(cls,", "on_shipping(order_id,"),
    "__init__ of a class that is connected": replaced(
        OBJECTS,
        "__init__(self, sender: Shop, *, order_id: int, weight",
        "__init__(self, sender: Shop, *, weight",
    ),
    "type of an attribute": replaced(OBJECTS, "(self, colour: Colour)", "(self, colour: bytes)"),
    # Modules
    "module added": added(
        "shop/gifts.py", "def on_gift(sender: object, *, order_id: int) -> None: ...\n"
    ),
    "module removed": removed(DECORATORS),
}

#: Edits of mypy's configuration file.
OPTIONS: dict[str, Edit] = {
    "option of the plugin": replaced("shop.ini", "weak_receivers = no", "weak_receivers = yes"),
    "further option of the plugin": replaced(
        "shop.ini", "weak_receivers = no", "weak_receivers = no\nforward_compatible = yes"
    ),
    "option of a module": replaced("shop.ini", "ignore_errors = True", "ignore_errors = False"),
}

#: One of each kind.
FEW_EDITS = [
    "key renamed",
    "bases of a sender",
    "alias of a signal",
    "parameter of a specification",
    "decorator replaced",
    "name of a method's self",
    "__call__ of a subclass",
]
