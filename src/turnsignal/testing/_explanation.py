"""What a failed ``==`` says where one side of it was captured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, zip_longest
from typing import Any, TypeAlias

from ._capture import Capture, captures
from ._expectation import payload_differences
from ._wording import shown, shown_count, shown_payload, shown_signal

#: Where the captured payloads are from, by their ids: the capture, and the number of the send.
_Places: TypeAlias = Mapping[int, tuple[Capture[Any, Any, Any], int]]


def explain_comparison(left: Any, right: Any) -> list[str] | None:
    """Explain why a captured payload, or a list of such, is not the expected one.

    Args:
        left: The left side of ``==``.
        right: The right side.

    Returns:
        The lines of the explanation; None if neither side was captured.
    """
    if _is_payload(left) and _is_payload(right):
        explain = _explanation_of_payload
    elif _may_be_payloads(left) and _may_be_payloads(right):
        explain = _explanation_of_list
    else:
        return None
    places = _places()
    for sent, expected in ((left, right), (right, left)):
        lines = list(explain(sent, expected, places))
        if lines:
            return lines
    return None


def _explanation_of_payload(sent: Any, expected: Any, places: _Places) -> Iterator[str]:
    place = places.get(id(sent))
    if place is not None:
        capture, number = place
        yield f"The payload of send {number} of {_shown(capture)} is not as expected"
        yield from _differences(sent, expected)


def _explanation_of_list(sent: list[Any], expected: list[Any], places: _Places) -> Iterator[str]:
    capture = _common_capture(sent, places)
    if capture is None:
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


def _is_payload(value: object) -> bool:
    # Not isinstance, which asks a proxy what it stands for.
    return issubclass(type(value), Mapping)


def _may_be_payloads(value: Any) -> bool:
    if not issubclass(type(value), list):
        return False
    # Not value[:1], which a subclass may have answered in its own way.
    items: Iterator[Any] = list[Any].__iter__(value)
    return all(map(_is_payload, islice(items, 1)))


def _differences(sent: Any, expected: Any) -> Iterator[str]:
    return (f"  {difference}" for difference in payload_differences(sent, expected))


def _places() -> _Places:
    return {
        id(payload): (capture, number)
        for capture in captures
        for number, payload in enumerate(capture.payloads, 1)
    }


def _common_capture(payloads: list[Any], places: _Places) -> Capture[Any, Any, Any] | None:
    """Return the capture that all of these are from, if there is one."""
    common = None
    for payload in payloads:
        capture, _ = places.get(id(payload), (None, 0))
        if capture is None or common not in (None, capture):
            return None
        common = capture
    return common


def _shown(capture: Capture[Any, Any, Any]) -> str:
    return shown_signal(capture.signal)
