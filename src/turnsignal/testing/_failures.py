"""The messages of assertions that fail: what was sent, and how that differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from ._expectation import Expectation
from ._sent import Sent
from ._wording import shown_count, shown_sent

_Sends: TypeAlias = Sequence[Sent[Any, Any, Any]]

#: Sends with their numbers.
_Numbered: TypeAlias = Sequence[tuple[int, Sent[Any, Any, Any]]]

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
        return f"{signal} was not sent{_like(expected, ', expected ')}"
    lines = [f"{signal} was not sent as expected", f"  expected: {expected}"]
    numbered = list(enumerate(sends, 1))
    if len(numbered) > _LISTED:
        # The nearest first, so that it is listed.
        numbered.sort(key=lambda found: expected.count_differences(found[1]))
    return "\n".join([*lines, *_listed(numbered, expected)])


def not_once(signal: str, sends: _Sends) -> str:
    """Say that there was not exactly one send."""
    first = f"{signal} was {shown_count(len(sends))}, expected once"
    return "\n".join([first, *_listed(list(enumerate(sends, 1)))])


def sent_nevertheless(signal: str, sends: _Numbered, unexpected: Expectation) -> str:
    """Say that there were sends, though there should be none like them.

    Args:
        signal: The signal, as it is shown.
        sends: Those that should not be, by their numbers among all sends.
        unexpected: What was not expected.
    """
    like = _like(unexpected, " as ")
    first = f"{signal} was {shown_count(len(sends))}{like}, expected never"
    return "\n".join([first, *_listed(sends)])


def _like(expected: Expectation, before_payload: str) -> str:
    if expected.is_open:
        return ""
    return f"{' ' if expected.payload is None else before_payload}{expected}"


def _listed(sends: _Numbered, expected: Expectation | None = None) -> list[str]:
    """List sends by their numbers, each with the ways in which it is not as expected."""
    lines: list[str] = []
    for number, sent in sends[:_LISTED]:
        bullet = f"  {number}. "
        lines.append(f"{bullet}{shown_sent(sent)}")
        if expected is not None:
            lines += [f"{' ' * len(bullet)}{found}" for found in expected.differences(sent)]
    if len(sends) > _LISTED:
        lines.append(f"  and {len(sends) - _LISTED} more")
    return lines
