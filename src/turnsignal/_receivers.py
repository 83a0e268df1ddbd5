"""The public map of receivers, which hears of it when a program changes it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

from typing_extensions import Self

from . import _mutation

if TYPE_CHECKING:
    from ._connections import Connections

_ValueT = TypeVar("_ValueT")


class Receivers(dict[Hashable, Any]):
    """All receivers by key. A program that changes it changes what is connected."""

    __slots__ = ("connections",)

    connections: ref[Connections]

    def _changed(self, result: _ValueT) -> _ValueT:
        connections = self.connections()
        if connections is not None:
            _mutation.run(connections.drop_plans)
        return result

    def __reduce__(self) -> tuple[type[dict[Hashable, Any]], tuple[dict[Hashable, Any]]]:
        # A copy of it, or a pickle, is nobody's: a plain dict.
        return dict, (dict(self),)

    def __setitem__(self, key: Hashable, value: Any) -> None:
        self._changed(super().__setitem__(key, value))

    def __delitem__(self, key: Hashable) -> None:
        self._changed(super().__delitem__(key))

    def __ior__(self, other: Any) -> Self:  # type: ignore[misc]  # any mapping or pairs, as dict's
        super().update(other)
        return self._changed(self)

    def clear(self) -> None:
        """Remove all receivers."""
        self._changed(super().clear())

    def pop(self, *arguments: Any) -> Any:
        """Remove a receiver and return it."""
        return self._changed(super().pop(*arguments))

    def popitem(self) -> tuple[Hashable, Any]:
        """Remove the last receiver and return its key and it."""
        return self._changed(super().popitem())

    def setdefault(self, key: Hashable, default: Any = None) -> Any:
        """Return the receiver of ``key``, which is ``default`` if there was none."""
        return self._changed(super().setdefault(key, default))

    def update(self, *arguments: Any, **keywords: Any) -> None:
        """Replace receivers."""
        self._changed(super().update(*arguments, **keywords))
