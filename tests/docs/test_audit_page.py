"""The page about the audit names all that it finds, and shows each."""

from __future__ import annotations

import pytest

from tests.docs.pages import ROOT, all_blocks
from turnsignal_audit._report import CODES

PAGE = ROOT / "docs" / "audit.md"


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_in_the_table_and_has_an_example(code: str) -> None:
    assert any(line.startswith(f"| `{code}` |") for line in PAGE.read_text().splitlines())
    printed = [block.text for block in all_blocks(PAGE) if block.language in ("console", "text")]
    assert any(line.endswith(f"[{code}]") for text in printed for line in text.splitlines())
