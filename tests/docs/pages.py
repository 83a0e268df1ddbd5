"""Reads the code blocks of a page, and asks mypy what it says of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from mypy import api

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"

CONFIGURATION = '[tool.mypy]\nplugins = ["turnsignal_mypy"]\n'


class Block(NamedTuple):
    """A code block of a page."""

    language: str
    text: str


def all_blocks(page: Path) -> list[Block]:
    """List the code blocks of a page, in order."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)
    return [Block(language, text) for language, text in found]


def blocks(page: Path, language: str) -> list[str]:
    """List the code blocks of a page that are in one language."""
    return [block.text for block in all_blocks(page) if block.language == language]


def mypy(code: str, folder: Path, options: str = "") -> list[str]:
    """Return what mypy says of ``shop.py``, line by line.

    Args:
        code: The content of ``shop.py``.
        folder: A folder to write it to.
        options: More for ``pyproject.toml``.
    """
    (folder / "pyproject.toml").write_text(CONFIGURATION + options)
    (folder / "shop.py").write_text(code)
    output, _, _ = api.run(
        [
            f"--config-file={folder / 'pyproject.toml'}",
            f"--cache-dir={folder / 'cache'}",
            "--no-error-summary",
            "--hide-error-context",
            str(folder / "shop.py"),
        ]
    )
    return [line[line.index("shop.py:") :] for line in output.splitlines()]
