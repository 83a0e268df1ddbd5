"""Connections of their own for a block: a copy is put in the place of what is connected."""

from __future__ import annotations

import copy
from typing import Any, Protocol
from weakref import ref

from turnsignal._connectable import Connectable
from turnsignal._mutation import run
from turnsignal._signals import attributes_of

#: Where blinker keeps what is connected to a signal.
_BLINKERS_BOOKS = ("receivers", "_by_receiver", "_by_sender", "_weak_senders")
_BOOKS_OF_SETS = ("_by_receiver", "_by_sender")

#: What blinker files receivers of any sender under.
_BLINKERS_ANY_KEY = 0


class Original(Protocol):
    """What was connected to a signal."""

    def use_copy(self) -> None:
        """Have the signal use a copy."""
        ...

    def restore(self) -> None:
        """Have the signal use it again, but for what has died."""
        ...

    def clear(self) -> None:
        """Disconnect everything."""
        ...


def original_of(signal: Any) -> Original:
    """Return what is connected to a signal now."""
    return _OfTurnsignal(signal) if isinstance(signal, Connectable) else _OfBlinker(signal)


class _OfTurnsignal:
    """It hears of receivers that die meanwhile, as their weak references refer to it."""

    def __init__(self, signal: Any) -> None:
        self._signal = signal
        self._connections = signal._connections

    def use_copy(self) -> None:
        self._use(copy.copy(self._connections))

    def restore(self) -> None:
        self._use(self._connections)

    def clear(self) -> None:
        run(self._connections.clear)

    def _use(self, connections: Any) -> None:
        attributes_of(self._signal)["_connections"] = connections
        self._signal._choose_dispatch()


class _OfBlinker:
    """Whoever dies meanwhile is looked for at the end."""

    def __init__(self, signal: Any) -> None:
        self._signal = signal
        self._books = {name: attributes_of(signal)[name] for name in _BLINKERS_BOOKS}

    def use_copy(self) -> None:
        for name, book in self._books.items():
            copied: dict[Any, Any] = copy.copy(book)
            if name in _BOOKS_OF_SETS:
                copied |= {key: copy.copy(keys) for key, keys in copied.items()}
            setattr(self._signal, name, copied)

    def restore(self) -> None:
        for name, book in self._books.items():
            setattr(self._signal, name, book)
        self._forget_the_dead()

    def clear(self) -> None:
        for book in self._books.values():
            book.clear()

    def _forget_the_dead(self) -> None:
        signal = self._signal
        for key, entry in list(signal.receivers.items()):
            if isinstance(entry, ref) and entry() is None:
                signal._disconnect(key, _BLINKERS_ANY_KEY)
        for key, sender in list(signal._weak_senders.items()):
            if sender() is None:
                signal._make_cleanup_sender(key)(sender)
