"""The plugin's verdict on a receiver is the interpreter's, which really calls it."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typeguard

from tests.plugin.generated_pairs import PREAMBLE, VALUES, Generator, Kind, Pair
from tests.plugin.mypy_run import Check

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261121"))
PAIRS = int(os.environ.get("TURNSIGNAL_PAIRS", "2400"))
PAIRS_A_MODULE = 200


class Verdict(NamedTuple):
    """What was found out about a pair."""

    pair: Pair
    source: str
    #: What mypy says, as far as it is about the receiver.
    errors: list[str]
    #: What goes wrong in a real call; None if nothing does.
    failure: str | None


def payloads(pair: Pair) -> Iterator[dict[str, str]]:
    """List payloads with every subset of the optional keys, and every value of each key."""
    required = [key for key in pair.keys if key.required]
    optional = [key for key in pair.keys if not key.required]
    for number in range(len(optional) + 1):
        for chosen in itertools.combinations(optional, number):
            keys = [*required, *chosen]
            rounds = max((len(VALUES[key.type]) for key in keys), default=1)
            for turn in range(rounds):
                yield {key.name: VALUES[key.type][turn % len(VALUES[key.type])] for key in keys}


def failure(pair: Pair, receiver: Any, module: dict[str, Any]) -> str | None:
    """Call a receiver with every payload that is allowed; say what goes wrong, if anything."""
    senders = VALUES[pair.sender] if pair.connected_to is None else [pair.connected_to]
    for sender, payload in itertools.product(senders, payloads(pair)):
        values = {name: eval(value, module) for name, value in payload.items()}  # noqa: S307  # our own
        module["received"].clear()
        try:
            result = receiver(eval(sender, module), **values)  # noqa: S307
            if pair.form == "async":
                with pytest.raises(StopIteration):
                    result.send(None)
        except TypeError as error:
            return f"{sender}, {payload}: {error}"
        wrong = misfit(pair, module["received"][0], module)
        if wrong is not None:
            return f"{sender}, {payload}: {wrong}"
    return None


def misfit(pair: Pair, arguments: dict[str, Any], module: dict[str, Any]) -> str | None:
    """Name a parameter that was handed a value outside of its annotation, if there is one."""
    if pair.form == "lambda":
        return None  # without annotations
    for parameter in pair.parameters:
        annotation = eval(parameter.type, module)  # noqa: S307
        value = arguments[parameter.name]
        values: Iterable[object] = [value]
        if parameter.kind is Kind.VAR_POSITIONAL:
            values = value
        elif parameter.kind is Kind.VAR_KEYWORD:
            values = value.values()
        if not all(fits(item, annotation) for item in values):
            return f"{parameter.name} is not {parameter.type}: {value!r}"
    return None


def fits(value: object, annotation: Any) -> bool:
    try:
        typeguard.check_type(value, annotation)
    except typeguard.TypeCheckError:
        return False
    return True


@pytest.fixture(scope="module")
def verdicts(check: Check, tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    generator = Generator(SEED)
    pairs = [generator.pair() for _ in range(PAIRS)]
    folder = tmp_path_factory.mktemp("pairs")
    modules: list[Path] = []
    for start in range(0, PAIRS, PAIRS_A_MODULE):
        module = folder / f"pairs{start}.py"
        sources = [
            pair.source(number)
            for number, pair in enumerate(pairs[start : start + PAIRS_A_MODULE], start=start)
        ]
        module.write_text("\n".join([PREAMBLE, *sources]))
        modules.append(module)
    messages = check(modules)
    found: list[Verdict] = []
    for module in modules:
        namespace: dict[str, Any] = {"__name__": module.stem}
        text = module.read_text()
        exec(compile(text, str(module), "exec"), namespace)  # noqa: S102  # written above
        lines = text.splitlines()
        errors: dict[int, list[str]] = {}
        for line, said in messages[module]:
            marked = re.search(r"# pair (\d+)", lines[line - 1])
            assert marked is not None, f"{said}\n{lines[line - 1]}"
            errors.setdefault(int(marked[1]), []).append(said)
        for text_line in lines:
            if marked := re.search(r"# pair (\d+)", text_line):
                number = int(marked[1])
                pair = pairs[number]
                receiver = namespace[f"receiver{number}"]
                found.append(
                    Verdict(
                        pair,
                        pair.source(number),
                        errors.get(number, []),
                        failure(pair, receiver, namespace),
                    )
                )
    return found


def test_the_plugin_and_the_interpreter_agree(verdicts: list[Verdict]) -> None:
    assert len(verdicts) == PAIRS
    differing = [
        f"{verdict.source}\nmypy: {verdict.errors or 'fits'}\ncalled: {verdict.failure or 'fits'}"
        for verdict in verdicts
        if bool(verdict.errors) != bool(verdict.failure)
    ]
    assert not differing, f"{len(differing)} differ, such as\n\n" + "\n\n".join(differing[:3])


def test_both_verdicts_are_frequent(verdicts: list[Verdict]) -> None:
    refused = sum(verdict.failure is not None for verdict in verdicts)
    assert 0.2 < refused / len(verdicts) < 0.8


def test_every_refusal_is_explained(verdicts: list[Verdict]) -> None:
    unexplained = [
        verdict.source
        for verdict in verdicts
        if any("cannot be called with" in error for error in verdict.errors)
    ]
    assert not unexplained


def test_nothing_but_receivers_is_reported(verdicts: list[Verdict]) -> None:
    others = [
        error
        for verdict in verdicts
        for error in verdict.errors
        if error.startswith("E:") and not error.endswith("[signal-receiver]")
    ]
    assert not others
