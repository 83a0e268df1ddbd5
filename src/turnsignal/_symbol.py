"""Constants that print as their name, and the one that stands for any sender."""

from __future__ import annotations

from typing import Any, ClassVar

from typing_extensions import Self

from ._typing import AnySender


class Symbol(AnySender):
    """A constant, nicer than ``object()``: the same name gives the same instance. As blinker's.

    Args:
        name: What the symbol is called and printed as.

    Example:
        >>> from turnsignal._symbol import Symbol
        >>> Symbol("order")
        order
        >>> Symbol("order") is Symbol("order")
        True

    .. versionadded:: 0.1
    """

    symbols: ClassVar[dict[str, Any]] = {}

    name: str

    def __new__(cls, name: str) -> Self:
        existing: Self | None = cls.symbols.get(name)
        if existing is not None:
            return existing
        # Atomic, so that two threads that ask first get the same symbol.
        symbol: Self = cls.symbols.setdefault(name, super().__new__(cls))
        return symbol

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __getnewargs__(self) -> tuple[str]:
        return (self.name,)


#: Stands for any sender.
ANY = Symbol("ANY")
