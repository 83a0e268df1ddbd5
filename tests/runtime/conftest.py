"""Both libraries, for tests of what they have in common."""

from __future__ import annotations

from typing import Any

import blinker
import pytest
from hypothesis import settings

import turnsignal

# The same examples every time, so that CI says the same about the same code.
settings.register_profile("default", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("default")


@pytest.fixture(params=[blinker, turnsignal], ids=["blinker", "turnsignal"])
def library(request: pytest.FixtureRequest) -> Any:
    """Return blinker and then turnsignal: what a test expects, it expects of both."""
    return request.param
