"""What was measured, as Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles

from benchmarks.plugin.checked_calls import Cost
from benchmarks.plugin.cold_runs import PLUGINS


def runs_table(files: int, seconds: dict[str, list[float]]) -> str:
    """Return the table of the cold runs.

    Args:
        files: How many files were checked.
        seconds: The CPU seconds that each round took with each plugin.
    """
    _, reference, _ = PLUGINS
    least = min(seconds[reference])
    compared = f"to the {reference}'s"
    rows = [["cold run", "least", "median", "most", f"least, {compared}", f"round, {compared}"]]
    for name, taken in seconds.items():
        shown = [f"{value:.2f}" for value in (min(taken), median(taken), max(taken))]
        in_rounds = [one / other for one, other in zip(taken, seconds[reference], strict=True)]
        rows.append([name, *shown, f"{min(taken) / least - 1:+.1%}", _middle_half(in_rounds)])
    rounds = len(seconds[reference])
    unit = (
        f"CPU seconds of mypy over {files} files without signals. Rounds: {rounds}. They are"
        " compared by the least of all, and by the median of the ratios within each round, with"
        " the middle half of these."
    )
    return _section("Without signals", unit, rows)


def calls_table(costs: dict[int, list[Cost]]) -> str:
    """Return the table of the generated projects.

    Args:
        costs: What each round took with each number of signals.
    """
    rows = [
        [
            "signals",
            "modules",
            "receivers",
            "sends",
            "\N{MICRO SIGN}s a receiver",
            "\N{MICRO SIGN}s a send",
            "\N{MICRO SIGN}s a call",
            "s of mypy",
        ]
    ]
    for signals, rounds in costs.items():
        project = rounds[0].project
        rows.append(
            [
                str(signals),
                str(project.modules),
                str(project.receivers),
                str(project.sends),
                f"{min(cost.connecting_microseconds for cost in rounds):.1f}",
                f"{min(cost.sending_microseconds for cost in rounds):.1f}",
                _with_most([cost.call_microseconds for cost in rounds]),
                f"{min(cost.cpu_seconds for cost in rounds):.2f}",
            ]
        )
    unit = (
        "CPU time that the plugin takes for each receiver, each send, and each of either with its"
        " share of the declarations, and CPU time of the whole run: the least of all rounds."
    )
    return _section("With signals", unit, rows)


def _middle_half(ratios: Sequence[float]) -> str:
    first, _, third = quantiles(ratios, n=4) if len(ratios) > 1 else [*ratios] * 3
    return f"{median(ratios) - 1:+.1%} ({first - 1:+.1%} to {third - 1:+.1%})"


def _with_most(values: Sequence[float]) -> str:
    return f"{min(values):.1f} (at most {max(values):.1f})"


def _section(title: str, unit: str, rows: list[list[str]]) -> str:
    header, *body = rows
    rule = ["---", *("---:" for _ in header[1:])]
    lines = [f"| {' | '.join(row)} |" for row in (header, rule, *body)]
    return "\n".join([f"## {title}", "", unit, "", *lines, ""])
