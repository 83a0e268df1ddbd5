"""Connections: every way to connect a receiver to a signal, as source code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple


class Ends(NamedTuple):
    """What is connected, as source code."""

    signal: str
    receiver: str
    #: The sender that the receiver is connected to; None for any.
    sender: str | None

    @property
    def arguments(self) -> str:
        """The arguments of a method that keeps what it connects."""
        return self.receiver if self.sender is None else f"{self.receiver}, sender={self.sender}"

    @property
    def strong_arguments(self) -> str:
        """The arguments of a method that would not, as a lambda needs them."""
        return f"{self.arguments}, weak=False"


def _connect(ends: Ends) -> str:
    return f"{ends.signal}.connect({ends.strong_arguments})"


def _by_keyword(ends: Ends) -> str:
    return f"{ends.signal}.connect(receiver={ends.strong_arguments})"


def _to_any(ends: Ends) -> str:
    return f"{ends.signal}.connect({ends.receiver}, {ends.sender or 'ANY'}, False)"


def _connected_to(ends: Ends) -> str:
    return f"with {ends.signal}.connected_to({ends.arguments}): pass"


def _via(ends: Ends) -> str:
    return f"{ends.signal}.connect_via({ends.sender or 'ANY'})({ends.receiver})"


def _variable(ends: Ends) -> str:
    return f"connect<n> = {ends.signal}.connect\nconnect<n>({ends.strong_arguments})"


def _from_class(ends: Ends) -> str:
    return f"Signal.connect({ends.signal}, {ends.strong_arguments})"


WAYS: Final[dict[str, Callable[[Ends], str]]] = {
    "connect": _connect,
    "connect by keyword": _by_keyword,
    "connect to ANY": _to_any,
    "connected_to": _connected_to,
    "connect_via": _via,
    "method in a variable": _variable,
    "method of the class": _from_class,
}

#: The way of a decorator: ``connect``, or ``connect_via`` where there is a sender.
DECORATOR: Final = "decorator"


def decorator(ends: Ends) -> str:
    """Write down the decorator that connects what stands below it."""
    via = "connect" if ends.sender is None else f"connect_via({ends.sender})"
    return f"@{ends.signal}.{via}\n"
