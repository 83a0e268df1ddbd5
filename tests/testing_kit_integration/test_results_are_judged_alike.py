"""The check at run time judges the results of receivers as the plugin does."""

from __future__ import annotations

import importlib
import itertools
from collections import defaultdict
from pathlib import Path

import pytest

from tests.plugin.mypy_run import run_mypy
from turnsignal.testing import SignalTypeError, checked

PREAMBLE = """\
from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Iterator
from typing import Any, TypedDict

from turnsignal import Signal


class Nothing(TypedDict):
    pass


"""

DECLARED = [
    "int",
    "str | None",
    "None",
    "object",
    "Awaitable[int]",
    "Coroutine[Any, Any, int]",
    "asyncio.Future[int]",
    "int | Awaitable[int]",
]

RETURNED = [
    "bool",
    "str",
    "None",
    "Any",
    "int | None",
    "Iterator[int]",
    "Awaitable[int]",
    "Coroutine[Any, Any, int]",
    "asyncio.Future[int]",
    "asyncio.Task[bool]",
    "asyncio.Task[None]",
    "Awaitable[None]",
    "int | Awaitable[int]",
]

FORMS = {
    "function": "def receiver{n}(sender: str) -> {result}: raise NotImplementedError",
    "async": "async def receiver{n}(sender: str) -> {result}: raise NotImplementedError",
    "object": (
        "class Receiver{n}:\n"
        "    def __call__(self, sender: str) -> {result}: raise NotImplementedError\n"
        "receiver{n} = Receiver{n}()"
    ),
    "async object": (
        "class Receiver{n}:\n"
        "    async def __call__(self, sender: str) -> {result}: raise NotImplementedError\n"
        "receiver{n} = Receiver{n}()"
    ),
}


def test_results_are_judged_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "judged_results.py"
    source = PREAMBLE
    cases: dict[int, tuple[tuple[str, str, str], int]] = {}
    for number, case in enumerate(itertools.product(DECLARED, RETURNED, FORMS)):
        declared, result, form = case
        source += f"signal{number} = Signal[str, Nothing, {declared}]()\n"
        source += FORMS[form].format(n=number, result=result) + "\n"
        cases[source.count("\n") + 1] = case, number
        source += f"signal{number}.connect(receiver{number})\n"
    path.write_text(source, encoding="utf-8")
    by_plugin = defaultdict(list)
    for line, text in run_mypy([path], tmp_path / "cache")[path]:
        case, _ = cases[line]
        by_plugin[case].append(text[3:].partition("  [signal-receiver]")[0])

    monkeypatch.syspath_prepend(tmp_path)
    namespace = vars(importlib.import_module("judged_results"))
    at_run_time = {}
    for case, number in cases.values():
        signal, receiver = namespace[f"signal{number}"], namespace[f"receiver{number}"]
        try:
            with checked(signal, values=False):
                signal.connect(receiver)
        except SignalTypeError as refused:
            at_run_time[case] = str(refused).splitlines()

    # Of other generic types than awaitables the check compares the class alone.
    missed = by_plugin.keys() - at_run_time.keys()
    assert {case[:2] for case in missed} == {("asyncio.Future[int]", "asyncio.Task[bool]")}
    assert at_run_time == {case: said for case, said in by_plugin.items() if case not in missed}
    assert len(by_plugin) > len(cases) / 4
