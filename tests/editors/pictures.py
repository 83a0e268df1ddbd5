"""The pictures of the page: what an editor shows when a server has answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from textwrap import wrap
from typing import Final, NamedTuple

from tests.editors.answers import Answer, Completion, Definition, Hover
from tests.editors.question import Question
from tests.editors.questions import COMPLETIONS, HOVERS, SIGNATURES
from tests.editors.user_code import Place, UserCode
from tests.editors.window import Line, Window, draw, plain, python

FOLDER: Final = Path(__file__).parents[2] / "docs" / "editors"

#: Columns of a docstring, and of the type of a proposal.
PROSE: Final = 72
DETAIL: Final = 32


class Picture(NamedTuple):
    """A picture of the page.

    Attributes:
        name: The name of the file.
        title: What it says to those who cannot see it.
        server: The server that answers.
        question: What it is asked.
        shown: The beginnings of lines; the paragraphs that they begin are shown as well.
    """

    name: str
    title: str
    server: str
    question: Question
    shown: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where the picture is."""
        return FOLDER / f"{self.name}.svg"

    def drawn(self, code: UserCode, answer: Answer) -> str:
        """Draw the answer of the server into the code that it was asked about."""
        place = code.places[self.question.place]
        lines = code.lines
        if self.question.typed:
            lines = code.typed(place, closed=self.question.closed)
        starts = [*self.shown, code.lines[place.line]]
        indices = sorted({index for start in starts for index in _paragraph(code.lines, start)})
        return draw(
            Window(
                self.title,
                "shop.py",
                self.server,
                [index + 1 for index in indices],
                python("\n".join(lines[index] for index in indices)),
                indices.index(place.line),
                range(place.column, place.column) if self.question.typed else _word(lines, place),
                _box(answer),
                chosen=isinstance(answer, Completion),
            )
        )


def _paragraph(lines: Sequence[str], start: str) -> range:
    """Return the indices of the lines around one, up to the empty lines."""
    index = next(index for index, line in enumerate(lines) if line.startswith(start))
    before = sum(1 for _ in takewhile(bool, reversed(lines[:index])))
    after = sum(1 for _ in takewhile(bool, lines[index:]))
    return range(index - before, index + after)


def _word(lines: Sequence[str], place: Place) -> range:
    """Return the columns of the word at a place."""
    words = re.finditer(r"\w+", lines[place.line])
    return next(range(*word.span()) for word in words if word.end() > place.column)


def _box(answer: Answer) -> list[Line]:
    """Return the lines of the box in which an editor shows an answer."""
    assert str(answer), "there is nothing to show"
    if isinstance(answer, Completion):
        widest = max(len(each.label) for each in answer.proposals)
        return [
            Line(
                (
                    ("plain", each.label.ljust(widest + 3)),
                    ("faint", each.detail if len(each.detail) <= DETAIL else "…"),
                )
            )
            for each in answer.proposals
        ]
    assert not isinstance(answer, Definition)
    code = answer.code if isinstance(answer, Hover) else answer.signatures[0]
    prose = answer.prose.split("\n\n")
    box = python(code)
    for paragraph in filter(None, prose):
        box += [plain(""), *(plain(each) for each in wrap(paragraph, PROSE))]
    return box


PICTURES: Final = (
    Picture(
        "payload-keys",
        "The keys of the payload, proposed in a receiver",
        "pyright",
        COMPLETIONS[0],
        ("class OrderPlaced", "order_placed = "),
    ),
    Picture(
        "send-keys",
        "The keys of the payload, proposed in a send",
        "basedpyright",
        COMPLETIONS[2],
        ("class OrderPlaced", "order_placed = "),
    ),
    Picture(
        "define-keys",
        "The keys of the payload, proposed in a send of a signal that a function declares",
        "ty",
        COMPLETIONS[4],
        ("@define",),
    ),
    Picture(
        "send-hover",
        "The signature of send, with the keys, and its docstring",
        "pyright",
        HOVERS[3],
        ("class OrderPlaced", "order_placed = "),
    ),
    Picture(
        "receiver-hover",
        "The signature and the docstring of a connected receiver",
        "pyrefly",
        HOVERS[7],
        ("def send_receipt",),
    ),
    Picture(
        "send-signature",
        "The signature of the send that is being typed",
        "zuban",
        SIGNATURES[0],
    ),
)
