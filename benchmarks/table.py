"""The results as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import quantiles

from benchmarks import memory
from benchmarks.measuring import Timing
from benchmarks.results import Results, TimedGroup

#: What stands where a library has nothing to measure.
NOTHING = "\N{EN DASH}"


def tables(results: Results, command: str) -> str:
    """Return a table of each group, and what they were measured with.

    Args:
        results: What was measured.
        command: The command that measured it.
    """
    names = list(results.versions)
    parts = [_timings_table(each, names) for each in results.groups]
    if results.sizes:
        parts.append(_sizes_table(results.sizes, names))
    parts.append(_colophon(results, command))
    return "\n".join(parts)


def ratio_text(ratio: float) -> str:
    """Return a ratio with about three digits."""
    if ratio < 10:
        return f"{ratio:.2f}"
    return f"{ratio:.1f}" if ratio < 100 else f"{ratio:,.0f}"


def _timings_table(timed: TimedGroup, names: list[str]) -> str:
    rows: list[list[str]] = []
    for workload, timings in timed.timings.items():
        cells = [ratio_text(timings[name].ratio) if name in timings else NOTHING for name in names]
        scale = next((each.reference_nanoseconds for each in timings.values()), None)
        rows.append([workload, *cells, NOTHING if scale is None else f"{scale:,.0f}"])
    header = [timed.group.title.lower(), *names, timed.group.scale]
    return _section(timed.group.title, timed.group.unit, [header, *rows])


def _sizes_table(sizes: dict[str, dict[str, int]], names: list[str]) -> str:
    rows = [
        [workload, *(f"{found[name]:,}" if name in found else NOTHING for name in names)]
        for workload, found in sizes.items()
    ]
    unit = "Bytes that a connection adds to a signal; the receiver is not counted."
    return _section(memory.TITLE, unit, [["connection", *names], *rows])


def _section(title: str, unit: str, rows: list[list[str]]) -> str:
    header, *body = rows
    rule = ["---", *("---:" for _ in header[1:])]
    lines = [f"| {' | '.join(row)} |" for row in (header, rule, *body)]
    return "\n".join([f"## {title}", "", unit, "", *lines, ""])


def _colophon(results: Results, command: str) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    lines = [f"{results.python}, {results.machine}; {versions}.", f"Measured by `{command}`."]
    spreads = _spreads(each for group in results.groups for each in group.timings.values())
    if len(spreads) > 1:
        lines.append(
            f"Of {results.rounds} rounds, the middle half agrees within"
            f" {quantiles(spreads, n=10, method='inclusive')[-1]:.0%} in nine of ten ratios, and"
            f" within {max(spreads):.0%} in all."
        )
    return " ".join(lines) + "\n"


def _spreads(timings: Iterable[dict[str, Timing]]) -> list[float]:
    """Return the interquartile range of each ratio, as a part of the ratio."""
    return [
        (each.quartiles[1] - each.quartiles[0]) / each.ratio
        for row in timings
        for each in row.values()
    ]
