"""A mypy with the plugin for all tests of a session."""

from __future__ import annotations

from functools import partial

import pytest

from tests.plugin.mypy_run import Check, run_mypy


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Return a function that runs mypy; all its runs share a cache."""
    return partial(run_mypy, cache=tmp_path_factory.mktemp("mypy-cache"))
