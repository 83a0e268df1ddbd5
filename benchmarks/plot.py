"""The sends as a picture."""

# matplotlib does not say what its keywords are.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measuring import Timing
from benchmarks.results import Results
from benchmarks.workloads import ASYNC_SENDS, SENDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: The colours and shapes of the libraries, which stay apart for the colour-blind as well
#: (Okabe and Ito's palette).
_STYLES = {
    "turnsignal": ("#0072B2", "o"),
    "blinker": ("#D55E00", "s"),
    "psygnal": ("#009E73", "^"),
    "PyDispatcher": ("#CC79A7", "D"),
    "Django": ("#8A6D00", "v"),
}

#: How much lower each library stands than the one before it, so that none hides another.
_DODGE = 0.07

#: Stands for the ink, which depends on the colours of the reader's system, light or dark.
_INK = "#333333"
_INKS = "svg{color:#333333}@media(prefers-color-scheme:dark){svg{color:#d0d0d0}}"

#: Inches. On a telephone, a picture that is wider cannot be read.
_WIDTH = 5
_ROW = 0.24

#: Characters of a line of a label.
_LABEL = 28

#: Where the ticks are, as far as the results reach.
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class _Row(NamedTuple):
    """A workload, its height in the picture, and what the libraries took for it."""

    workload: str
    height: float
    timings: dict[str, Timing]


def has_sends(results: Results) -> bool:
    """Return whether there is anything to draw."""
    return bool(_rows(results, ()))


def draw(results: Results, file: Path, *, workloads: Sequence[str] = ()) -> None:
    """Draw how long the libraries take for sends, as SVG that differs only if they do.

    Args:
        results: What was measured.
        file: The file to write.
        workloads: The sends to draw, by default all.
    """
    # Only who wants a picture needs it.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    rows = _rows(results, workloads)
    names = list(results.versions)
    with rc_context({"svg.hashsalt": "turnsignal", "font.family": "DejaVu Sans", "font.size": 10}):
        figure = Figure(figsize=(_WIDTH, 1.6 - _ROW * rows[-1].height), layout="constrained")
        axes = figure.subplots()
        for name in reversed(names):  # so that the first one is on top
            _draw_library(axes, name, rows)
        _draw_frame(axes, rows)
        handles, labels = axes.get_legend_handles_labels()
        figure.legend(
            handles[::-1],
            labels[::-1],
            loc="outside upper center",
            ncols=3,
            frameon=False,
            labelcolor=_INK,
            handletextpad=0.2,
            columnspacing=1.5,
        )
        drawn = StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None}, transparent=True)
    file.write_text(_in_the_readers_colours(drawn.getvalue()), encoding="utf-8")


def _in_the_readers_colours(picture: str) -> str:
    style = '<style type="text/css">'
    return picture.replace(_INK, "currentColor").replace(style, style + _INKS, 1)


def _rows(results: Results, workloads: Sequence[str]) -> list[_Row]:
    """Return the sends from top to bottom."""
    rows: list[_Row] = []
    height = 0.0
    for timed in results.groups:
        if timed.group.title not in {SENDS.title, ASYNC_SENDS.title}:
            continue
        for workload, timings in timed.timings.items():
            if workloads and workload not in workloads:
                continue
            # The rows of one kind stay together.
            height -= 1.6 if rows and workload.startswith("1 ") else 1.0
            rows.append(_Row(workload, height, timings))
    return rows


def _draw_library(axes: Axes, name: str, rows: Sequence[_Row]) -> None:
    colour, marker = _STYLES[name]
    lower = _DODGE * (list(_STYLES).index(name) - len(_STYLES) // 2)
    points = [(row.timings[name].ratio, row.height - lower) for row in rows if name in row.timings]
    axes.plot(
        [ratio for ratio, _ in points],
        [height for _, height in points],
        linestyle="none",
        marker=marker,
        markersize=8,
        color=colour,
        markeredgewidth=0,
        label=name,
        zorder=3,
        clip_on=False,
    )


def _draw_frame(axes: Axes, rows: Sequence[_Row]) -> None:
    largest = max(timing.ratio for row in rows for timing in row.timings.values())
    smallest = min(timing.ratio for row in rows for timing in row.timings.values())
    axes.set_xscale("log")
    axes.set_xlim(min(0.9, smallest * 0.95), largest * 1.08)
    ticks = [tick for tick in _TICKS if tick <= largest]
    axes.set_xticks(ticks, [str(tick) for tick in ticks])
    axes.set_xticks([], minor=True)
    axes.set_xlabel("CPU time of a send, a bare loop = 1\n(log scale; left is faster)")
    axes.set_ylim(rows[-1].height - 0.7, rows[0].height + 0.7)
    labels = [fill(row.workload, _LABEL) for row in rows]
    axes.set_yticks([row.height for row in rows], labels)
    axes.tick_params(length=0, colors=_INK, labelcolor=_INK)
    axes.xaxis.label.set_color(_INK)
    axes.grid(color=_INK, alpha=0.2, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.axvline(1, color=_INK, linewidth=1)
    axes.spines[:].set_visible(False)
