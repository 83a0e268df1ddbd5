"""The check at run time refuses what the plugin refuses, for the same reasons.

The receivers are those that hold the plugin against the interpreter: see `tests.plugin.pairs`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.plugin.mypy_run import Message, run_mypy
from tests.plugin.pairs.generator import ALL_FORMS, OPTIONAL, Generator, Pair
from tests.plugin.pairs.modules import Module, written
from tests.plugin.pairs.payloads import UNION
from tests.plugin.pairs.reasons import Claim, Reason, claim_of
from tests.plugin.pairs.receiver_source import Receiver
from tests.plugin.vocabulary import numbered
from turnsignal.testing import SignalTypeError, checked

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261128"))
PAIRS = int(os.environ.get("TURNSIGNAL_PAIRS", "1200"))
PAIRS_A_MODULE = 200

#: Forms whose parameters Python does not know: they take anything, and pass on what they take, or
#: `functools.wraps` has given them the annotations of another function.
HIDDEN = {"decorated", "decorated method", "decorator that fills", "overloaded", "wraps"}

#: Places whose signal is there when the program runs, and declared in a way that Python knows.
#: A signal of another place is made with the same types.
KNOWN_PLACES = {
    "global",
    "class attribute",
    "alias",
    "type alias type",
    "subclass",
    "generic subclass",
    "namespace",
    "default namespace",
    "self-typed",
    "specification",
}


#: Forms of which both say the very same, the expected signature included.
IN_THE_SAME_WORDS = {"function", "async", "generator", "async method", "lambda"}


class Verdicts(NamedTuple):
    """What is said against a pair of a signal and a receiver."""

    pair: Pair
    source: str
    said_by_plugin: list[str]
    said_at_run_time: list[str]

    @property
    def by_plugin(self) -> set[Claim]:
        """The reasons that the plugin gives."""
        return self._claims(self.said_by_plugin)

    @property
    def at_run_time(self) -> set[Claim]:
        """The reasons that the check gives."""
        return self._claims(self.said_at_run_time)

    def _claims(self, said: list[str]) -> set[Claim]:
        reasons = [line for line in said if not line.startswith(NOTES)]
        return {_normal(claim_of(line), self.pair) for line in reasons}

    def __str__(self) -> str:
        return "\n".join(
            [self.source, *self.said_by_plugin, "at run time:", *self.said_at_run_time]
        )


#: How lines begin that give no reason.
NOTES = ("Expected signature: ", "Receiver signature: ", "Receiver overload: ")

#: What the plugin says of declarations.
OF_DECLARATIONS = "is no identifier: it can only be sent with"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdicts]:
    generator = Generator(SEED)
    pairs = [(number, generator.pair()) for number in range(PAIRS)]
    folder = tmp_path_factory.mktemp("agreement")
    modules = [
        written(folder / f"agreement{start}.py", pairs[start : start + PAIRS_A_MODULE])
        for start in range(0, PAIRS, PAIRS_A_MODULE)
    ]
    messages = run_mypy([module.path for module in modules], folder / "cache")
    return [found for module in modules for found in _judged(module, messages[module.path])]


def _judged(module: Module, messages: list[Message]) -> Iterator[Verdicts]:
    namespace = _imported(module.path)
    for number, pair, lines in module.pairs:
        # A union with None is no union when the program runs.
        if pair.form != OPTIONAL:
            by_plugin = [
                text[3:].partition("  [")[0]
                for line, text in messages
                if line in lines and OF_DECLARATIONS not in text
            ]
            at_run_time = [
                line
                for signal in _signals(pair, number, namespace)
                for receiver in pair.receivers
                for line in _said(signal, receiver, pair, number, namespace)
            ]
            yield Verdicts(pair, pair.source(number), by_plugin, at_run_time)


def _imported(path: Path) -> dict[str, Any]:
    specification = importlib.util.spec_from_file_location(path.stem, path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[path.stem] = module
    specification.loader.exec_module(module)
    return vars(module)


def _signals(pair: Pair, number: int, namespace: dict[str, Any]) -> Iterator[Any]:
    if pair.place in KNOWN_PLACES:
        yield _evaluated(pair.signal.expression, number, namespace)
    else:
        for payload in pair.payloads:
            yield _evaluated(f"Signal[{pair.sender}, {payload.expression}]()", number, namespace)


def _said(
    signal: Any, receiver: Receiver, pair: Pair, number: int, namespace: dict[str, Any]
) -> list[str]:
    real = _evaluated(receiver.real, number, namespace)
    senders: list[Any] = []
    if pair.connected_to is not None:
        senders = [_evaluated(pair.connected_to, number, namespace)]
    try:
        with checked(signal, values=False):
            signal.connect(real, *senders)
    except SignalTypeError as refused:
        return str(refused).splitlines()
    return []


def _evaluated(source: str, number: int, namespace: dict[str, Any]) -> Any:
    return eval(numbered(source, number), namespace)  # noqa: S307  # our own


def _normal(claim: Claim, pair: Pair) -> Claim:
    """The plugin does not see the name of a parameter that nobody has written."""
    own = Reason.OWN_PARAMETER_NAMED_LIKE_KEY
    if pair.receivers[0].synthesized and claim.reason is own:
        return claim._replace(reason=Reason.KEY_NOT_ACCEPTED)
    return claim


def test_receivers_that_python_knows_are_refused_for_the_same_reasons(
    verdicts: list[Verdicts],
) -> None:
    disputed = [
        str(found)
        for found in verdicts
        # Of a union the plugin gives the reasons of one.
        if found.pair.form not in HIDDEN
        and len(found.pair.receivers) == len(found.pair.payloads) == 1
        and found.by_plugin != found.at_run_time
    ]
    assert not disputed, f"{len(disputed)} differ, such as\n\n" + "\n\n".join(disputed[:3])


def test_plain_receivers_are_refused_in_the_same_words(verdicts: list[Verdicts]) -> None:
    plain = [
        found
        for found in verdicts
        # mypy simplifies the union of what a key may be.
        if found.pair.form in IN_THE_SAME_WORDS
        and len(found.pair.payloads) == 1
        and found.pair.payloads[0].style != UNION
    ]
    disputed = [
        str(found)
        for found in plain
        if sorted(found.said_by_plugin) != sorted(found.said_at_run_time)
    ]
    assert any(found.said_by_plugin for found in plain)
    assert not disputed, f"{len(disputed)} differ, such as\n\n" + "\n\n".join(disputed[:3])


def test_unions_are_refused_by_both_or_none(verdicts: list[Verdicts]) -> None:
    disputed = [
        str(found)
        for found in verdicts
        if found.pair.form not in HIDDEN and bool(found.by_plugin) != bool(found.at_run_time)
    ]
    assert not disputed, f"{len(disputed)} differ, such as\n\n" + "\n\n".join(disputed[:3])


def test_receivers_that_python_does_not_know_are_given_the_benefit_of_the_doubt(
    verdicts: list[Verdicts],
) -> None:
    hidden = [found for found in verdicts if found.pair.form in HIDDEN]
    disputed = [str(found) for found in hidden if found.at_run_time and not found.by_plugin]
    assert not disputed, f"{len(disputed)} are refused, such as\n\n" + "\n\n".join(disputed[:3])
    assert any(found.by_plugin and not found.at_run_time for found in hidden)


@pytest.mark.skipif(PAIRS < 1200, reason="too few pairs to be counted")
def test_both_verdicts_are_frequent_for_each_form(verdicts: list[Verdicts]) -> None:
    total = Counter(found.pair.form for found in verdicts)
    refused = Counter(found.pair.form for found in verdicts if found.at_run_time)
    known = {*ALL_FORMS} - HIDDEN - {OPTIONAL, "Any"}
    assert {form for form in known if not 0.1 < refused[form] / total[form] < 0.95} == set()
