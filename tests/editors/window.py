"""Draws the window of an editor as an SVG picture.

A picture has the colours of the reader's system, light or dark, and needs no particular font:
every piece of text is told how wide to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final, NamedTuple

from pygments.lexers import get_lexer_by_name
from pygments.token import Token, is_token_subtype

SIZE: Final = 14
ADVANCE: Final = 8.43
LEADING: Final = 21
MARGIN: Final = 14
TITLE_BAR: Final = 36

#: Light and dark, by the class of an element. Those of the second group are text.
COLOURS: Final = {
    "window": ("#ffffff", "#1f2430"),
    "bar": ("#eef0f3", "#2a303d"),
    "dot": ("#c4cad3", "#4b5364"),
    "edge": ("#d0d7de", "#3d4657"),
    "box": ("#f6f8fa", "#2a303d"),
    "first": ("#d7e8fb", "#34507a"),
    "cursor": ("#0969da", "#8ab4f8"),
}
INKS: Final = {
    "plain": ("#24292f", "#d8dee9"),
    "faint": ("#6e7781", "#8b96a8"),
    "keyword": ("#a626a4", "#d8a0f0"),
    "string": ("#116329", "#a5d6a7"),
    "name": ("#8250df", "#82b1ff"),
    "type": ("#953800", "#f2c078"),
}

#: The class of a token of Pygments; the first that fits.
TOKENS: Final = (
    (Token.Comment, "faint"),
    (Token.Literal.String, "string"),
    (Token.Keyword, "keyword"),
    (Token.Operator.Word, "keyword"),
    (Token.Name.Function, "name"),
    (Token.Name.Decorator, "name"),
    (Token.Name.Class, "type"),
    (Token.Name.Builtin, "type"),
)

Run = tuple[str, str]


class Line(NamedTuple):
    """A line of text: pieces of it, each with the class of its ink."""

    runs: tuple[Run, ...]

    @property
    def length(self) -> int:
        """How many columns the line takes."""
        return sum(len(text) for _, text in self.runs)


class Window(NamedTuple):
    """What a picture shows.

    Attributes:
        title: What the picture says to those who cannot see it.
        file: The name in the title bar.
        server: The name of the server that answered.
        numbers: The line numbers; where they jump, lines are left out.
        code: The lines of code.
        row: The index of the line of them that the reader looks at.
        columns: The columns of the word below the mouse; where nothing is between them, the
            cursor stands there.
        box: The lines of the box that the editor opens below.
        chosen: Whether the first of them is the choice of a list.
    """

    title: str
    file: str
    server: str
    numbers: Sequence[int]
    code: Sequence[Line]
    row: int
    columns: range
    box: Sequence[Line]
    chosen: bool = False


def plain(text: str, ink: str = "plain") -> Line:
    """Return a line in one ink."""
    return Line(((ink, text),))


def python(text: str) -> list[Line]:
    """Return lines of Python in the inks of their tokens."""
    lines: list[list[Run]] = [[]]
    for kind, value in get_lexer_by_name("python", stripnl=False).get_tokens(text):
        ink = next((ink for token, ink in TOKENS if is_token_subtype(kind, token)), "plain")
        first, *others = value.split("\n")
        lines[-1].append((ink, first))
        lines.extend([(ink, each)] for each in others)
    return [Line(tuple(run for run in line if run[1])) for line in lines[:-1]]


def draw(window: Window) -> str:
    """Return the picture as SVG."""
    gutter = (len(str(max(window.numbers))) + 1) * ADVANCE
    left = MARGIN + gutter
    word_x = left + window.columns.start * ADVANCE
    rows = _rows(window.numbers)
    top = TITLE_BAR + MARGIN
    row_y = top + rows[window.row] * LEADING
    box_y = row_y + LEADING + 3
    box_width = max(line.length for line in window.box) * ADVANCE + 2 * MARGIN
    box_height = len(window.box) * LEADING + 12
    widest = max(left + max(line.length for line in window.code) * ADVANCE, 30 * ADVANCE)
    # As in an editor, a box that does not fit moves to the left.
    box_x = max(min(word_x - MARGIN, widest - box_width), left)
    width = max(widest, box_x + box_width) + MARGIN
    height = max(top + (rows[-1] + 1) * LEADING, box_y + box_height) + MARGIN
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
        f"<title>{escape(window.title)}</title>",
        f"<style>{_style()}</style>",
        _rectangle("window edged", 0.5, 0.5, width - 1, height - 1, 8),
        _rectangle("bar", 1, 1, width - 2, TITLE_BAR, 7.5),
        _rectangle("window", 1, TITLE_BAR - 8, width - 2, 10, 0),
        *(f'<circle class="dot" cx="{18 + 18 * index}" cy="18" r="5"/>' for index in range(3)),
        _text(plain(window.file), 80, 23),
        _text(
            plain(window.server, "faint"),
            width - MARGIN - len(window.server) * ADVANCE,
            23,
        ),
    ]
    if window.columns:
        word = _rectangle("first", word_x, row_y, len(window.columns) * ADVANCE, LEADING, 3)
        parts.append(word)
    for number, line, index in zip(window.numbers, window.code, rows, strict=True):
        baseline = top + index * LEADING + 15
        label = plain(str(number), "faint")
        parts.append(_text(label, left - (label.length + 1) * ADVANCE, baseline))
        parts.append(_text(line, left, baseline))
    if not window.columns:
        parts.append(_rectangle("cursor", word_x - 1, row_y + 1, 2, LEADING - 3, 0))
    parts.append(_rectangle("box edged", box_x, box_y, box_width, box_height, 5))
    if window.chosen:
        parts.append(_rectangle("first", box_x + 4, box_y + 5, box_width - 8, LEADING, 3))
    for index, line in enumerate(window.box):
        parts.append(_text(line, box_x + MARGIN, box_y + index * LEADING + 20))
    return "\n".join([*filter(None, parts), "</svg>", ""])


def _rows(numbers: Sequence[int]) -> list[int]:
    """Return the row of each line; a line is left empty where numbers jump."""
    rows = [0]
    for before, number in pairwise(numbers):
        rows.append(rows[-1] + (1 if number == before + 1 else 2))
    return rows


def _rectangle(name: str, x: float, y: float, width: float, height: float, radius: float) -> str:
    return (
        f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}"'
        f' height="{height:.1f}" rx="{radius}"/>'
    )


def _text(line: Line, x: float, y: float) -> str:
    """Draw the words of a line, each where a monospaced font would have it."""
    return "".join(_words(line.runs, x, y))


def _words(runs: Iterable[Run], x: float, y: float) -> Iterator[str]:
    column = 0
    for ink, text in runs:
        indent = len(text) - len(text.lstrip())
        if shown := text.strip():
            yield (
                f'<text class="{ink}" x="{x + (column + indent) * ADVANCE:.1f}" y="{y:.1f}"'
                f' textLength="{len(shown) * ADVANCE:.1f}">{escape(shown, quote=False)}</text>'
            )
        column += len(text)


def _style() -> str:
    families = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace"
    light, dark = (
        "".join(
            [
                f".edged{{stroke:{COLOURS['edge'][theme]}}}",
                *(f".{name}{{fill:{each[theme]}}}" for name, each in (COLOURS | INKS).items()),
            ]
        )
        for theme in (0, 1)
    )
    return (
        f"text{{font:{SIZE}px {families};white-space:pre}}{light}"
        f"@media(prefers-color-scheme:dark){{{dark}}}"
    )
