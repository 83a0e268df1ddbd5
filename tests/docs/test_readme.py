"""What the README and the documentation show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import README, ROOT, blocks, mypy


def test_mypy_says_of_the_first_example_what_the_readme_shows(tmp_path: Path) -> None:
    example, *_ = blocks(README, "python")
    shown, *_ = blocks(README, "console")
    command, *expected = shown.splitlines()
    assert command == "$ mypy shop.py"
    assert mypy(example, tmp_path) == expected


def test_the_first_example_fails_as_the_readme_says() -> None:
    example, *_ = blocks(README, "python")
    with pytest.raises(TypeError, match="amount"):
        exec(example, {"__name__": "shop"})  # noqa: S102  # our own README
    corrected = example.replace("amount", "total")
    with pytest.raises(TypeError, match="total"):
        exec(corrected, {"__name__": "shop"})  # noqa: S102
    exec(corrected.replace("order_id=1", "order_id=1, total=1.0"), {"__name__": "shop"})  # noqa: S102


def test_every_declaration_in_the_readme_is_accepted(tmp_path: Path) -> None:
    example, *declarations, _captured = blocks(README, "python")
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
