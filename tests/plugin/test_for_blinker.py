"""Cases for blinker's signals have blinker's signals, each statement in its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugin.for_blinker import for_blinker

PLUGIN_CASES = Path(__file__).parent / "cases"
FACE_CASES = Path(__file__).parents[1] / "typed_face" / "cases"
CASES = sorted([*PLUGIN_CASES.glob("*.py"), *FACE_CASES.glob("*.py")])


def test_what_blinker_has_comes_from_blinker_and_is_declared_by_annotation() -> None:
    text = """\
from turnsignal import ANY, Signal, define
placed = Signal[Shop, OrderPlaced]("An order was placed.")
bare = Signal()
"""
    assert (
        for_blinker(text)
        == """\
from blinker import ANY, Signal; from turnsignal import define
placed: Signal[Shop, OrderPlaced] = Signal("An order was placed.")
bare = Signal()
"""
    )


def test_an_import_over_several_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="in one line"):
        for_blinker("from turnsignal import (\n    Signal,\n)\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}-{case.stem}")
def test_no_signal_of_turnsignal_is_left(case: Path) -> None:
    text = case.read_text()
    assert not re.search(
        r"^from turnsignal import .*\b(Named)?Signal\b", for_blinker(text), re.MULTILINE
    )
    assert for_blinker(text).count("\n") == text.count("\n")
