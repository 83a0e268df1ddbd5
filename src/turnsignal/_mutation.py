"""The locking protocol: who may change connections, and when.

All connections of all signals are changed under one lock, one change at a time. A change is not
only interrupted by other threads: at any allocation the garbage collector may run a weak
reference's callback or a ``__del__``, and between any two instructions a signal handler, *on the
thread that is in the middle of a change*. Whatever these want to change is queued, and carried
out in order as soon as the change under way is complete, before its thread lets go of the lock:
whoever was interrupted sees it. A callback of a weak reference never waits for the lock either:
the thread that holds it looks at the queue again once it has let go.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

_ResultT = TypeVar("_ResultT")


class Turn:
    """Whether the thread that holds the lock is in the middle of a change."""

    __slots__ = ("is_taken",)

    is_taken: bool

    def __init__(self) -> None:
        self.is_taken = False


# Any, as we need what has no type: what threading.Condition asks a lock, and what threading itself
# does with its own locks after a fork.
_lock: Any = RLock()
acquire: Callable[..., bool] = _lock.acquire
release: Callable[[], None] = _lock.release
_is_ours: Callable[[], bool] = _lock._is_owned
turn = Turn()  # guarded by the lock
queue: deque[tuple[Callable[..., object], tuple[Any, ...]]] = deque()


def clean_up(*, held: bool | None) -> None:
    """Leave the lock after an exception, and look at the queue.

    The handler of a system signal can raise an exception, such as KeyboardInterrupt, after any
    call, even between that of ``acquire`` and the next statement. So whoever acquires the lock
    keeps account of it in a variable, and lets nothing that is a call come between setting it
    and what it says, nor between an exception and ``release``. ``with`` would take three times as
    long, and is no safer: in Python 3.14 such an exception can come before its block,
    https://github.com/python/cpython/issues/148874.

    Args:
        held: None until ``acquire`` has returned, True after that, False before ``release``.
    """
    # Waiting for the lock can be interrupted as well, but then it is not ours.
    if held is None and _is_ours():
        release()
    drain()


def run(change: Callable[..., object], *arguments: Any) -> object:
    """Carry out ``change(*arguments)`` now, or after the change that this thread is making.

    Args:
        change: What to do. It returns whatever it removed.
        *arguments: What to call it with.

    Returns:
        What was removed. It is the caller's to drop, outside of the lock: a ``__del__`` that
        waits for another thread must not do so while that thread waits for us.
    """
    removed: object = None
    removed_by_others: list[object] = []
    held: bool | None = None
    try:
        acquire()
        held = True
        if turn.is_taken:
            queue.append((change, arguments))
        else:
            if queue:
                removed_by_others += drain_locked()
            turn.is_taken = True
            try:
                removed = change(*arguments)
            finally:
                turn.is_taken = False
            if queue:
                removed_by_others += drain_locked()
        held = False
        release()
    except BaseException:
        if held:
            release()
        clean_up(held=held)
        raise
    if queue:
        drain()
    return (removed, removed_by_others) if removed_by_others else removed


def read(view: Callable[..., _ResultT], *arguments: Any) -> _ResultT:
    """Return ``view(*arguments)`` while nothing changes, even inside a change."""
    removed_by_others: list[object] = []
    held: bool | None = None
    try:
        acquire()
        held = True
        outer = turn.is_taken
        turn.is_taken = True
        try:
            result = view(*arguments)
        finally:
            turn.is_taken = outer
        if queue and not outer:
            removed_by_others += drain_locked()
        held = False
        release()
    except BaseException:
        if held:
            release()
        clean_up(held=held)
        raise
    if queue:
        drain()
    return result


def run_soon(change: Callable[..., object], *arguments: Any) -> None:
    """Carry out ``change(*arguments)`` as soon as possible without waiting for any thread."""
    queue.append((change, arguments))
    drain()


def drain() -> None:
    """Carry out what is queued, unless someone holds the lock: then they will."""
    # If it is taken, whoever took it looks at the queue afterwards. The lock alone may also be
    # ours, right before or after a change of our own.
    if turn.is_taken or _is_ours():
        return
    removed: list[object] = []
    held: bool | None = False
    try:
        while queue:
            held = None
            # By keyword it takes longer.
            if not acquire(False):
                break
            held = True
            removed += drain_locked()
            held = False
            release()
    except BaseException:
        if held or (held is None and _is_ours()):
            release()
        raise


def drain_locked() -> list[object]:
    """Carry out what is queued, in a thread that holds the lock and makes no change.

    Returns:
        What was removed, for the caller to drop outside of the lock.
    """
    removed: list[object] = []
    # Again if something was queued after the last look and before the turn ended. What comes
    # after that finds no turn taken, and is not queued.
    while queue:
        turn.is_taken = True
        try:
            # Not the loop itself: an exception of a handler that comes as the last loop of a try
            # jumps back passes by its finally, in Python 3.12 and 3.13.
            _carry_out_all(removed)
        finally:
            turn.is_taken = False
    return removed


def _carry_out_all(removed: list[object]) -> None:
    while queue:
        change, arguments = queue[0]
        try:
            removed.append((change(*arguments), arguments))
        except Exception as error:  # noqa: BLE001  # nobody here has asked for the change
            _Unraisable(error)
        # Only now: a change that something like KeyboardInterrupt cuts short is made again.
        queue.popleft()


class _Unraisable:
    """Has Python report an exception that cannot be raised where it belongs."""

    __slots__ = ("error",)

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __del__(self) -> None:
        raise self.error


#: How long a fork waits for the change of another thread, in seconds. No change takes as long;
#: but its thread may wait for a lock that some other library holds until we have forked.
_PATIENCE = 1.0


def _wait_before_fork() -> None:
    # Not held until we have forked, as other libraries' hooks come in between: whoever holds
    # their lock may be waiting for ours. The child then sees, rarely, a change of another thread
    # half made, which is as if it were still to come.
    if acquire(timeout=_PATIENCE):
        release()


def _reset_in_child() -> None:
    # Whoever else holds it does not exist here.
    if not _is_ours():
        _lock._at_fork_reinit()
        turn.is_taken = False
    drain()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_wait_before_fork, after_in_child=_reset_in_child)
