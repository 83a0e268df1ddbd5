"""How checkers of other versions than the pinned ones are known to differ.

What is not listed must be the same; ``nox -s checkers`` runs the newest versions, and some of
half a year ago.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Final, NamedTuple


class Difference(NamedTuple):
    """What a version of a checker does otherwise."""

    reason: str
    #: Whether it may leave mistakes unchecked.
    checks_less: bool
    #: The cases in which it refuses correct code.
    refuses: frozenset[str] = frozenset()
    #: The cases on which it crashes.
    crashes_on: frozenset[str] = frozenset()


NONE: Final = Difference("", checks_less=False)

DIFFERENCES: Final[Mapping[tuple[str, str], Difference]] = {
    ("mypy", "2.1.0"): Difference(
        "mypy learnt of closed TypedDicts in 2.2",
        checks_less=False,
        refuses=frozenset({"closed_specifications", "payload_types"}),
    ),
    ("pyrefly", "1.0.0"): Difference(
        "pyrefly 1.0 sees no keys of a TypedDict's constructor, and one overload of send alone; it"
        " lets no method override a descriptor",
        checks_less=True,
        refuses=frozenset(
            {
                "closed_specifications",
                "code_for_blinker",
                "results_of_send",
                "specifications",
                "subclasses",
                "wrappers",
            }
        ),
    ),
    ("ty", "0.0.38"): Difference(
        "this ty captures nothing of a protocol's members, so that signals are of Any",
        checks_less=True,
        refuses=frozenset({"results_of_send"}),
    ),
    ("zuban", "0.7.2"): Difference(
        "this zuban knows no closed TypedDicts, forgets what connect returns, takes **others for"
        " one key, and crashes where a generic subclass of Signal calls its own methods",
        checks_less=True,
        refuses=frozenset(
            {
                "closed_specifications",
                "keys_of_receivers",
                "kinds_of_receivers",
                "payload_types",
                "receivers_keep_their_type",
                "results_of_receivers",
                "specifications",
            }
        ),
        crashes_on=frozenset({"subclasses"}),
    ),
}


def difference(checker: str) -> Difference:
    """Return how the installed version of a checker differs."""
    distribution = "mypy" if checker == "plugin" else checker
    return DIFFERENCES.get((distribution, version(distribution)), NONE)
