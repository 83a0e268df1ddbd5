"""What a failed ``==`` says where one side of it was captured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, cast

from ._capture import Capture, captures
from ._expectation import payload_differences
from ._wording import shown_count, shown_payload, shown_signal


def explain_comparison(left: object, right: object) -> list[str] | None:
    """Explain why a captured payload, or a list of such, is not the expected one.

    Args:
        left: The left side of ``==``.
        right: The right side.

    Returns:
        The lines of the explanation; None if neither side was captured.
    """
    for sent, expected in ((left, right), (right, left)):
        lines = list(_explanation(sent, expected))
        if lines:
            return lines
    return None


def _explanation(sent: object, expected: object) -> Iterator[str]:
    if isinstance(sent, dict) and isinstance(expected, Mapping):
        place = _place_of(sent)
        if place is not None:
            capture, number = place
            yield f"The payload of send {number} of {_shown(capture)} is not as expected"
            yield from _differences(sent, expected)
    elif isinstance(sent, list) and isinstance(expected, list):
        yield from _explanation_of_list(cast("list[object]", sent), cast("list[object]", expected))


def _explanation_of_list(sent: list[object], expected: list[object]) -> Iterator[str]:
    places = [_place_of(payload) for payload in sent]
    if not places or None in places:
        return
    captured_by = {id(place[0]): place[0] for place in places if place is not None}
    [capture, *others] = captured_by.values()
    if others:
        return
    yield f"The payloads of {_shown(capture)} are not as expected"
    if len(sent) != len(expected):
        yield f"  it was {shown_count(len(sent))}, expected {len(expected)}"
    for number, (one, other) in enumerate(zip_longest(sent, expected), 1):
        if not isinstance(one, Mapping):
            shown = shown_payload(other) if isinstance(other, Mapping) else repr(other)
            yield f"  send {number} is missing: {shown}"
        elif not isinstance(other, Mapping):
            yield f"  send {number} is not expected: {shown_payload(one)}"
        elif one != other:
            yield f"  send {number}:"
            yield from (f"  {line}" for line in _differences(one, other))


def _differences(sent: Any, expected: Any) -> Iterator[str]:
    return (f"  {difference}" for difference in payload_differences(sent, expected))


def _place_of(payload: object) -> tuple[Capture[Any, Any, Any], int] | None:
    """Return the capture that a payload is from, and the number of the send."""
    for capture in captures:
        for number, sent in enumerate(capture, 1):
            if sent.payload is payload:
                return capture, number
    return None


def _shown(capture: Capture[Any, Any, Any]) -> str:
    return shown_signal(capture.signal)
