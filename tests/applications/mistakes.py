"""Makes mistakes in a project: in receivers, and in sends."""

from __future__ import annotations

import ast
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from tests.applications.checking import Error


class Mistake(NamedTuple):
    """A mistake that somebody might make."""

    what: str
    path: str
    #: What stands once in the module, before the place.
    after: str
    #: What is replaced there, and by what; no line moves.
    old: str
    new: str


class Made(NamedTuple):
    """A mistake that has been made, and the lines of the statement that has it."""

    mistake: Mistake
    lines: range

    def is_found(self, errors: Collection[Error]) -> bool:
        """Tell whether any of some errors is about it."""
        path = self.mistake.path
        return any(error.path == path and error.line in self.lines for error in errors)


def make(mistake: Mistake, source: Path) -> Made:
    """Make a mistake in a copy of a project.

    Raises:
        ValueError: If the place is not there, or not clear.
    """
    module = source / mistake.path
    text = module.read_text()
    if text.count(mistake.after) != 1:
        raise ValueError(f"{mistake.path} has {text.count(mistake.after)} times: {mistake.after}")
    start = text.index(mistake.after)
    place = text.find(mistake.old, start)
    if place < 0 or mistake.old.count("\n") != mistake.new.count("\n"):
        raise ValueError(f"{mistake} cannot be made")
    changed = text[:place] + mistake.new + text[place + len(mistake.old) :]
    module.write_text(changed)
    return Made(mistake, _statement(changed, changed.count("\n", 0, place) + 1))


def _statement(text: str, line: int) -> range:
    """Return the lines of the smallest statement at a line, of a function those of its head."""
    smallest = range(1, len(text))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt):
            lines = _lines(node)
            if line in lines and len(lines) < len(smallest):
                smallest = lines
    return smallest


def _lines(statement: ast.stmt) -> range:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        first = min(node.lineno for node in [statement, *statement.decorator_list])
        return range(first, statement.body[0].lineno)
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
