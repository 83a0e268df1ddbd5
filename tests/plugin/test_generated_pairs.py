"""The plugin's verdict on a receiver is the interpreter's, which really calls it."""

from __future__ import annotations

import os
from collections import Counter
from itertools import product

import pytest

from tests.plugin.mypy_run import Check
from tests.plugin.pairs.connections import WAYS
from tests.plugin.pairs.generator import ALL_FORMS, OPTIONAL, Generator
from tests.plugin.pairs.modules import judged, written
from tests.plugin.pairs.signals import PLACES
from tests.plugin.pairs.verdicts import Verdict

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261121"))
PAIRS = int(os.environ.get("TURNSIGNAL_PAIRS", "3000"))
PAIRS_A_MODULE = 200

#: Counts of what is drawn mean something only if much is.
counts = pytest.mark.skipif(PAIRS < 3000, reason="too few pairs to be counted")


@pytest.fixture(scope="module")
def verdicts(check: Check, tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    generator = Generator(SEED)
    numbered = [(number, generator.pair()) for number in range(PAIRS)]
    folder = tmp_path_factory.mktemp("pairs")
    modules = [
        written(folder / f"pairs{start}.py", numbered[start : start + PAIRS_A_MODULE])
        for start in range(0, PAIRS, PAIRS_A_MODULE)
    ]
    messages = check(module.path for module in modules)
    return [found for module in modules for found in judged(module, messages[module.path])]


def test_the_plugin_and_the_interpreter_agree(verdicts: list[Verdict]) -> None:
    assert len(verdicts) == PAIRS
    disputed = [str(found) for found in verdicts if found.is_disputed]
    assert not disputed, f"{len(disputed)} differ, such as\n\n" + "\n\n".join(disputed[:3])


def test_every_refusal_names_the_true_reasons(verdicts: list[Verdict]) -> None:
    mistaken = [
        f"{found}\n{mistakes}"
        for found in verdicts
        if not found.is_disputed and (mistakes := found.mistakes)
    ]
    assert not mistaken, f"{len(mistaken)} are mistaken, such as\n\n" + "\n\n".join(mistaken[:3])


def test_nothing_but_receivers_is_reported(verdicts: list[Verdict]) -> None:
    others = [
        error
        for found in verdicts
        for finding in found.findings
        for error in finding.errors
        if not error.endswith("[signal-receiver]")
    ]
    assert not others


@counts
def test_both_verdicts_are_frequent_for_each_form(verdicts: list[Verdict]) -> None:
    total = Counter(found.pair.form for found in verdicts)
    refused = Counter(found.pair.form for found in verdicts if found.is_refused)
    shares = {form: refused[form] / total[form] for form in ALL_FORMS}
    assert shares.pop("Any") == 0
    assert shares.pop(OPTIONAL) == 1
    assert {form: share for form, share in shares.items() if not 0.2 < share < 0.9} == {}


@counts
def test_every_form_meets_every_way_and_every_place(verdicts: list[Verdict]) -> None:
    pairs = [found.pair for found in verdicts]
    assert {(pair.form, pair.place) for pair in pairs} == set(product(ALL_FORMS, PLACES))
    assert {(pair.form, pair.way) for pair in pairs} >= set(product(ALL_FORMS, WAYS))
    assert {(pair.place, pair.way) for pair in pairs} >= set(product(PLACES, WAYS))
