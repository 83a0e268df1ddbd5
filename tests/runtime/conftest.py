"""Both libraries, for tests of what they have in common."""

from __future__ import annotations

import os
from typing import Any

import blinker
import pytest
from hypothesis import HealthCheck, settings

import turnsignal

# The same examples every time, so that CI says the same about the same code.
settings.register_profile("default", derandomize=True, deadline=None, max_examples=200)
# Other examples every time, and many: `nox -s model`.
settings.register_profile(
    "long",
    derandomize=False,
    deadline=None,
    max_examples=20_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(params=[blinker, turnsignal], ids=["blinker", "turnsignal"])
def library(request: pytest.FixtureRequest) -> Any:
    """Return blinker and then turnsignal: what a test expects, it expects of both."""
    return request.param
