"""mypy says the same of a module, whether what it uses is checked or comes from the cache."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin.mypy_run import CONFIGURATION, Check


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


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return a function that gives a command to a daemon of mypy, and returns its output."""

    def command(*arguments: str) -> str:
        status_file = f"--status-file={tmp_path / 'status.json'}"
        completed = subprocess.run(
            [sys.executable, "-m", "mypy.dmypy", status_file, *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        return completed.stdout + completed.stderr

    yield command
    command("stop")


def test_the_daemon_says_the_same_and_keeps_running(
    daemon: Callable[..., str], modules: list[Path]
) -> None:
    run = ["run", "--", f"--config-file={CONFIGURATION}", *map(str, modules)]
    first = daemon(*run).splitlines()
    assert first[0] == "Daemon started"
    assert len(first) > 20
    # Anything more would be the word of a restart.
    assert daemon(*run).splitlines() == first[1:]
