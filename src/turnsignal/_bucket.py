"""Ordered sets of keys."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class Bucket(dict[Hashable, None]):
    """The keys of receivers, in the order in which they were connected.

    It has the interface of a set, as far as `Signal.set_class` has to have it; but ``pop`` is
    what dict has, and takes half as long as ``discard``.
    """

    __slots__ = ()

    add = dict[Hashable, None].setdefault

    def discard(self, key: Hashable) -> None:
        """Remove ``key`` if it is there."""
        self.pop(key, None)

    def copy(self) -> Bucket:
        """Return a copy."""
        return Bucket(self)

    def __or__(self, other: Iterable[Hashable]) -> Bucket:  # type: ignore[override]
        return Bucket({**self, **dict.fromkeys(other)})
