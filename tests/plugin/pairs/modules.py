"""Modules of pairs: they are written for type checkers, and executed for verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.plugin.mypy_run import Message
from tests.plugin.pairs.generator import Pair
from tests.plugin.pairs.verdicts import Verdict, verdict
from tests.plugin.vocabulary import PAIR_PREAMBLE, PREAMBLE


class Module(NamedTuple):
    """A module of pairs."""

    path: Path
    #: Each pair with its number, and the lines that it stands on.
    pairs: list[tuple[int, Pair, range]]


def written(path: Path, pairs: Iterable[tuple[int, Pair]]) -> Module:
    """Write a module of pairs, each with its number."""
    text = PREAMBLE + PAIR_PREAMBLE
    placed: list[tuple[int, Pair, range]] = []
    for number, pair in pairs:
        start = text.count("\n") + 1
        text += pair.source(number)
        placed.append((number, pair, range(start, text.count("\n") + 1)))
    path.write_text(text)
    return Module(path, placed)


def judged(module: Module, messages: Iterable[Message]) -> Iterator[Verdict]:
    """Execute a module of pairs, and call its receivers.

    Args:
        module: The module.
        messages: What mypy says of it.
    """
    namespace: dict[str, Any] = {"__name__": module.path.stem}
    code = compile(module.path.read_text(), str(module.path), "exec", dont_inherit=True)
    exec(code, namespace)  # noqa: S102  # written above
    said: defaultdict[int, list[str]] = defaultdict(list)
    for line, text in messages:
        if text.startswith("E:"):
            said[line].append(text)
    for number, pair, lines in module.pairs:
        errors = [text for line in lines for text in said.pop(line, [])]
        yield verdict(pair, number, errors, namespace)
    assert not said, "errors outside of the pairs"
