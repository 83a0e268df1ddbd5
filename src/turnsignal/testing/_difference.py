"""Where a value is not the expected one: the first difference, however deep it is."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final, TypeAlias

from ._wording import in_one_line, shown

#: Stands for what is not there.
NOTHING: Final = object()

#: A longer text is not shown as a whole, but this much of it on either side of the difference.
_LONG = 80
_AROUND = 20

#: How many parts within each other are looked at.
_DEEPEST = 50

#: Where a part of a value is, as Python writes it; what is there, and what is expected there.
_Part: TypeAlias = tuple[str, Any, Any]


def is_equal(sent: Any, expected: Any) -> bool:
    """Tell whether a value is the expected one.

    Raises:
        Exception: They cannot be compared.
    """
    # What a test expects comes first, so that mock.ANY equals an array too. Not by !=, which a
    # subclass of a builtin class does not derive from its own ==.
    return sent is expected or bool(expected == sent)


def differs(sent: object, expected: object) -> bool:
    """Tell whether a value is not the expected one, or cannot be compared with it."""
    if sent is NOTHING or expected is NOTHING:  # which equals mock.ANY
        return True
    try:
        return not is_equal(sent, expected)
    except Exception:  # noqa: BLE001  # of arrays, which compare item by item
        return True


def difference(name: str, sent: object, expected: object) -> str:
    """Say in which way a value is not the expected one, which it is not.

    Args:
        name: What the value is called.
        sent: The value; NOTHING if there is none.
        expected: The expected one; NOTHING if there should be none.

    Returns:
        As ``"order" is 1, not 2``, or ``"order"["lines"][7] is 1, not 2``.
    """
    # Values may contain themselves.
    seen: set[tuple[int, int]] = set()
    while (id(sent), id(expected)) not in seen and len(seen) < _DEEPEST:
        seen.add((id(sent), id(expected)))
        part = _first_different_part(sent, expected)
        if part is None:
            break
        place, sent, expected = part
        name += place
    return f"{name} {_said(sent, expected)}"


# Parts


def _first_different_part(sent: object, expected: object) -> _Part | None:
    try:
        return next(
            (part for part in _parts(sent, expected) if differs(part[1], part[2])),
            None,
        )
    except Exception:  # noqa: BLE001  # of whatever is not what its class promises
        return None


def _parts(sent: Any, expected: Any) -> Iterator[_Part]:
    """Yield the parts of two values that are made of such, in their order."""
    if _are_compared_as(sent, expected, dict, OrderedDict):
        for key in (*expected, *(key for key in sent if key not in expected)):
            place = f'"{key}"' if isinstance(key, str) else shown(key)
            yield f"[{place}]", sent.get(key, NOTHING), expected.get(key, NOTHING)
    elif _are_compared_as(sent, expected, list, tuple):
        pairs = zip_longest(sent, expected, fillvalue=NOTHING)
        yield from ((f"[{index}]", *pair) for index, pair in enumerate(pairs))
    elif _are_compared_as(sent, expected, str, bytes):
        yield from _part_of_texts(sent, expected)
    elif type(sent) is type(expected) and dataclasses.is_dataclass(sent):
        for field in dataclasses.fields(sent):
            if field.compare:
                yield f".{field.name}", getattr(sent, field.name), getattr(expected, field.name)


def _are_compared_as(sent: object, expected: object, *classes: type[Any]) -> bool:
    """Tell whether two values are compared as those of one of some classes are.

    A subclass may do so in its own way, for which a part that differs need not matter.
    """
    equality: Any = type(sent).__eq__
    is_shared = equality is type(expected).__eq__
    return is_shared and any(equality is one.__eq__ for one in classes)


def _part_of_texts(sent: Any, expected: Any) -> Iterator[_Part]:
    """Yield what is around the first difference, if the texts are long."""
    if max(len(sent), len(expected)) > _LONG:
        begin, end = _around_first_difference(sent, expected)
        yield f"[{begin}:{end}]", sent[begin:end], expected[begin:end]


def _around_first_difference(one: Any, other: Any) -> tuple[int, int]:
    pairs = enumerate(zip(one, other, strict=False))
    position = next(
        (index for index, (left, right) in pairs if left != right), min(len(one), len(other))
    )
    return max(position - _AROUND, 0), position + _AROUND + 1


# Wording


def _said(sent: Any, expected: Any) -> str:
    if sent is NOTHING:
        return f"is missing, expected {shown(expected)}"
    if expected is NOTHING:
        return f"is not expected: {shown(sent)}"
    try:
        is_equal(sent, expected)
    except Exception as error:  # noqa: BLE001  # whatever a class raises
        reason = f"{type(error).__name__}: {_text_of(error)}"
        return f"is {shown(sent)}, which cannot be compared with {shown(expected)} ({reason})"
    if _are_compared_as(sent, expected, set, frozenset):
        return _said_of_sets(sent, expected)
    one, other = _told_apart(sent, expected)
    return (
        f"is {one}, not {other}" if one != other else f"is {one}, {_looks_the_same(sent, expected)}"
    )


def _said_of_sets(sent: Any, expected: Any) -> str:
    lacking, unexpected = expected - sent, sent - expected
    parts = [f"lacks {shown(lacking)}"] if lacking else []
    if unexpected:
        parts.append(f"has {shown(unexpected)} besides")
    return " and ".join(parts)


def _told_apart(sent: object, expected: object) -> tuple[str, str]:
    """Show two values, if necessary by what is around the first difference of their reprs."""
    one, other = shown(sent), shown(expected)
    if one != other:
        return one, other
    try:
        full, full_other = in_one_line(repr(sent)), in_one_line(repr(expected))
    except Exception:  # noqa: BLE001  # whatever a class raises
        return one, other
    if full == full_other:
        return one, other
    begin, end = _around_first_difference(full, full_other)
    return f"...{full[begin:end]}...", f"...{full_other[begin:end]}..."


def _looks_the_same(sent: object, expected: object) -> str:
    types = [f'"{type(value).__qualname__}"' for value in (sent, expected)]
    kinds = "" if types[0] == types[1] else f": it has type {types[0]}, not {types[1]}"
    return f"which looks the same but is not equal{kinds}"


def _text_of(error: Exception) -> str:
    try:
        return in_one_line(str(error))
    except Exception:  # noqa: BLE001  # whatever a class raises
        return "?"
