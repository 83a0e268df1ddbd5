"""What the pages show is what happens, and mypy accepts their code unless they say otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.executable import PAGES, Block, Result, blocks_of, check_types, is_executable, run
from tests.docs.pages import ROOT

#: Pages that other tests run, as their blocks are about one shop.
TESTED_OTHERWISE = {
    "benchmarks",  # tell how to run the benchmarks, which take minutes
    "blinker",
    "flask",
    "moving-from-blinker",
    "mypy-plugin",
    "testing",
    "type-checkers",
}


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Result]:
    return check_types(PAGES, tmp_path_factory.mktemp("types"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_shows_what_happens(page: Path, tmp_path: Path) -> None:
    assert run(page, tmp_path).explanation == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_shows_what_mypy_says(page: Path, types: dict[Path, Result]) -> None:
    assert types[page].explanation == ""


def test_every_page_with_code_is_run() -> None:
    with_code = {
        page.stem
        for page in (ROOT / "docs").rglob("*.md")
        if re.search(r"^```(python|console)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        and not is_executable(page)
    }
    assert with_code - {"answers"} == TESTED_OTHERWISE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_reader_sees_which_file_a_block_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    end_of_last = 0
    for block in blocks_of(page):
        begin, end = block.span
        # The comment that names the file is for the tests.
        read = re.sub(r"<!--.*?-->", "", text[end_of_last:begin], flags=re.DOTALL)
        assert block.comment != "file" or f"`{block.about}`" in read
        end_of_last = end


def test_a_page_that_shows_something_else_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```python\nprint(1)\n```\n\n```text\n2\n```\n\n```python\nx: int = ''\n```\n"
        "```console\n$ echo 1\n2\n```\n"
    )
    folder, types = tmp_path / "folder", tmp_path / "types"
    folder.mkdir()
    types.mkdir()

    shown = [happened for _, happened in run(page, folder).shown]
    assert shown == ["1\n", "$ echo 1\n1\n"]
    [problem] = check_types([page], types)[page].problems
    assert "Incompatible types in assignment" in problem
    assert isinstance(run(page, folder).shown[0][0], Block)
