"""The page about the mypy plugin shows what mypy says, and names all that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from mypy.errorcodes import ErrorCode

from tests.docs.pages import README, ROOT, all_blocks, blocks, mypy
from turnsignal_mypy import _error_codes
from turnsignal_mypy._options import PluginOptions

PAGE = ROOT / "docs" / "mypy-plugin.md"
CODES = [code.code for code in vars(_error_codes).values() if isinstance(code, ErrorCode)]


class Example(NamedTuple):
    """An example of the page, with the options that stand before it and the messages after."""

    options: str
    code: str
    messages: list[str]


def examples() -> Iterator[Example]:
    found = all_blocks(PAGE)
    for before, block, after in zip(found, found[1:], found[2:], strict=False):
        if block.language == "python":
            assert after.language == "text"
            options = before.text if "[tool.turnsignal-mypy]" in before.text else ""
            yield Example(options, block.text, after.text.splitlines())


@pytest.mark.parametrize("example", [*examples()], ids=lambda example: example.code.split("\n")[0])
def test_mypy_says_of_each_example_what_the_page_shows(example: Example, tmp_path: Path) -> None:
    declaration = blocks(README, "python")[0].partition("@order_placed")[0] + "shop = Shop()\n"
    said = mypy(declaration + example.code, tmp_path, example.options)
    assert [re.sub(r"^shop\.py:\d+: ", "", line) for line in said] == example.messages


@pytest.mark.parametrize("code", CODES)
def test_every_error_code_is_in_the_table_and_has_an_example(code: str) -> None:
    assert f"| [`{code}`](#{code}) |" in PAGE.read_text()
    assert any(f"[{code}]" in "\n".join(example.messages) for example in examples())


def test_every_option_is_on_the_page_with_its_default() -> None:
    for name, default in PluginOptions()._asdict().items():
        assert f"| `{name}` | `{str(default).lower()}` |" in PAGE.read_text()
