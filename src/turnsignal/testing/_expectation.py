"""What a test expects of a send, and in which ways a send is not like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from turnsignal._keys import BY_VALUE
from turnsignal._signals import is_any

from ._sent import Sent
from ._wording import shown, shown_payload


def is_from(sender: object, expected: object) -> bool:
    """Tell whether a sender is the expected one, as signals do: texts and numbers by value."""
    if is_any(expected) or sender is expected:
        return True
    return isinstance(sender, BY_VALUE) and isinstance(expected, BY_VALUE) and sender == expected


@dataclass(frozen=True)
class Expectation:
    """What a test expects of a send."""

    #: The whole payload; None if any will do.
    payload: Mapping[str, Any] | None
    #: Who sends; ANY if it may be anyone.
    sender: Any

    def __str__(self) -> str:
        parts = [] if self.payload is None else [shown_payload(self.payload)]
        if not is_any(self.sender):
            parts.append(f"from {shown(self.sender)}")
        return " ".join(parts)

    @property
    def is_open(self) -> bool:
        """Whether any send will do."""
        return self.payload is None and is_any(self.sender)

    def is_met_by(self, sent: Sent[Any, Any, Any]) -> bool:
        """Tell whether a send is as expected."""
        return not any(True for _ in self.differences(sent))

    def differences(self, sent: Sent[Any, Any, Any]) -> Iterator[str]:
        """Say in which ways a send is not as expected."""
        if self.payload is not None:
            yield from payload_differences(sent.payload, self.payload)
        if not is_from(sent.sender, self.sender):
            yield f"the sender is {shown(sent.sender)}, not {shown(self.sender)}"


def payload_differences(sent: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """Say in which ways a payload is not the expected one, key by key."""
    for key, value in expected.items():
        if key not in sent:
            yield f'"{key}" is missing, expected {shown(value)}'
        else:
            difference = _difference(sent[key], value)
            if difference is not None:
                yield f'"{key}" {difference}'
    for key, value in sent.items():
        if key not in expected:
            yield f'"{key}" is not expected: {shown(value)}'


def _difference(sent: Any, expected: Any) -> str | None:
    """Say in which way a value is not the expected one; None if it is."""
    if sent is expected:
        return None
    try:
        # What a test expects comes first, so that mock.ANY equals an array too.
        differs = bool(expected != sent)
    except Exception as error:  # noqa: BLE001  # of arrays, which compare item by item
        reason = f"{type(error).__name__}: {error}"
        return f"is {shown(sent)}, which cannot be compared with {shown(expected)} ({reason})"
    return f"is {shown(sent)}, not {shown(expected)}" if differs else None
