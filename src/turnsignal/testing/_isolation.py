"""Isolation: what a test connects and disconnects is undone."""

from __future__ import annotations

import copy
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from weakref import ref

from turnsignal._connectable import Connectable
from turnsignal._signals import META_SIGNALS, AnySignal, all_signals, attributes_of, signals_of

#: Where blinker keeps what is connected to a signal.
_BLINKERS_BOOKS = ("receivers", "_by_receiver", "_by_sender", "_weak_senders")
_BOOKS_OF_SETS = ("_by_receiver", "_by_sender")

#: What blinker files receivers of any sender under.
_BLINKERS_ANY_KEY = 0


@contextmanager
def isolated(*signals: AnySignal | Mapping[str, AnySignal]) -> Generator[None]:
    """Restore what is connected to signals after a ``with`` block, whatever happened in it.

    In the block the signals have the connections that they had before. What it connects, also
    to a signal that it adds to a namespace, is connected no longer afterwards, what it
    disconnects is connected again, and a signal that it mutes is not. Receivers that were
    collected in the block stay away. The same goes for the connections of ``receiver_connected``
    and ``receiver_disconnected``.

    Modules that connect receivers as they are imported must be imported before the block.

    Args:
        *signals: Signals, and namespaces, which stand for all signals in them. Without any, every
            signal there is.

    Raises:
        TypeError: Something is neither a signal nor a namespace.

    Example:
        >>> from turnsignal import Signal
        >>> from turnsignal.testing import isolated
        >>> order_placed = Signal()
        >>> with isolated(order_placed):
        ...     receiver = order_placed.connect(lambda sender: "sent")
        ...     len(order_placed.send("shop"))
        1
        >>> order_placed.send("shop")
        []

    .. versionadded:: 0.1
    """
    found = list(signals_of(signals, "isolated")) if signals else all_signals()
    namespaces = [item for item in signals if isinstance(item, Mapping)]
    with ExitStack() as block:
        for namespace in namespaces:
            block.enter_context(_without_new_connections(namespace))
        for signal in found:
            block.enter_context(_isolated(signal))
        yield


@contextmanager
def _without_new_connections(namespace: Any) -> Generator[None]:
    """Disconnect all from signals that are added to a namespace.

    They stay there, as modules may have got hold of them.
    """
    known = {id(signal) for signal in namespace.values()}
    try:
        yield
    finally:
        for signal in namespace.values():
            if id(signal) not in known:
                signal._clear_state()


@contextmanager
def _isolated(signal: Any) -> Generator[None]:
    was_muted = signal.is_muted
    attributes = attributes_of(signal)
    meta_signals = [attributes.get(name) for name in META_SIGNALS]
    of_library = _of_turnsignal if isinstance(signal, Connectable) else _of_blinker
    with ExitStack() as block:
        block.enter_context(of_library(signal))
        for meta_signal in meta_signals:
            if meta_signal is not None:
                block.enter_context(_isolated(meta_signal))
        try:
            yield
        finally:
            if signal.is_muted != was_muted:
                signal.is_muted = was_muted
            for name, meta_signal in zip(META_SIGNALS, meta_signals, strict=True):
                if meta_signal is None and name in attributes:
                    attributes[name]._clear_state()


@contextmanager
def _of_turnsignal(signal: Any) -> Generator[None]:
    """Let a block have a copy of the connections.

    The original hears of receivers that die meanwhile, as their weak references refer to it.
    """
    original = signal._connections
    _use(signal, copy.copy(original))
    try:
        yield
    finally:
        _use(signal, original)


def _use(signal: Any, connections: Any) -> None:
    attributes_of(signal)["_connections"] = connections
    signal._choose_dispatch()


@contextmanager
def _of_blinker(signal: Any) -> Generator[None]:
    """Let a block have copies of the books, and then see who of those in the originals has died."""
    originals = {name: attributes_of(signal)[name] for name in _BLINKERS_BOOKS}
    for name, book in originals.items():
        copied: dict[Any, Any] = copy.copy(book)
        if name in _BOOKS_OF_SETS:
            copied |= {key: copy.copy(keys) for key, keys in copied.items()}
        setattr(signal, name, copied)
    try:
        yield
    finally:
        for name, book in originals.items():
            setattr(signal, name, book)
        _forget_the_dead(signal)


def _forget_the_dead(signal: Any) -> None:
    for key, entry in list(signal.receivers.items()):
        if isinstance(entry, ref) and entry() is None:
            signal._disconnect(key, _BLINKERS_ANY_KEY)
    for key, sender in list(signal._weak_senders.items()):
        if sender() is None:
            signal._make_cleanup_sender(key)(sender)
