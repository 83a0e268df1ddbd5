"""What a test expects of a send, and in which ways a send is not like it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from turnsignal._keys import BY_VALUE
from turnsignal._signals import is_any

from ._difference import NOTHING, difference, differs
from ._sent import Sent
from ._wording import shown, shown_payload

#: A key of payloads, with what was sent and what is expected.
_Entry: TypeAlias = tuple[str, Any, Any]


def is_anyone(expected: object) -> bool:
    """Tell whether any sender is expected."""
    mock = sys.modules.get("unittest.mock")
    return is_any(expected) or (mock is not None and expected is mock.ANY)


def is_from(sender: object, expected: object) -> bool:
    """Tell whether a sender is the expected one, as signals do: texts and numbers by value."""
    if is_anyone(expected) or sender is expected:
        return True
    # As signals do, without asking a proxy what it stands for.
    by_value = issubclass(type(sender), BY_VALUE) and issubclass(type(expected), BY_VALUE)
    return by_value and sender == expected


@dataclass(frozen=True)
class Expectation:
    """What a test expects of a send."""

    #: The payload; None if any will do.
    payload: Mapping[str, Any] | None
    #: Who sends; ANY if it may be anyone.
    sender: Any
    #: Whether the payload may have other keys as well.
    is_partial: bool = False

    def __str__(self) -> str:
        parts: list[str] = []
        if self.payload is not None:
            others = ", ..." if self.is_partial else ""
            parts.append(f"{shown_payload(self.payload)}{others}")
        if not is_anyone(self.sender):
            parts.append(f"from {shown(self.sender)}")
        return " ".join(parts)

    @property
    def is_open(self) -> bool:
        """Whether any send will do."""
        return self.payload is None and is_anyone(self.sender)

    def is_met_by(self, sent: Sent[Any, Any, Any]) -> bool:
        """Tell whether a send is as expected."""
        return is_from(sent.sender, self.sender) and not any(True for _ in self._wrong(sent))

    def count_differences(self, sent: Sent[Any, Any, Any]) -> int:
        """Return in how many ways a send is not as expected."""
        return (not is_from(sent.sender, self.sender)) + sum(1 for _ in self._wrong(sent))

    def differences(self, sent: Sent[Any, Any, Any]) -> Iterator[str]:
        """Say in which ways a send is not as expected."""
        yield from (_shown_difference(entry) for entry in self._wrong(sent))
        if not is_from(sent.sender, self.sender):
            yield f"the sender is {_other_sender(sent.sender, self.sender)}"

    def _wrong(self, sent: Sent[Any, Any, Any]) -> Iterator[_Entry]:
        if self.payload is None:
            return
        for key, found, expected in _wrong_entries(sent.payload, self.payload):
            if not (self.is_partial and expected is NOTHING):
                yield key, found, expected


def payload_differences(sent: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """Say in which ways a payload is not the expected one, key by key."""
    return (_shown_difference(entry) for entry in _wrong_entries(sent, expected))


def _wrong_entries(sent: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[_Entry]:
    for key, value in expected.items():
        found = sent.get(key, NOTHING)
        if differs(found, value):
            yield key, found, value
    for key, value in sent.items():
        if key not in expected:
            yield key, value, NOTHING


def _shown_difference(entry: _Entry) -> str:
    key, sent, expected = entry
    return difference(f'"{key}"', sent, expected)


def _other_sender(sent: object, expected: object) -> str:
    """Show a sender that is not the expected one, though it may be equal or look the same."""
    if not differs(sent, expected):
        return f"{shown(sent)}, which is equal, but senders are compared by identity"
    if shown(sent) == shown(expected):
        return f"{shown(sent)}, which looks the same but is another"
    return f"{shown(sent)}, not {shown(expected)}"
