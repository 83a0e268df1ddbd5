"""Values that are sent by themselves, to see what the check says of them."""

from __future__ import annotations

from typing import Any, TypedDict

from turnsignal import Signal
from turnsignal.testing import SignalTypeError, checked

any_signal: Any = Signal
any_typed_dict: Any = TypedDict


def carrying(hint: Any) -> Any:
    """Return a signal with one key, "v", of a type that type checkers cannot know."""
    return any_signal[Any, any_typed_dict("Payload", {"v": hint})]()


def misfit(value: Any, hint: Any) -> str | None:
    """Return why a value is refused; None if it is not."""
    signal = carrying(hint)
    with checked(signal, values=True):
        try:
            signal.send(v=value)
        except SignalTypeError as refused:
            first, *more = str(refused).splitlines()
            assert first.startswith('Payload key "v" of')
            return "\n".join(more).strip()
    return None
