"""How the time of contenders is measured: as ratios, in many short rounds."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeAlias

from benchmarks import calls
from benchmarks.contenders import Contender, batch
from benchmarks.workloads import Entry

#: How long a batch of one contender should take: long beside the clock's own time, and short
#: beside the time in which a machine changes its speed.
_BATCH_NANOSECONDS = 1_500_000

_Batch: TypeAlias = Callable[[int], int]


@dataclass(frozen=True)
class Timing:
    """How long a library takes for a workload.

    Args:
        ratio: The median, over the rounds, of its time as a multiple of the reference's.
        quartiles: The first and the third quartile of the same.
        nanoseconds: The median time.
        reference_nanoseconds: The median time of the reference.
    """

    ratio: float
    quartiles: tuple[float, float]
    nanoseconds: float
    reference_nanoseconds: float


def measure(entries: Sequence[Entry], rounds: int) -> dict[str, Timing]:
    """Check and measure contenders, and return the timing of each library.

    Raises:
        calls.NotCalledError: If a contender does not do what it is measured for.
    """
    contenders = _distinct(entries)
    with closing(asyncio.new_event_loop()) as events:
        for contender in contenders:
            calls.check(contender, events)
        batches = [batch(each.statement, each.names, events) for each in contenders]
        with _no_garbage_collection():
            times = dict(zip(contenders, _interleave(batches, rounds), strict=True))
    return {
        entry.library.name: _timing(times[entry.contender], times[entry.reference])
        for entry in entries
    }


def _distinct(entries: Sequence[Entry]) -> list[Contender]:
    """Return the references and the contenders, each once."""
    references = [entry.reference for entry in entries]
    return list(dict.fromkeys([*references, *(entry.contender for entry in entries)]))


@contextmanager
def _no_garbage_collection() -> Generator[None, None, None]:
    was_enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _interleave(batches: list[_Batch], rounds: int) -> list[list[float]]:
    """Return the nanoseconds that a statement of each batch took in each round."""
    sizes = [_size(run) for run in batches]
    times: list[list[float]] = [[0.0] * rounds for _ in batches]
    for number in range(rounds):
        for position in range(len(batches)):
            # In another order each time, so that no batch always runs after the same one.
            which = (position + number) % len(batches)
            times[which][number] = batches[which](sizes[which]) / sizes[which]
    return times


def _size(run: _Batch) -> int:
    """Return how many statements take about the time of a batch."""
    size = 1
    while (time := run(size)) < _BATCH_NANOSECONDS // 2:
        size *= 2
    return max(1, round(size * _BATCH_NANOSECONDS / time))


def _timing(times: list[float], reference: list[float]) -> Timing:
    ratios = [one / other for one, other in zip(times, reference, strict=True)]
    first, _, third = quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
    return Timing(median(ratios), (first, third), median(times), median(reference))
