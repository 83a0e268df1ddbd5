from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.conftest import EXAMPLES, edit


def run_demo(examples: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(examples / "demo.py")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(name="demo", scope="module")
def demo_as_it_is() -> subprocess.CompletedProcess[str]:
    return run_demo(EXAMPLES)


@pytest.fixture(name="sections")
def sections_of_the_demo(demo: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Return what the demo shows of each module with a mistake."""
    parts = re.split(r"^\d\.\d+ +(\w+)\.py$", demo.stdout, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_demo_succeeds(demo: subprocess.CompletedProcess[str]) -> None:
    assert demo.stderr == ""
    assert demo.returncode == 0, demo.stdout


def test_the_demo_shows_the_shop_and_that_it_is_clean(
    demo: subprocess.CompletedProcess[str],
) -> None:
    assert "receipt   order 1 for Ada" in demo.stdout
    assert "Success: no issues found" in demo.stdout


def test_the_demo_shows_each_mistake_with_its_message_and_its_exception(
    sections: dict[str, str], examples: Path
) -> None:
    shop = importlib.import_module("shop_with_mistakes")
    assert list(sections) == [*shop.PARTS, shop.SILENT_PART]
    for part in shop.PARTS:
        section = sections[part]
        assert re.search(rf"^    {part}\.py:\d+: error: ", section, re.MULTILINE), part
        assert re.search(r"\[(signal-receiver|signal-send|arg-type)\]$", section, re.MULTILINE), (
            part
        )
        assert re.search(r"^    TypeError: ", section, re.MULTILINE), part


def test_the_demo_shows_the_receiver_that_is_never_called(sections: dict[str, str]) -> None:
    assert "[signal-weak]" in sections["guestbook"]
    assert "guestbook: []" in sections["guestbook"]


def test_the_demo_sums_up_how_many_mistakes_were_found(
    demo: subprocess.CompletedProcess[str], examples: Path
) -> None:
    count = len(importlib.import_module("shop_with_mistakes").PARTS)
    assert f"mypy found all {count} mistakes" in demo.stdout


def test_no_line_of_the_demo_is_long(demo: subprocess.CompletedProcess[str]) -> None:
    assert [line for line in demo.stdout.splitlines() if len(line) >= 100] == []


def test_the_demo_fails_when_something_is_not_as_claimed(tmp_path: Path) -> None:
    examples = tmp_path / "examples"
    shutil.copytree(EXAMPLES, examples, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    edit(examples / "shop" / "loyalty.py", "sender: Flagship", "sender: int")
    edit(examples / "shop_with_mistakes" / "receipts.py", "amount", "total")
    edit(examples / "shop_with_mistakes" / "ledger.py", "total: float", "total: bytes")
    edit(examples / "shop_with_mistakes" / "guestbook.py", ")\n\n\n", ", weak=False)\n\n\n")
    demo = run_demo(examples)
    assert demo.returncode == 1
    _, _, summary = demo.stdout.rpartition("Summary\n")
    assert "mypy has objections to the shop" in summary
    assert "mypy finds nothing in receipts.py" in summary
    assert re.search(r"ledger\.py:\d+ should be free of mistakes: ", summary)
    assert "the receiver in guestbook.py is called after all" in summary
    assert "mypy found all" not in summary
