"""Signals of either library: which objects are some, and which there are."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from ._connectable import Connectable
from ._symbol import ANY
from ._typing import Signal as TypedSignal

#: A signal of turnsignal's or, with the stubs, of blinker's.
AnySignal: TypeAlias = TypedSignal[Any, Any, Any]


#: The signals that a signal sends about itself.
META_SIGNALS = ("receiver_connected", "receiver_disconnected")


def signal_classes() -> tuple[type[Any], ...]:
    """Return the classes of signals: ours, and blinker's if anyone has imported it."""
    blinker = sys.modules.get("blinker")
    return (Connectable,) if blinker is None else (Connectable, blinker.Signal)


def is_of_library(signal: object, method: str) -> bool:
    """Tell whether a method of a signal is that of its library, which no subclass overrides."""
    owner = next(found for found in type(signal).__mro__ if method in attributes_of(found))
    return owner.__module__.partition(".")[0] in ("turnsignal", "blinker")


def is_signal(candidate: object) -> bool:
    """Tell whether an object is a signal of either library."""
    # Not isinstance, which asks the object as well: a proxy answers for what it stands for, or
    # raises where that is not to be had, as those of Flask do outside of a request.
    return issubclass(type(candidate), signal_classes())


def attributes_of(signal: object) -> dict[str, Any]:
    """Return the ``__dict__`` of a signal or a class."""
    return vars(signal)


def is_any(sender: object) -> bool:
    """Tell whether a sender is the ``ANY`` of either library."""
    blinker = sys.modules.get("blinker")
    return sender is ANY or (blinker is not None and sender is blinker.ANY)


def all_signals() -> list[Any]:
    """Return every signal that there is, also those that signals send about themselves."""
    classes = signal_classes()
    return [
        found
        for found in gc.get_objects()
        # One whose __init__ is yet to come has no connections.
        if issubclass(type(found), classes)
        and attributes_of(found).keys() & {"_connections", "receivers"}
    ]


def signals_of(named: Iterable[object], asked_by: str) -> Iterator[Any]:
    """Yield signals, and in the place of namespaces the signals in them.

    Args:
        named: Signals and namespaces.
        asked_by: The name of the function that was given them.

    Raises:
        TypeError: Something is neither.
    """
    for item in named:
        if isinstance(item, Mapping):
            signals = cast("Mapping[str, object]", item)
            yield from signals_of(signals.values(), asked_by)
        else:
            require_signal(item, asked_by)
            yield item


def require_signal(candidate: object, asked_by: str) -> None:
    """Raise TypeError unless an object is a signal of either library.

    Args:
        candidate: The object.
        asked_by: The name of the function that was given it.
    """
    if not is_signal(candidate):
        raise TypeError(f"{asked_by}() takes a signal of turnsignal or blinker, not {candidate!r}")
