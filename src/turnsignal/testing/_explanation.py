"""What a failed ``==`` says where one side of it was captured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from ._capture import Capture, captures
from ._expectation import payload_differences
from ._wording import shown, shown_count, shown_payload, shown_signal


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


def _explanation(sent: Any, expected: Any) -> Iterator[str]:
    if _is_payload(sent) and _is_payload(expected):
        place = _place_of(sent)
        if place is not None:
            capture, number = place
            yield f"The payload of send {number} of {_shown(capture)} is not as expected"
            yield from _differences(sent, expected)
    elif _is_list(sent) and _is_list(expected):
        yield from _explanation_of_list(sent, expected)


def _explanation_of_list(sent: list[Any], expected: list[Any]) -> Iterator[str]:
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
    pairs: Iterable[tuple[Any, Any]] = zip_longest(sent, expected)
    for number, (one, other) in enumerate(pairs, 1):
        if number > len(sent):
            shown_one = shown_payload(other) if _is_payload(other) else shown(other)
            yield f"  send {number} is missing: {shown_one}"
        elif number > len(expected):
            yield f"  send {number} is not expected: {shown_payload(one)}"
        elif not _is_payload(other):
            yield f"  send {number}: {shown_payload(one)} is not {shown(other)}"
        else:
            differences = list(_differences(one, other))
            if differences:
                yield f"  send {number}:"
                yield from (f"  {difference}" for difference in differences)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_payload(value: object) -> bool:
    return isinstance(value, Mapping)


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
