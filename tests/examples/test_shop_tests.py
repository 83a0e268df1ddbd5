"""The tests that the shop has of its own, which show the testing kit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples.conftest import EXAMPLES, edit


@pytest.fixture(name="examples")
def copied_shop_with_its_tests(tmp_path: Path) -> Path:
    """Copy the shop, so that its tests run as they do outside of our own configuration."""
    for package in ("shop", "shop_tests"):
        ignored = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(EXAMPLES / package, tmp_path / package, ignore=ignored)
    return tmp_path


def run_tests_of_the_shop(examples: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "shop_tests"],
        cwd=examples,
        # Reports are plain text, whoever runs this.
        env={**os.environ, "NO_COLOR": "1", "PY_COLORS": "0", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_tests_of_the_shop_pass(examples: Path) -> None:
    run = run_tests_of_the_shop(examples)

    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"^=+ 6 passed in ", run.stdout, re.MULTILINE), run.stdout


def test_each_test_of_the_shop_finds_a_mistake(examples: Path) -> None:
    shop = examples / "shop"
    edit(shop / "checkout.py", "copies * PRICES", "PRICES")
    edit(shop / "checkout.py", "if gift_note", "if not gift_note")
    edit(shop / "checkout.py", "min(offers", "max(offers")
    edit(shop / "stock.py", "+= copies", "-= copies")
    edit(shop / "receipts.py", "gift_note: str", "note: str")
    edit(shop / "audit.py", "cancelled, {order['reason']}", "cancelled")
    run = run_tests_of_the_shop(examples)

    assert run.returncode == 1, run.stdout + run.stderr
    assert re.search(r"^=+ 6 failed in ", run.stdout, re.MULTILINE), run.stdout
