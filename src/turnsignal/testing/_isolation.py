"""Isolation: what a test connects and disconnects is undone."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from turnsignal._signals import META_SIGNALS, AnySignal, all_signals, attributes_of, signals_of

from ._connection_copies import original_of
from ._muting import is_muted_by_hand, mute_by_hand
from ._overlapping import Block, OverlappingBlocks


@contextmanager
def isolated(*signals: AnySignal | Mapping[str, AnySignal]) -> Generator[None]:
    """Restore what is connected to signals after a ``with`` block, whatever happened in it.

    In the block the signals have the connections that they had before. What it connects, also
    to a signal that it adds to a namespace, is connected no longer afterwards, what it
    disconnects is connected again, and ``is_muted`` is what it was, but for blocks of `muted`,
    which end by themselves. Receivers that were collected in the block stay away. The same goes
    for the connections of ``receiver_connected`` and ``receiver_disconnected``.

    Blocks may be nested and overlap: after the last, the signals are as they were before the
    first. Until then, a block that begins later has what those before it have connected.

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


# Guards the blocks that last. The garbage collector may end one, at any point.
_lock = threading.RLock()

#: For each namespace, the ids of the signals that were in it.
_namespaces: OverlappingBlocks[set[int]] = OverlappingBlocks()


@contextmanager
def _without_new_connections(namespace: Any) -> Generator[None]:
    """Disconnect all from signals that are added to a namespace.

    They stay there, as modules may have got hold of them.
    """
    with _lock:
        block = _namespaces.begin(namespace, {id(signal) for signal in namespace.values()})
    try:
        yield
    finally:
        with _lock:
            if _namespaces.end(namespace, block):
                for signal in namespace.values():
                    if id(signal) not in block.found:
                        _clear(signal)


class _Found:
    """The state of a signal."""

    def __init__(self, signal: Any) -> None:
        self._signal = signal
        self._muted = is_muted_by_hand(signal)
        self.connected = original_of(signal)
        self.meta_signals = {name: attributes_of(signal).get(name) for name in META_SIGNALS}

    def put_back(self) -> None:
        """Have the signal be in this state again."""
        self.connected.restore()
        mute_by_hand(self._signal, is_muted=self._muted)
        for name, meta_signal in self.meta_signals.items():
            if meta_signal is None and name in attributes_of(self._signal):
                _clear(attributes_of(self._signal)[name])


_signals: OverlappingBlocks[_Found] = OverlappingBlocks()


@contextmanager
def _isolated(signal: Any) -> Generator[None]:
    with ExitStack() as isolation:
        with _lock:
            found = _Found(signal)
            block = _signals.begin(signal, found)
            isolation.callback(_end, signal, block)
            found.connected.use_copy()
        for meta_signal in found.meta_signals.values():
            if meta_signal is not None:
                isolation.enter_context(_isolated(meta_signal))
        yield


def _end(signal: Any, block: Block[_Found]) -> None:
    with _lock:
        if _signals.end(signal, block):
            block.found.put_back()


def _clear(signal: Any) -> None:
    """Disconnect everything from a signal, for good."""
    found = _signals.found_first(signal)
    if found is None:
        signal._clear_state()
    else:
        found.connected.clear()
