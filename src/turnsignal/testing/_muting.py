"""Muting signals."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from turnsignal._connectable import Connectable
from turnsignal._signals import AnySignal, all_signals, attributes_of, signals_of


@contextmanager
def muted(
    *signals: AnySignal | Mapping[str, AnySignal],
    but: Iterable[AnySignal | Mapping[str, AnySignal]] = (),
) -> Generator[None]:
    """Have sends of signals call nobody for the duration of a ``with`` block.

    Blocks may be nested and overlap, other than blinker's own ``muted``: a signal is muted until
    the last ends. What is sent can be captured all the same.

    Args:
        *signals: Signals, and namespaces, which stand for all signals in them. Without any, every
            signal there is.
        but: Signals, and namespaces, that are not to be muted.

    Raises:
        TypeError: Something is neither a signal nor a namespace.

    Example:
        >>> from turnsignal import Signal
        >>> from turnsignal.testing import capture, muted
        >>> order_placed = Signal()
        >>> receiver = order_placed.connect(lambda sender: print("a receipt goes out"))
        >>> with muted(order_placed), capture(order_placed) as orders:
        ...     _ = order_placed.send("shop")
        >>> len(orders)
        1

    .. versionadded:: 0.1
    """
    exempt = {id(signal) for signal in signals_of(but, "muted")}
    found = signals_of(signals, "muted") if signals else all_signals()
    with ExitStack() as block:
        for signal in list(found):
            if id(signal) not in exempt:
                block.enter_context(_muted(signal))
        yield


#: How many blocks mute a signal of blinker's, by its id, and whether it was muted before.
_blocks: dict[int, tuple[int, bool]] = {}

# Guards them. The garbage collector may end a block, at any point.
_lock = threading.RLock()


def _muted(signal: Any) -> AbstractContextManager[None]:
    return signal.muted() if isinstance(signal, Connectable) else _muted_of_blinker(signal)


@contextmanager
def _muted_of_blinker(signal: Any) -> Generator[None]:
    # Not its own method, which unmutes the signal as the first of several blocks ends.
    with _lock:
        count, was_muted = _blocks.get(id(signal), (0, signal.is_muted))
        _blocks[id(signal)] = count + 1, was_muted
        signal.is_muted = True
    try:
        yield
    finally:
        with _lock:
            count, was_muted = _blocks.pop(id(signal))
            if count > 1:
                _blocks[id(signal)] = count - 1, was_muted
            else:
                signal.is_muted = was_muted


# Muting by hand: what the attribute was set to, whatever blocks do meanwhile


def is_muted_by_hand(signal: Any) -> bool:
    """Tell whether a signal is muted by more than blocks, which will end."""
    if isinstance(signal, Connectable):
        return signal.is_muted and not _has_blocks(signal)
    with _lock:
        _, was_muted = _blocks.get(id(signal), (0, signal.is_muted))
        return bool(was_muted)


def mute_by_hand(signal: Any, *, is_muted: bool) -> None:
    """Have a signal be muted or not once there are no blocks that mute it."""
    with _lock:
        if isinstance(signal, Connectable):
            has_blocks = _has_blocks(signal)
        else:
            has_blocks = id(signal) in _blocks
            if has_blocks:
                count, _ = _blocks[id(signal)]
                _blocks[id(signal)] = count, is_muted
        now = is_muted or has_blocks
        if signal.is_muted != now:
            signal.is_muted = now


def _has_blocks(signal: Any) -> bool:
    """Tell whether a block mutes a signal of turnsignal's."""
    return bool(attributes_of(signal).get("_muted_blocks", {}).get(id(signal)))
