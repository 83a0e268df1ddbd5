"""What is connected to a signal, and where it was defined."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast
from weakref import ref

from turnsignal._signals import AnySignal, require_signal
from turnsignal._symbol import ANY

#: What blinker files receivers of any sender under.
_ANY_KEY = 0


@dataclass(frozen=True)
class Connection:
    """A receiver that is connected to a signal.

    .. versionadded:: 0.1
    """

    #: The receiver.
    receiver: Callable[..., Any]
    #: Whose sends it receives: `turnsignal.ANY` for anyone's. Of a sender that cannot be weakly
    #: referenced, such as a tuple, a signal knows the ``id`` alone, and so does this.
    sender: Any
    #: Whether the signal leaves it to others to keep the receiver alive.
    weak: bool

    @property
    def name(self) -> str:
        """The name of the receiver; of an object that is called, its class."""
        return receiver_name(self.receiver)

    @property
    def location(self) -> str | None:
        """Where the receiver was defined, as ``file:line``; None if it is not from a file."""
        return receiver_location(self.receiver)

    def __str__(self) -> str:
        where = "" if self.location is None else f" ({self.location})"
        whose = "any sender" if self.sender is ANY else repr(self.sender)
        return f"{self.name}{where} receives from {whose}{'' if self.weak else ', held strongly'}"


def connections(signal: AnySignal) -> list[Connection]:
    """List what is connected to a signal.

    Args:
        signal: A signal of turnsignal or blinker.

    Returns:
        A connection for each receiver and sender that it is connected to. Those of any sender come
        first, of turnsignal's signals in the order in which they were connected.

    Raises:
        TypeError: This is no signal.

    Example:
        >>> from turnsignal import Signal
        >>> from turnsignal.introspection import connections
        >>> order_placed = Signal()
        >>> @order_placed.connect_via("shop")
        ... def send_receipt(sender, **payload): ...
        >>> [connection] = connections(order_placed)
        >>> connection.name, connection.sender, connection.weak
        ('send_receipt', 'shop', False)

    .. versionadded:: 0.1
    """
    require_signal(signal, "connections")
    return list(_connections(signal))


def _connections(signal: Any) -> Iterator[Connection]:
    receivers = dict(signal.receivers)
    by_sender = dict(signal._by_sender)
    weak_senders = dict(signal._weak_senders)
    for key, receiver_keys in sorted(by_sender.items(), key=lambda item: item[0] != _ANY_KEY):
        sender = ANY if key == _ANY_KEY else _alive(weak_senders.get(key, key))
        for receiver_key in list(receiver_keys):
            entry = receivers.get(receiver_key)
            receiver = _alive(entry)
            if receiver is not None and sender is not None:
                yield Connection(receiver, sender, isinstance(entry, ref))


def _alive(entry: Any) -> Any:
    """Return what a weak reference refers to, None if that is dead; all else as it is."""
    return cast("Callable[[], Any]", entry)() if isinstance(entry, ref) else entry


def receiver_name(receiver: Any) -> str:
    """Return the name of a receiver; of an object that is called, that of its class."""
    if isinstance(receiver, functools.partial):
        return f"partial({receiver_name(receiver.func)})"
    name = getattr(receiver, "__qualname__", None)
    return name if isinstance(name, str) else type(receiver).__qualname__


def receiver_location(receiver: Any) -> str | None:
    """Return where a receiver was defined, as ``file:line``; None if that is not known."""
    while isinstance(receiver, functools.partial):
        receiver = receiver.func
    receiver = inspect.unwrap(receiver)
    if isinstance(receiver, type):
        receiver = getattr(receiver, "__init__")  # noqa: B009  # to mypy, that of a class is unsound
    elif not hasattr(receiver, "__code__") and not inspect.ismethod(receiver):
        receiver = type(receiver).__call__
    code = getattr(inspect.unwrap(receiver), "__code__", None)
    if code is None:
        return None
    return f"{_shown_path(code.co_filename)}:{code.co_firstlineno}"


def _shown_path(path: str) -> str:
    """Return a path relative to the current directory, if it is below that."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if relative.startswith(os.pardir) else relative
