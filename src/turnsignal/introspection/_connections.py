"""What is connected to a signal, and where it was defined."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any, TypeAlias, cast
from weakref import ref

from turnsignal._connectable import Connectable
from turnsignal._connections import Connections
from turnsignal._mutation import read
from turnsignal._signals import AnySignal, attributes_of, require_signal
from turnsignal._symbol import ANY

#: The attribute of functions of ours that nobody wants to see.
UNLISTED = "turnsignal_unlisted"

#: What blinker files receivers of any sender under.
_ANY_KEY = 0

#: What a key of blinker's stands for, where it is not what was connected, and always the same.
_VALUES_BY_KEY: Mapping[object, Any] = {_ANY_KEY: ANY, id(None): None}

#: The senders that have receivers, and the keys of those.
_BySender: TypeAlias = list[tuple[Any, list[Hashable]]]


@dataclass(frozen=True)
class Connection:
    """A receiver that is connected to a signal.

    .. versionadded:: 0.1
    """

    #: The receiver.
    receiver: Callable[..., Any]
    #: Whose sends it receives, `turnsignal.ANY` for anyone's. Of a sender that cannot be weakly
    #: referenced, such as a tuple, a signal of blinker's knows the ``id`` alone, and so does this.
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
    if isinstance(signal, Connectable):
        by_sender = read(_of_turnsignal, attributes_of(signal)["_connections"])
    else:
        by_sender = _of_blinker(signal)
    receivers = dict(signal.receivers)
    for sender, receiver_keys in by_sender:
        for key in receiver_keys:
            entry = receivers.get(key)
            receiver = _alive(entry)
            if receiver is not None and not _is_unlisted(receiver):
                yield Connection(receiver, sender, isinstance(entry, ref))


def _of_turnsignal(connections: Connections) -> _BySender:
    """Return each sender, with the keys of its receivers."""
    of_any: _BySender = [(ANY, list(connections.for_any))]
    return of_any if connections.senders is None else of_any + connections.senders.by_sender()


def _of_blinker(signal: Any) -> _BySender:
    weak_senders = dict(signal._weak_senders)
    found: _BySender = []
    for key, receiver_keys in sorted(
        dict(signal._by_sender).items(), key=lambda item: item[0] != _ANY_KEY
    ):
        sender = _VALUES_BY_KEY.get(key, _alive(weak_senders.get(key, key)))
        if sender is not None or key in _VALUES_BY_KEY:
            found.append((sender, list(receiver_keys)))
    return found


def _is_unlisted(receiver: object) -> bool:
    return type(receiver) is FunctionType and UNLISTED in vars(receiver)


def _alive(entry: Any) -> Any:
    """Return what a weak reference refers to, None if that is dead; all else as it is."""
    return cast("Callable[[], Any]", entry)() if isinstance(entry, ref) else entry


def receiver_name(receiver: Any) -> str:
    """Return the name of a receiver; of an object that is called, that of its class."""
    if isinstance(receiver, functools.partial):
        return f"partial({receiver_name(receiver.func)})"
    try:
        name: object = receiver.__qualname__
    except Exception:  # noqa: BLE001  # of an object, or whatever a proxy raises if it is asked
        name = None
    return name if isinstance(name, str) else type(receiver).__qualname__


def receiver_location(receiver: Any) -> str | None:
    """Return where a receiver was defined, as ``file:line``; None if that is not known."""
    while isinstance(receiver, functools.partial):
        receiver = receiver.func
    if isinstance(receiver, type):
        code = _code(receiver, "__init__")
    else:
        code = _code(receiver) or _code(type(receiver), "__call__")
    return None if code is None else f"{_shown_path(code.co_filename)}:{code.co_firstlineno}"


def _code(owner: Any, *method: str) -> CodeType | None:
    """Return the code of a function, or of a method of a class, that others may have wrapped."""
    try:
        code: object = inspect.unwrap(functools.reduce(getattr, method, owner)).__code__
    except Exception:  # noqa: BLE001  # of a builtin, or whatever a proxy raises if it is asked
        return None
    return code if type(code) is CodeType else None  # a mock of one says that it is one


def _shown_path(path: str) -> str:
    """Return a path relative to the current directory, if it is below that."""
    try:
        relative = os.path.relpath(path)
    except (ValueError, OSError):  # on another drive, or the directory is gone
        return path
    return path if relative.startswith(os.pardir) else relative
