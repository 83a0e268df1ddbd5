"""The carets in the user's code mark what they seem to mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.questions import QUESTIONS
from tests.editors.user_code import Place, closing, read


def test_a_caret_marks_the_place_above_it(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text('"""A module."""\n\nsend(shop)\n#    ^ sender\nsend(1)\n# ^ again\n')
    code = read(path)
    assert code.lines == ("send(shop)", "send(1)")
    assert code.places == {"sender": Place(0, 5), "again": Place(1, 2)}
    assert code.text == "send(shop)\nsend(1)\n"


def test_a_line_is_typed_up_to_the_place(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text('"""A module."""\n\nsend(shop)\n#    ^ sender\nsend(1)\n')
    code = read(path)
    assert code.typed(code.places["sender"], closed=False) == ("send(", "send(1)")
    assert code.typed(code.places["sender"], closed=True) == ("send()", "send(1)")


@pytest.mark.parametrize(
    ("typed", "closed"),
    [
        ("send(shop, ", ")"),
        ('log("order %s", payload["', '"])'),
        ('log("(", ', ")"),
        ("send(shop)", ""),
    ],
)
def test_an_editor_closes_what_is_open(typed: str, closed: str) -> None:
    assert closing(typed) == closed


def test_every_place_is_asked_about() -> None:
    asked = {question.place for questions in QUESTIONS.values() for question in questions}
    assert asked == read().places.keys()
