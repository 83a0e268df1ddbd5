"""The documentation page that shows the results."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks import plot
from benchmarks.libraries import BLINKER, TURNSIGNAL
from benchmarks.measuring import Timing
from benchmarks.results import Results
from benchmarks.table import ratio_text, tables
from benchmarks.workloads import SENDS

BEGIN = "<!-- benchmarks: begin -->"
END = "<!-- benchmarks: end -->"

#: The sends that sum up how fast a library is.
_SUMMARY = ("1 function", "5 functions", "50 functions")


#: The sends of the picture in the README.
_IN_SHORT = [
    "nobody",
    *["1 function", "5 functions", "50 functions", "1 method", "5 methods", "50 methods"],
]


def rewrite(page: Path, results: Results, command: str) -> None:
    """Put results between the markers of a page, and the pictures of them beside it.

    Args:
        page: The page.
        results: The results of all workloads and libraries.
        command: The command that measured them.

    Raises:
        ValueError: If the page does not have the markers.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no {BEGIN} and {END}")
    picture = page.with_suffix(".svg")
    plot.draw(results, picture)
    plot.draw(results, page.with_name(f"{page.stem}-in-short.svg"), workloads=_IN_SHORT)
    shown = [
        summary(results),
        f"![CPU time of a send, for each library and workload]({picture.name})",
        tables(results, command),
    ]
    text = "\n\n".join([begin, *shown]) + "\n" + end
    page.write_text(before + text + after, encoding="utf-8")


def summary(results: Results) -> str:
    """Return the result in one sentence."""
    sends = next(each.timings for each in results.groups if each.group is SENDS)
    ours, theirs = (
        _enumeration(sends[workload][library.name] for workload in _SUMMARY)
        for library in (TURNSIGNAL, BLINKER)
    )
    return (
        f"On {results.python}, a send to 1, 5 and 50 functions takes {ours} times as long as"
        f" a bare loop that calls them, and blinker's takes {theirs} times as long."
    )


def _enumeration(timings: Iterable[Timing]) -> str:
    *first, last = [ratio_text(timing.ratio) for timing in timings]
    return f"{', '.join(first)} and {last}"
