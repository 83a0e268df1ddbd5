"""What is timed: a statement, and all that it needs around it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import repeat
from time import process_time_ns
from typing import Any

from benchmarks.libraries import Library
from benchmarks.receivers import Receiver, identity

_BATCH = """\
{kind} batch(iterations, clock):
    start = clock()
    for _ in iterations:
        {statement}
    return clock() - start
"""


@dataclass(frozen=True, eq=False)
class Contender:
    """One statement to time.

    Args:
        name: Whose it is.
        statement: What is timed.
        names: The global names of the statement.
        proof: A statement that shows, by the receivers that it calls, that the first one works.
        expected: How often the proof is to call each receiver, by `receivers.identity`.
    """

    name: str
    statement: str
    names: dict[str, Any]
    proof: str
    expected: Counter[int]


def with_new_signal(library: Library, sender: object) -> dict[str, Any]:
    """Return the names that a library's statements use, all but ``receiver``.

    Args:
        library: The library.
        sender: What sends.
    """
    names: dict[str, Any] = {"sender": sender}
    run(f"{library.imports}; {library.create}", names)
    return names


def connect_all(statement: str, receivers: Iterable[Receiver], names: dict[str, Any]) -> None:
    """Run a statement that connects ``receiver`` with each of the receivers."""
    code = compile(statement, "<connect>", "exec")
    for names["receiver"] in receivers:
        exec(code, names)  # noqa: S102  # statements of our own, see `libraries`


def run(statement: str, names: dict[str, Any]) -> None:
    """Run a statement once; what it assigns is added to the names."""
    exec(statement, names)  # noqa: S102  # as above


def bare_loop(receivers: list[Receiver], sender: object, *, awaits: bool = False) -> Contender:
    """Return the least that a send has to do: call each receiver, and say what it returned."""

    def loop(sender: object, **payload: object) -> list[tuple[Receiver, object]]:
        return [(f, f(sender, **payload)) for f in receivers]

    async def async_loop(sender: object, **payload: object) -> list[tuple[Receiver, object]]:
        return [(f, await f(sender, **payload)) for f in receivers]

    call = "loop(sender, order_id=1, total=9.5)"
    statement = f"await {call}" if awaits else call
    return Contender(
        "bare loop",
        statement,
        {"loop": async_loop if awaits else loop, "sender": sender},
        statement,
        Counter(identity(receiver) for receiver in receivers),
    )


def batch(
    statement: str, names: dict[str, Any], events: asyncio.AbstractEventLoop
) -> Callable[[int], int]:
    """Return a function that runs a statement so many times and returns the CPU time in ns.

    A statement that awaits runs within the event loop; the loop is entered and left outside
    the time that is taken.
    """
    awaits = "await " in statement
    function: dict[str, Any] = {}
    source = _BATCH.format(kind="async def" if awaits else "def", statement=statement)
    exec(compile(source, "<batch>", "exec"), names, function)  # noqa: S102  # as above
    timed = function["batch"]

    def take_time(iterations: int) -> int:
        time: int = timed(repeat(None, iterations), process_time_ns)
        return time

    def take_time_in_event_loop(iterations: int) -> int:
        time: int = events.run_until_complete(timed(repeat(None, iterations), process_time_ns))
        return time

    return take_time_in_event_loop if awaits else take_time
