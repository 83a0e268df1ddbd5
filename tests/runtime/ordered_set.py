"""A set that keeps its order."""

from __future__ import annotations

from typing import Any


class OrderedSet(set[Any]):
    """The recipe of blinker's documentation, as far as signals need it."""

    def __init__(self, keys: Any = ()) -> None:
        super().__init__()
        self.ordered = dict.fromkeys(keys)

    def __bool__(self) -> bool:
        return bool(self.ordered)

    def __len__(self) -> int:
        return len(self.ordered)

    def __iter__(self) -> Any:
        return iter(self.ordered)

    def __or__(self, other: Any) -> OrderedSet:
        return OrderedSet([*self, *other])

    def add(self, key: Any) -> None:
        self.ordered[key] = None

    def discard(self, key: Any) -> None:
        self.ordered.pop(key, None)

    def copy(self) -> OrderedSet:
        return OrderedSet(self)
