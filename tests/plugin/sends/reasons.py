"""Why a send is wrong: read from what Python raises, and from what mypy says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple


class Reason(NamedTuple):
    """What goes wrong: one of the kinds below, and the key that it is about, if any.

    missing, unknown, twice, misfit: about a key.
    sender, no sender, positional: the sender does not fit, is None, or is not the only one.
    coroutine: a coroutine function is sent to without a wrapper.
    result: what a receiver returns is not what it is taken for.
    """

    kind: str
    key: str = ""


def raised_reasons(error: Exception) -> set[Reason]:
    """Read what goes wrong from what Python says."""
    text = str(error)
    if "Cannot send to a" in text:
        return {Reason("coroutine")}
    if re.search(r"takes .* positional arguments? but", text):
        return {Reason("positional")}
    if missing := re.search(r"missing \d+ required keyword-only arguments?: (.*)", text):
        return {Reason("missing", name) for name in re.findall(r"'(.*?)'", missing[1])}
    if unknown := re.search(r"got an unexpected keyword argument '(.*?)'", text):
        return {Reason("unknown", unknown[1])}
    if twice := re.search(r"got multiple values for keyword argument '(.*?)'", text):
        return {Reason("twice", twice[1])}
    raise AssertionError(text) from error


class Claim(NamedTuple):
    """What one message says goes wrong: one of these reasons, or any of these kinds."""

    reasons: set[Reason]
    kinds: set[str]

    def is_about(self, reason: Reason) -> bool:
        """Tell whether the message is about something that goes wrong."""
        return reason in self.reasons or reason.kind in self.kinds


#: What stands for a key in the messages that name one, for each kind.
_ABOUT_KEYS: Final = {
    r'Missing payload key "(.*?)" in': "missing",
    r'Payload key "(.*?)" of .* is required, but may be missing from': "missing",
    r'has no payload key "(.*?)"': "unknown",
    r'Unexpected keyword argument "(.*?)" for': "unknown",
    r'Payload key "(.*?)" of .* has type .*, but the value': "misfit",
    r'Argument "(.*?)" to "send(_async)?" of': "misfit",
    r'is given payload key "(.*?)" twice': "twice",
    r'gets multiple values for keyword argument "(.*?)"': "twice",
}

#: The kinds of what the other messages may be about.
_OTHERS: Final = {
    r"as send(_async)?\(sender=...\) it is a payload key": {"no sender"},
    r"needs a sender of type": {"no sender"},
    r"takes the sender alone by position": {"positional"},
    r"Too many (positional )?arguments for": {"positional"},
    r"cannot await its receivers": {"coroutine"},
    r"Incompatible types in assignment": {"result"},
    r'Argument \d+ to .* incompatible type "\*\*': {"misfit"},
    r"Further payload keys of .* have type": {"misfit"},
    r"Argument \d+ to": {"sender"},
    r"No overload variant": {"misfit", "sender", "positional", "twice", "unknown"},
}


def claims(messages: Iterable[str]) -> list[Claim]:
    """List what the errors among messages say."""
    return [_claim(text) for text in messages if text.startswith("E:")]


def _claim(text: str) -> Claim:
    for pattern, kind in _ABOUT_KEYS.items():
        if found := re.search(pattern, text):
            return Claim({Reason(kind, found[1])}, set())
    for pattern, kinds in _OTHERS.items():
        if re.search(pattern, text):
            return Claim({Reason("unknown", "sender")} if "(sender=...)" in text else set(), kinds)
    return Claim(set(), set())  # no known reason, so that it cannot be true
