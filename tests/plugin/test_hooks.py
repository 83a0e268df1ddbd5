"""Hooks are made when a signal is met, and stay silent about what they do not understand."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from mypy.plugin import FunctionContext

from turnsignal_mypy import _names
from turnsignal_mypy._guard import guarded
from turnsignal_mypy._hooks import hooks
from turnsignal_mypy._options import PluginOptions


def test_the_plugin_knows_exactly_the_names_that_have_hooks() -> None:
    signatures, methods, functions = hooks(PluginOptions())
    assert {*signatures, *methods, *functions} == _names.HOOKED


def test_no_hook_is_imported_before_a_signal_is_met() -> None:
    program = "import sys, turnsignal_mypy; print('turnsignal_mypy._hooks' in sys.modules)"
    completed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert completed.stdout == "False\n"


def context(*, show_traceback: bool) -> Any:
    options = SimpleNamespace(show_traceback=show_traceback)
    return SimpleNamespace(api=SimpleNamespace(options=options))


def fails(context: FunctionContext) -> str:
    raise KeyError(context)


def test_a_hook_that_raises_gives_what_mypy_would_have_taken() -> None:
    assert guarded(fails, lambda _: "default")(context(show_traceback=False)) == "default"


def test_with_show_traceback_the_exception_is_for_mypy() -> None:
    with pytest.raises(KeyError):
        guarded(fails, lambda _: "default")(context(show_traceback=True))
