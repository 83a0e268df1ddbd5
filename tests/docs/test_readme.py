"""What the README and the documentation show is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import README, ROOT, blocks, mypy


def output_shown(command: str) -> list[str]:
    """Return what the README says that a command prints, each line whole again.

    The README wraps them: it is read where long lines are cut off.
    """
    [shown] = [text for text in blocks(README, "console") if text.startswith(f"$ {command}\n")]
    return re.sub(r"\n    ", " ", shown).splitlines()[1:]


def test_mypy_says_of_the_first_example_what_the_readme_shows(tmp_path: Path) -> None:
    example, *_ = blocks(README, "python")
    found = mypy(example, tmp_path)
    errors = sum(": error: " in line for line in found)
    summary = f"Found {errors} errors in 1 file (checked 1 source file)"
    assert [*found, summary] == output_shown("mypy shop.py")


def test_the_audit_says_of_code_for_blinker_what_the_readme_shows(tmp_path: Path) -> None:
    _, undeclared, *_ = blocks(README, "python")
    (tmp_path / "shop.py").write_text(undeclared)
    program = [sys.executable, "-m", "turnsignal", "audit", "shop.py"]
    audit = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    first, *_ = audit.stdout.splitlines()
    assert [first, "..."] == output_shown("turnsignal audit shop.py")


def test_the_first_example_fails_as_the_readme_says() -> None:
    example, *_ = blocks(README, "python")
    with pytest.raises(TypeError, match="amount"):
        exec(example, {"__name__": "shop"})  # noqa: S102  # our own README
    corrected = example.replace("amount", "total")
    with pytest.raises(TypeError, match="total"):
        exec(corrected, {"__name__": "shop"})  # noqa: S102
    exec(corrected.replace("order_id=1", "order_id=1, total=1.0"), {"__name__": "shop"})  # noqa: S102


def test_every_declaration_in_the_readme_is_accepted(tmp_path: Path) -> None:
    example, _undeclared, *declarations, _captured = blocks(README, "python")
    types = example.partition("order_placed =")[0]
    imports = "from turnsignal import NamedSignal, define, signal\n"
    assert len(declarations) == 3
    for declaration in declarations:
        assert mypy(imports + types + declaration, tmp_path) == []


def test_the_test_in_the_readme_passes() -> None:
    example, *_, captured = blocks(README, "python")
    before = example.partition("@order_placed")[0]
    checkout = """
from turnsignal.testing import capture
def checkout(shop: Shop) -> None:
    order_placed.send(shop, order_id=1, total=9.99)
shop = Shop()
"""
    exec(f"{before}{checkout}{captured}", {"__name__": "shop"})  # noqa: S102


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]))
def test_links_to_files_hold(page: Path) -> None:
    for target in re.findall(r"\]\(([\w./-]+)\)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
