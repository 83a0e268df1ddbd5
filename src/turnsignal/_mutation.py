"""The locking protocol: who may change connections, and when.

All connections of all signals are changed under one lock, one change at a time. A change is not
only interrupted by other threads: at any allocation the garbage collector may run a weak
reference's callback or a ``__del__``, and between any two instructions a signal handler, *on the
thread that is in the middle of a change*. Whatever these want to change is queued, and carried
out in order as soon as the change under way is complete. A callback of a weak reference never
waits for the lock either: the thread that holds it looks at the queue once it has let go.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

_ResultT = TypeVar("_ResultT")

_lock = RLock()
_changing = False  # guarded by the lock
_queue: deque[tuple[Callable[..., object], tuple[Any, ...]]] = deque()


def run(change: Callable[..., object], *arguments: Any) -> object:
    """Carry out ``change(*arguments)`` now, or after the change that this thread is making.

    Args:
        change: What to do. It returns whatever it removed.
        *arguments: What to call it with.

    Returns:
        What was removed. It is the caller's to drop, outside of the lock: a ``__del__`` that
        waits for another thread must not do so while that thread waits for us.
    """
    global _changing  # noqa: PLW0603  # one flag beside one lock
    removed_before: object = None
    with _lock:
        if _changing:
            _queue.append((change, arguments))
            return None
        if _queue:
            removed_before = _drain_locked()
        _changing = True
        try:
            removed = change(*arguments)
        finally:
            _changing = False
    if _queue:
        drain()
    return (removed, removed_before) if removed_before else removed


def read(view: Callable[..., _ResultT], *arguments: Any) -> _ResultT:
    """Return ``view(*arguments)`` while nothing changes, even inside a change."""
    global _changing  # noqa: PLW0603  # one flag beside one lock
    with _lock:
        outer = _changing
        _changing = True
        try:
            result = view(*arguments)
        finally:
            _changing = outer
    if _queue:
        drain()
    return result


def run_soon(change: Callable[..., object], *arguments: Any) -> None:
    """Carry out ``change(*arguments)`` as soon as possible without waiting for any thread."""
    _queue.append((change, arguments))
    drain()


def drain() -> None:
    """Carry out what is queued, unless someone holds the lock: then they will."""
    if _lock._is_owned():  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue,reportUnknownMemberType]  # as threading.Condition asks it
        return
    removed: list[object] = []
    try:
        while _queue and _lock.acquire(blocking=False):
            removed += _drain_locked()
            _lock.release()
    finally:
        # An exception of a signal handler can come between any two of these calls.
        if _lock._is_owned():  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue,reportUnknownMemberType]
            _lock.release()


def _drain_locked() -> list[object]:
    global _changing  # noqa: PLW0603  # one flag beside one lock
    removed: list[object] = []
    _changing = True
    try:
        while _queue:
            change, arguments = _queue[0]
            removed.append((change(*arguments), arguments))
            # Only now: a change that an exception interrupts is carried out again.
            _queue.popleft()
    finally:
        _changing = False
    return removed


def _release_after_fork() -> None:
    _lock.release()
    drain()


if hasattr(os, "register_at_fork"):
    # Whoever forks holds the lock, so that the child never inherits a half-made change of
    # another thread. The child's only thread is the one that took it.
    os.register_at_fork(
        before=_lock.acquire,
        after_in_parent=_release_after_fork,
        after_in_child=_release_after_fork,
    )
