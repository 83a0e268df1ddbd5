"""The plugin's verdict on a send is that of the exact receiver, which really gets it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import typeguard

from tests.plugin.generated_pairs import PREAMBLE
from tests.plugin.generated_sends import TURNS, Send, SendGenerator, arguments
from tests.plugin.mypy_run import Check

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261121"))
SENDS = int(os.environ.get("TURNSIGNAL_SENDS", "1200"))
ABSENT = "ABSENT: Any = object()\n"


def failure(number: int, send: Send, module: dict[str, Any]) -> str | None:
    """Send with every value; say what goes wrong, if anything."""
    for turn in range(TURNS):
        values = arguments(send, turn)
        module["received"].clear()
        try:
            module[f"send{number}"](*[eval(value, module) for value in values])  # noqa: S307  # our own
        except TypeError as error:
            return f"{values}: {error}"
        [got] = module["received"]
        expected = {"who": send.sender} | {key.name: key.type for key in send.keys}
        for name, annotation in expected.items():
            if got[name] is module["ABSENT"]:
                continue
            try:
                typeguard.check_type(got[name], eval(annotation, module))  # noqa: S307
            except typeguard.TypeCheckError as error:
                return f"{values}: {name}: {error}"
    return None


@pytest.fixture(scope="module")
def sends() -> list[Send]:
    generator = SendGenerator(SEED)
    return [generator.send() for _ in range(SENDS)]


@pytest.fixture(scope="module")
def module(sends: list[Send], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sends") / "sends.py"
    sources = [send.source(number) for number, send in enumerate(sends)]
    file.write_text("\n".join([PREAMBLE, ABSENT, *sources]))
    return file


@pytest.fixture(scope="module")
def said(check: Check, module: Path) -> dict[int, list[str]]:
    """What mypy says of each send."""
    messages: dict[int, list[str]] = {}
    lines = module.read_text().splitlines()
    for line, text in check([module])[module]:
        marked = re.search(r"# send (\d+)", lines[line - 1])
        assert marked is not None, f"{text}\n{lines[line - 1]}"
        messages.setdefault(int(marked[1]), []).append(text)
    return messages


@pytest.fixture(scope="module")
def failures(sends: list[Send], module: Path) -> dict[int, str]:
    """What goes wrong in each send that goes wrong."""
    namespace: dict[str, Any] = {"__name__": module.stem}
    exec(compile(module.read_text(), str(module), "exec"), namespace)  # noqa: S102  # written above
    found = {number: failure(number, send, namespace) for number, send in enumerate(sends)}
    return {number: text for number, text in found.items() if text is not None}


def test_the_plugin_and_the_exact_receiver_agree(
    sends: list[Send], said: dict[int, list[str]], failures: dict[int, str]
) -> None:
    differing = [
        f"{sends[number].source(number)}\nmypy: {said.get(number)}\nsent: {failures.get(number)}"
        for number in said.keys() ^ failures.keys()
    ]
    assert not differing, f"{len(differing)} differ, such as\n\n" + "\n\n".join(differing[:3])


def test_both_verdicts_are_frequent(failures: dict[int, str]) -> None:
    assert 0.2 < len(failures) / SENDS < 0.8
