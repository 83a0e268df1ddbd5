"""The messages of assertions that fail: what was sent, and how that differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from ._expectation import Expectation
from ._sent import Sent
from ._wording import shown_count, shown_sent

_Sends: TypeAlias = Sequence[Sent[Any, Any, Any]]

#: How many sends a message lists at most.
_LISTED = 10


def not_as_expected(signal: str, sends: _Sends, expected: Expectation) -> str:
    """Say that no send was as expected, and in which ways each differs.

    Args:
        signal: The signal, as it is shown.
        sends: All sends.
        expected: What was expected.
    """
    if not sends:
        like = "" if expected.is_open else f", expected {expected}"
        return f"{signal} was not sent{like}"
    lines = [f"{signal} was not sent as expected", f"  expected: {expected}"]
    return "\n".join([*lines, *_listed(sends, expected)])


def not_once(signal: str, sends: _Sends) -> str:
    """Say that there was not exactly one send."""
    return "\n".join([f"{signal} was {shown_count(len(sends))}, expected once", *_listed(sends)])


def sent_nevertheless(signal: str, sends: _Sends, unexpected: Expectation) -> str:
    """Say that there were sends, though there should be none like them."""
    like = "" if unexpected.is_open else f" as {unexpected}"
    first = f"{signal} was {shown_count(len(sends))}{like}, expected never"
    return "\n".join([first, *_listed(sends)])


def _listed(sends: _Sends, expected: Expectation | None = None) -> list[str]:
    """List sends by their numbers, each with the ways in which it is not as expected."""
    lines: list[str] = []
    for number, sent in enumerate(sends[:_LISTED], 1):
        bullet = f"  {number}. "
        lines.append(f"{bullet}{shown_sent(sent)}")
        if expected is not None:
            lines += [f"{' ' * len(bullet)}{found}" for found in expected.differences(sent)]
    if len(sends) > _LISTED:
        lines.append(f"  and {len(sends) - _LISTED} more")
    return lines
