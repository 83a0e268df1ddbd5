"""The pytest plugin: fixtures, and what an assertion says of captured payloads."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from typing import Any

import pytest

from turnsignal._symbol import ANY

from ._capture import Capture, capture
from ._checking import checked
from ._explanation import explain_comparison
from ._fixtures import CaptureSignal, CheckSignals, MuteSignals
from ._isolation import isolated
from ._muting import muted


@pytest.fixture
def capture_signal() -> Generator[CaptureSignal]:
    """Capture what a signal sends until the test ends.

    ``orders = capture_signal(order_placed)`` begins it.
    """
    with ExitStack() as block:

        def begin(signal: Any, sender: Any = ANY) -> Capture[Any, Any, Any]:
            return block.enter_context(capture(signal, sender))

        yield begin


@pytest.fixture
def mute_signals() -> Generator[MuteSignals]:
    """Mute signals until the test ends: ``mute_signals(order_placed)``."""
    with ExitStack() as block:

        def begin(*signals: Any) -> None:
            block.enter_context(muted(*signals))

        yield begin


@pytest.fixture
def check_signals() -> Generator[CheckSignals]:
    """Have signals refuse what they do not declare: ``check_signals(order_placed)``."""
    with ExitStack() as block:

        def begin(*signals: Any, values: bool | None = None) -> None:
            block.enter_context(checked(*signals, values=values))

        yield begin


@pytest.fixture
def isolated_signals() -> Generator[None]:
    """Restore what is connected to every signal after the test."""
    with isolated():
        yield


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Explain why a captured payload is not the expected one, key by key."""
    return explain_comparison(left, right) if op == "==" else None
