"""How many bytes a connection takes."""

from __future__ import annotations

import gc
import tracemalloc
from collections import Counter
from dataclasses import dataclass

from benchmarks.calls import NotCalledError, observe
from benchmarks.contenders import connect_all, run, with_new_signal
from benchmarks.libraries import Library
from benchmarks.receivers import Kind, identity, make
from benchmarks.workloads import Shop

_CONNECTIONS = 2000


@dataclass(frozen=True)
class Memory:
    """The memory that connections take.

    Args:
        name: What is connected.
        kind: What the receivers are.
        weak: Whether it is left to others to keep them alive.
        sent: Whether the signal has been sent since.
    """

    name: str
    kind: Kind = "function"
    weak: bool = True
    sent: bool = False


TITLE = "Bytes a connection"
WORKLOADS = (
    Memory("weak function"),
    Memory("weak function, after a send", sent=True),
    Memory("weak method", "method"),
    Memory("weak method, after a send", "method", sent=True),
    Memory("strong function", weak=False),
    Memory("strong function, after a send", weak=False, sent=True),
)


def weigh(library: Library, workload: Memory) -> int | None:
    """Return how many bytes a connection takes, or None if the library has no such connections.

    Raises:
        NotCalledError: If a send does not call the receivers in the end.
    """
    if workload.weak and workload.kind == "function" and not library.connects_functions_weakly:
        return None
    # What a library makes once, as it is first used, belongs to no connection.
    _weigh_connections(library, workload, 2)
    return round(_weigh_connections(library, workload, _CONNECTIONS) / _CONNECTIONS)


def _weigh_connections(library: Library, workload: Memory, count: int) -> int:
    connect = library.connect if workload.weak else library.connect_strongly
    receivers = make(workload.kind, count, takes_more=library.passes_more)
    names = with_new_signal(library, Shop())
    for receiver in receivers:
        receiver(names["sender"], 1, 9.5)  # what the interpreter adds at the first call is its own
    gc.collect()
    tracemalloc.start()
    try:
        connect_all(connect, receivers, names)
        if workload.sent:
            run(library.send, names)
        gc.collect()
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    called = observe(lambda: run(library.send, names), names["sender"])
    if called != Counter(identity(receiver) for receiver in receivers):
        raise NotCalledError(f"{library.name}: {workload.name}: not all receivers are connected")
    # A registry for the whole process would keep what it has, and make room for more.
    disconnect = library.disconnect if workload.weak else library.disconnect_strongly
    for names["receiver"] in receivers:
        run(disconnect or library.disconnect, names)
    return size
