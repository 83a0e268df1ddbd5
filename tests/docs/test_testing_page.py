"""The page about testing shows what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, all_blocks, blocks, mypy
from turnsignal import testing

PAGE = ROOT / "docs" / "testing.md"
SHOP = Path(__file__).parent / "testing_page"

#: A part of the shop that no type checker checks.
UNTYPED_SHOP = """
from shop import order_placed

def send_receipt(sender, *, order_id, amount): ...

def connect_receivers():
    order_placed.connect(send_receipt)
"""

CAPTURE, FIXTURE, SENDS, PROPERTY, CHECK, INTROSPECTION, FLASK = blocks(PAGE, "python")

#: What a block stands in that is shown without what is around it.
AROUND = """
from unittest import mock
import pytest
from shop import Shop, order_placed, place_order
from turnsignal.testing import capture, checked

shop = Shop()

"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True)
    (tmp_path / "untyped_shop.py").write_text(UNTYPED_SHOP)
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    """Run Python in a folder, and return all that it prints."""
    completed = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return completed.stdout


def run_tests(folder: Path, tests: str) -> str:
    """Run tests with pytest."""
    (folder / "test_shop.py").write_text(tests)
    return run(folder, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:asyncio", "--tb=short")


def shown(text: str) -> list[str]:
    """List the lines of pytest's report of an error, without its marks."""
    return [line.removeprefix("E").removeprefix("   ") for line in text.splitlines()]


def outputs() -> list[str]:
    return [block.text for block in all_blocks(PAGE) if block.language == "text"]


def test_the_first_example_passes_and_fails_as_shown(folder: Path) -> None:
    assert "1 passed" in run_tests(folder, CAPTURE)
    wrong = (folder / "shop.py").read_text().replace("total=total)\n\n", "total=total * 2)\n\n")
    (folder / "shop.py").write_text(wrong)
    report = "\n".join(shown(run_tests(folder, CAPTURE)))
    assert outputs()[0] in report


def test_the_fixture(folder: Path) -> None:
    assert "1 passed" in run_tests(folder, FIXTURE)


def test_signals_of_others_are_declared_as_shown(folder: Path) -> None:
    program = """
import blinker
import flask
from flask import Flask
from jinja2 import Template
from typing import Any, TypedDict
from turnsignal.introspection import declaration
"""
    (folder / "flask_signals.py").write_text(
        f"from __future__ import annotations\n{program}\n{FLASK}"
    )
    shown = "from flask_signals import *; print(*declaration(template_rendered).keys)"
    assert run(folder, "-c", shown) == "template context\n"


def test_the_sends_of_a_capture(folder: Path) -> None:
    body = "\n".join(f"    {line}" for line in SENDS.splitlines())
    assert "1 passed" in run_tests(folder, f"{AROUND}def test() -> None:\n{body}\n")


def test_the_property_tests_pass(folder: Path) -> None:
    assert "2 passed" in run_tests(folder, PROPERTY)


def test_the_check_says_what_is_shown(folder: Path) -> None:
    report = "\n".join(shown(run_tests(folder, AROUND + CHECK)))
    assert "1 failed" in report
    assert outputs()[1] in report


def test_introspection_prints_what_is_shown(folder: Path) -> None:
    printed = run(folder, "-c", INTROSPECTION)
    address = re.compile(r"0x[0-9a-f]+")
    assert address.sub("", printed) == address.sub("", outputs()[2])


@pytest.mark.parametrize("block", [CAPTURE, FIXTURE, AROUND + SENDS, PROPERTY, INTROSPECTION])
def test_mypy_accepts_the_examples(folder: Path, block: str) -> None:
    shop = (folder / "shop.py").read_text()
    own = re.sub(r"^from shop import .*$", "", block, flags=re.MULTILINE)
    assert mypy(f"{shop}\n{own}", folder) == []


def test_every_name_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    names = {*testing.__all__, "payloads", "check_receivers", "declaration", "connections"}
    # Results of these, which their docstrings describe.
    unnamed = {"Capture", "Sent", "ValuesNotCheckedWarning"}
    assert {name for name in names - unnamed if not re.search(rf"\b{name}\b", text)} == set()
