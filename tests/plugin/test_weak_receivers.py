"""Receivers that are reported to die really die, and those that something keeps really live."""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import re
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import pytest

from turnsignal import Signal

CASE = Path(__file__).parent / "cases" / "weak_local_functions.py"
TEXT = CASE.read_text()


def load() -> dict[str, Any]:
    specification = importlib.util.spec_from_file_location(CASE.stem, CASE)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return vars(module)


FORMS = {
    name: form
    for name, form in load().items()
    if name.lower().startswith(("dies", "lives", "is_ignored"))
}


@pytest.fixture
def _without_garbage_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def has_receivers(form: Any) -> bool:
    signal: Signal[Any, Any] = Signal()
    result = form(signal)
    if isinstance(result, Awaitable):
        asyncio.run(_result_of(result))
    return bool(signal.receivers)


async def _result_of(awaitable: Awaitable[Any]) -> None:
    await awaitable


@pytest.mark.usefixtures("_without_garbage_collection")
@pytest.mark.parametrize("name", FORMS)
def test_the_receiver_lives_as_long_as_the_name_of_the_form_says(name: str) -> None:
    assert has_receivers(FORMS[name]) == name.startswith("lives")


@pytest.mark.parametrize("name", FORMS)
def test_mypy_reports_what_the_name_of_the_form_says(name: str) -> None:
    # The case holds the comments against mypy itself, as every case does.
    is_expected = name.lower().startswith("dies") and not name.endswith("not_reported")
    [source] = re.findall(rf"(?ms)^(?:def|class) {name}\b.*?(?=^(?:def|class) |\Z)", TEXT)
    assert ("# E: " in source) == is_expected
