"""The pytest plugin: fixtures, and what an assertion says of captured payloads.

Every run of pytest loads it, so that it is not in `turnsignal.testing`, which is imported when
a test asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from ._symbol import ANY

if TYPE_CHECKING:
    from .testing import Capture, CaptureSignal, CheckSignals, MuteSignals


@pytest.fixture
def capture_signal() -> Generator[CaptureSignal]:
    """Capture what a signal sends until the test ends.

    ``orders = capture_signal(order_placed)`` begins it.
    """
    from .testing import capture  # noqa: PLC0415

    with ExitStack() as block:

        def begin(signal: Any, sender: Any = ANY) -> Capture[Any, Any, Any]:
            return block.enter_context(capture(signal, sender))

        yield begin


@pytest.fixture
def mute_signals() -> Generator[MuteSignals]:
    """Mute signals until the test ends: ``mute_signals(order_placed)``."""
    from .testing import muted  # noqa: PLC0415

    with ExitStack() as block:

        def begin(*signals: Any, but: Any = ()) -> None:
            block.enter_context(muted(*signals, but=but))

        yield begin


@pytest.fixture
def check_signals() -> Generator[CheckSignals]:
    """Have signals refuse what they do not declare: ``check_signals(order_placed)``."""
    from .testing import checked  # noqa: PLC0415

    with ExitStack() as block:

        def begin(*signals: Any, values: bool | None = None) -> None:
            block.enter_context(checked(*signals, values=values))

        yield begin


@pytest.fixture
def isolated_signals() -> Generator[None]:
    """Restore what is connected to every signal after the test."""
    from .testing import isolated  # noqa: PLC0415

    with isolated():
        yield


@pytest.hookimpl(wrapper=True)
def pytest_assertrepr_compare(
    op: str, left: object, right: object
) -> Generator[None, list[list[str]], list[list[str]]]:
    """Explain why a captured payload is not the expected one, key by key, before pytest does."""
    explanations = yield
    if op != "==" or "turnsignal.testing" not in sys.modules:
        return explanations
    from .testing._explanation import explain_comparison  # noqa: PLC0415

    lines = explain_comparison(left, right)
    if lines is None:
        return explanations
    # pytest shows the first that is not empty.
    of_pytest = next(filter(None, explanations), list[str]())
    return [[*lines, "", *of_pytest]]
