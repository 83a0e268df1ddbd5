"""The pages about blinker, Flask and moving show what happens."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.applications.__main__ import listed_mistakes
from tests.applications.findings import known_findings
from tests.applications.projects import PROJECTS
from tests.docs.pages import ROOT, all_blocks, blocks, mypy
from tests.stubs.flask_stub import declared

BLINKER = ROOT / "docs" / "blinker.md"
FLASK = ROOT / "docs" / "flask.md"
MOVING = ROOT / "docs" / "moving-from-blinker.md"

UNTYPED = "[[tool.mypy.overrides]]\nmodule = 'flask_login'\nignore_missing_imports = true\n"


def run(program: str, folder: Path) -> str:
    """Run a program in a folder, and return what it prints."""
    completed = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    return completed.stdout


@pytest.mark.parametrize("page", [BLINKER, FLASK], ids=lambda page: page.stem)
def test_mypy_says_of_the_first_example_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    code, messages, *_ = all_blocks(page)
    said = mypy(code.text, tmp_path)
    assert [re.sub(r"^shop\.py:\d+: ", "", line) for line in said] == messages.text.splitlines()


def test_a_class_of_blinkers_signals_is_declared_as_the_page_says(tmp_path: Path) -> None:
    example, class_of_signals, _ = blocks(BLINKER, "python")
    declaration = example.partition("@order_placed")[0].replace(
        "TypedDict", "TYPE_CHECKING, TypedDict", 1
    )
    code = declaration + class_of_signals
    assert mypy(code, tmp_path) == []
    wrong = "\nRecordedSignal().send(Shop(), order_id=1)\n"
    assert "Missing payload key" in "\n".join(mypy(code + wrong, tmp_path))
    run(code, tmp_path)


def test_signals_of_other_libraries_are_declared_as_the_page_says(tmp_path: Path) -> None:
    *_, code = blocks(BLINKER, "python")
    assert mypy(code, tmp_path, UNTYPED) == []
    wrong = "\nuser_logged_in.send(Flask(__name__))\n"
    assert "Missing payload key" in "\n".join(mypy(code + wrong, tmp_path, UNTYPED))
    run(code, tmp_path)


def test_blinkers_signals_cannot_be_subscripted_as_the_page_says(tmp_path: Path) -> None:
    program = (
        "import blinker\ntry:\n    blinker.Signal[int, str]\nexcept TypeError:\n    print('raises')"
    )
    assert run(program, tmp_path) == "raises\n"


def test_the_page_tells_how_much_was_found_in_real_projects() -> None:
    rows = re.findall(r"^\| Flask-Security .*\| (\d+) places", BLINKER.read_text(), re.MULTILINE)
    assert rows == [str(len(known_findings(PROJECTS["flask_security"])))]
    listed = listed_mistakes(PROJECTS["flask_security"])
    assert listed
    assert len(listed.mistakes) == 50
    assert f"mypy finds {listed.found['mypy']}:" in BLINKER.read_text()
    assert f"pyright finds {listed.found['pyright']}:" in BLINKER.read_text()


def test_a_payload_of_flask_is_unpacked_as_the_page_says(tmp_path: Path) -> None:
    *_, code = blocks(FLASK, "python")
    assert mypy(code, tmp_path) == []
    assert mypy(code.replace('"template"', '"templates"'), tmp_path) != []
    run(code, tmp_path)


def test_the_page_has_every_signal_of_flask_with_its_keys() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|(.*)\|$", FLASK.read_text(), re.MULTILINE)
    shown = {signal: re.findall(r"`(\w+): ", keys) for signal, _, keys in rows}
    assert shown == {name: [*signal.types] for name, signal in declared().items()}


def test_turnsignal_takes_blinkers_place_as_the_page_shows(tmp_path: Path) -> None:
    example, for_everybody = blocks(MOVING, "python")
    assert run(example, tmp_path) == "receipt for order 1\n"
    assert run(example.replace("turnsignal as ", ""), tmp_path) == "receipt for order 1\n"
    whose = "\nimport flask\nprint(isinstance(flask.request_started, turnsignal.Signal))"
    assert run(for_everybody + whose, tmp_path) == "True\n"
    assert run(f"import turnsignal\n{whose}", tmp_path) == "False\n"
