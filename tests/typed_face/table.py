"""The table of the documentation: what each checker checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.typed_face.checkers import CASES, CHECKERS
from tests.typed_face.expectations import mistakes

PAGE: Final = Path(__file__).parents[2] / "docs" / "type-checkers.md"
BEGIN: Final = "<!-- type checkers: begin -->"
END: Final = "<!-- type checkers: end -->"

#: The parts of the table, and the files whose cells make their rows.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "`Signal[Shop, OrderPlaced]`": (
        "sender_of_send",
        "keys_of_send",
        "results_of_send",
        "sender_of_receivers",
        "keys_of_receivers",
        "results_of_receivers",
        "receivers_keep_their_type",
        "kinds_of_receivers",
    ),
    "Signals of all sorts": (
        "bare_signals",
        "code_for_blinker",
        "named_signals",
        "places",
        "subclasses",
        "payload_types",
        "payloads_without_keys",
        "methods_as_values",
        "wrappers",
        "flask_signals",
        "signals_of_others",
    ),
    "`turnsignal.testing`": ("captures",),
    "`@define`": (
        "specifications",
        "closed_specifications",
        "open_specifications",
    ),
}

#: What the columns are called.
COLUMNS: Final = {"plugin": "mypy with the plugin"}


def case(name: str) -> Path:
    """Return the file of a row."""
    return CASES / f"{name}.py"


def title(path: Path) -> str:
    """Return the title of a row: the docstring of its file."""
    found = re.match(r'"""(?P<title>.*)\."""\n', path.read_text())
    assert found, f"{path.name} has no docstring of one line"
    return found["title"]


def cell(path: Path, checker: str) -> str:
    """Return how many of the mistakes of a file a checker refuses."""
    every = mistakes(path)
    refused = sum(checker in mistake.refused_by for mistake in every)
    if refused == len(every):
        return "yes"
    return f"{refused} of {len(every)}" if refused else "no"


def tables() -> str:
    """Return the tables, and which versions they are about."""
    parts: list[str] = []
    for part, names in PARTS.items():
        rows = [
            [part, *(COLUMNS.get(checker, checker) for checker in CHECKERS)],
            ["---"] * (len(CHECKERS) + 1),
        ]
        for name in names:
            path = case(name)
            link = f"[{title(path)}](../{path.relative_to(PAGE.parents[1])})"
            rows.append([link, *(cell(path, checker) for checker in CHECKERS)])
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    versions = ", ".join(f"{name} {version(name)}" for name in CHECKERS if name not in COLUMNS)
    return "\n\n".join([*parts, f"Found with {versions}."])


def page() -> str:
    """Return the text of the page, with tables of what the cases say."""
    found = re.fullmatch(f"(.*{BEGIN}\n).*({END}.*)", PAGE.read_text(), re.DOTALL)
    assert found, f"{PAGE.name} has no {BEGIN} and {END}"
    return f"{found[1]}\n{tables()}\n\n{found[2]}"
