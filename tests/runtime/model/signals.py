"""Signals of both libraries that should do the same."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import blinker

import turnsignal
from tests.runtime.ordered_set import OrderedSet


class OrderedSignal(blinker.Signal):
    """Has blinker call receivers in the order that turnsignal always has."""

    set_class = OrderedSet


class TrueOrderedSet(OrderedSet):
    """Has its keys as a set as well: turnsignal shows buckets as ``set(bucket)``."""

    def __init__(self, keys: Any = ()) -> None:
        super().__init__()
        for key in keys:
            self.add(key)

    def __or__(self, other: Any) -> TrueOrderedSet:
        return TrueOrderedSet([*self, *other])

    def add(self, key: Any) -> None:
        super().add(key)
        set[Any].add(self, key)

    def discard(self, key: Any) -> None:
        super().discard(key)
        set[Any].discard(self, key)

    def copy(self) -> TrueOrderedSet:
        return TrueOrderedSet(self)


class OwnSetSignal(turnsignal.Signal):
    """Prepares nothing, as a set class may do anything."""

    set_class = TrueOrderedSet


class OrderedReversingSignal(OrderedSignal):
    def receivers_for(self, sender: Any) -> Generator[Any]:
        yield from reversed(list(super().receivers_for(sender)))


class ReversingSignal(turnsignal.Signal):
    """Decides itself whom a send calls."""

    def receivers_for(self, sender: Any) -> Generator[Any]:
        yield from reversed(list(super().receivers_for(sender)))


#: A class of each library, by what is special about them.
CLASSES: dict[str, tuple[type[Any], type[Any]]] = {
    "plain": (OrderedSignal, turnsignal.Signal),
    "set class": (OrderedSignal, OwnSetSignal),
    "overridden receivers_for": (OrderedReversingSignal, ReversingSignal),
}
