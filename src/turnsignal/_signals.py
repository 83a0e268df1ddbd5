"""Signals of either library: which objects are some, and which there are."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ._connectable import Connectable
from ._namespace import Namespace
from ._typing import Signal as TypedSignal

#: A signal of turnsignal's or, with the stubs, of blinker's.
AnySignal: TypeAlias = TypedSignal[Any, Any, Any]


def signal_classes() -> tuple[type[Any], ...]:
    """Return the classes of signals: ours, and blinker's if anyone has imported it."""
    blinker = sys.modules.get("blinker")
    return (Connectable,) if blinker is None else (Connectable, blinker.Signal)


def namespace_classes() -> tuple[type[Any], ...]:
    """Return the classes of namespaces: ours, and blinker's if anyone has imported it."""
    blinker = sys.modules.get("blinker")
    return (Namespace,) if blinker is None else (Namespace, blinker.Namespace)


def is_signal(candidate: object) -> bool:
    """Tell whether an object is a signal of either library."""
    # Not isinstance, which asks the object as well: a proxy answers for what it stands for, or
    # raises where that is not to be had, as those of Flask do outside of a request.
    return issubclass(type(candidate), signal_classes())


def all_signals() -> list[Any]:
    """Return every signal that there is, also those that signals send about themselves."""
    classes = signal_classes()
    return [found for found in gc.get_objects() if issubclass(type(found), classes)]


def signals_of(named: Iterable[object], asked_by: str) -> Iterator[Any]:
    """Yield signals, and in the place of namespaces the signals in them.

    Args:
        named: Signals and namespaces.
        asked_by: The name of the function that was given them.

    Raises:
        TypeError: Something is neither.
    """
    for item in named:
        if is_signal(item):
            yield item
        elif isinstance(item, namespace_classes()):
            yield from item.values()
        else:
            raise TypeError(
                f"{asked_by}() takes signals and namespaces of turnsignal or blinker, not {item!r}"
            )


def require_signal(candidate: object, asked_by: str) -> None:
    """Raise TypeError unless an object is a signal of either library.

    Args:
        candidate: The object.
        asked_by: The name of the function that was given it.
    """
    if not is_signal(candidate):
        raise TypeError(f"{asked_by}() takes a signal of turnsignal or blinker, not {candidate!r}")
