"""mypy says the same of a module, whether what it uses is checked or comes from the cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.plugin.mypy_run import Check


@pytest.fixture
def modules(tmp_path: Path) -> list[Path]:
    sources = sorted((Path(__file__).parent / "incremental").glob("*.py"))
    return [Path(shutil.copy(source, tmp_path)) for source in sources]


def test_a_warm_cache_gives_the_same_messages(check: Check, modules: list[Path]) -> None:
    declarations, uses = modules
    cold = check(modules)
    assert len(cold[uses]) > 20
    uses.write_text(uses.read_text() + "\n")
    assert check(modules)[uses] == cold[uses]
    assert cold[declarations] == []


def test_a_changed_declaration_is_seen_by_what_uses_it(check: Check, modules: list[Path]) -> None:
    declarations, uses = modules
    before = [text for _, text in check(modules)[uses]]
    declarations.write_text(declarations.read_text().replace("order_id", "order"))
    after = [text for _, text in check(modules)[uses]]
    missing = 'Receiver "function" of "Signal[Shop, OrderPlaced]" does not accept payload key '
    assert any(missing + '"order_id"' in text for text in before)
    assert not any(missing + '"order"' in text for text in after)
    assert any(missing + '"total"' in text for text in after)
