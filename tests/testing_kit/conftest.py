"""Both libraries, as the testing kit is for the signals of both."""

from __future__ import annotations

from typing import Any

import blinker
import pytest

import turnsignal


@pytest.fixture(params=[turnsignal, blinker], ids=["turnsignal", "blinker"])
def library(request: pytest.FixtureRequest) -> Any:
    """A library of signals."""
    return request.param


@pytest.fixture
def signal(library: Any) -> Any:
    """A signal that declares nothing."""
    return library.Signal()
