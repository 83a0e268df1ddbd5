"""Each trick of the typed face is needed by the checkers that are named."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import turnsignal
from tests.typed_face.bare_tricks import BARE_TRICKS
from tests.typed_face.checkers import CHECKERS, LARGE, files, write_project
from tests.typed_face.tricks import READERS, TRICKS, Trick

PACKAGE = Path(turnsignal.__file__).parent
CASES = {path.name: path.read_text() for path in files() if path.name not in LARGE}

#: The file and line of each report.
Places = set[tuple[str, int]]


def copied(folder: Path) -> Path:
    """Copy turnsignal into a folder of its own."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(PACKAGE, folder / "turnsignal", ignore=ignored))


def reported(checkers: Iterable[str], package: Path) -> dict[str, Places]:
    """Run checkers over the cases with a copy of turnsignal, and return what each reports."""
    folder = package.parent / "project"
    folder.mkdir()
    project = write_project(folder, CASES)

    def places(checker: str) -> tuple[str, Places]:
        return checker, {(r.file, r.line) for r in CHECKERS[checker](project) if r.file in CASES}

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor() as threads:
        # Each checker looks into one of the two before it looks for what is installed.
        patch.setenv("PYTHONPATH", str(package.parent))
        patch.setenv("MYPYPATH", str(package.parent))
        return dict(threads.map(places, checkers))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Places]:
    """Return what each checker reports with a copy that is not changed."""
    checkers = {checker for readers in READERS.values() for checker in readers}
    return reported(checkers, copied(tmp_path_factory.mktemp("unchanged")))


@pytest.mark.parametrize(
    "trick", [*TRICKS, *BARE_TRICKS], ids=lambda trick: f"{Path(trick.file).stem}: {trick.name}"
)
def test_a_trick_is_needed_by_the_checkers_that_are_named(
    trick: Trick, usual: dict[str, Places], tmp_path: Path
) -> None:
    path = copied(tmp_path) / trick.file
    text = path.read_text()
    for old in trick.changes:
        found = text.count(old)
        assert found == 1, f"{trick.file} has {found} times, not once; correct the list:\n{old}"
    # All at once, since a replacement may contain what another one replaces.
    pattern = "|".join(re.escape(old) for old in trick.changes)
    path.write_text(re.sub(pattern, lambda found: trick.changes[found[0]], text))

    places = reported(trick.needed_by, tmp_path / PACKAGE.name)
    needless = [checker for checker in trick.needed_by if places[checker] == usual[checker]]
    assert not needless, (
        f"{', '.join(needless)} no longer needs this trick: take it out of the face if nobody"
        " needs it, and out of the list; or add a case that shows what it is for"
    )


@pytest.mark.parametrize("checker", ["plugin", "mypy", "zuban"])
def test_a_checker_that_can_be_told_by_its_name_reads_no_other_face(
    checker: str, usual: dict[str, Places], tmp_path: Path
) -> None:
    package = copied(tmp_path)
    others = [file for file, readers in READERS.items() if checker not in readers]
    if checker == "mypy":
        others.remove("_faces/mypy_plugin.pyi")  # mypy does not know whether to read it
    for file in others:
        (package / file).write_text("This is no Python.")
    assert reported([checker], package)[checker] == usual[checker]


def test_every_face_is_known() -> None:
    faces = {f"_faces/{path.name}" for path in PACKAGE.glob("_faces/*.pyi")} - {
        "_faces/__init__.pyi"
    }
    assert {"_typing.pyi", *faces} == READERS.keys()
