"""The record of one send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias

from turnsignal._specification import RESERVED_KEYS
from turnsignal._typing import PayloadT, ResultT, SenderT


def payload_of(passed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload of a send: what it passes by keyword, without a wrapper.

    Args:
        passed: The keyword arguments of ``send`` or ``send_async``.
    """
    return {key: value for key, value in passed.items() if key not in RESERVED_KEYS}


#: What a send returns: each receiver with its result.
Results: TypeAlias = list[tuple[Callable[..., Any], ResultT]]


class Sent(Generic[SenderT, PayloadT, ResultT]):
    """A send that was captured.

    Args:
        sender: Who sent.
        payload: What was sent.

    .. versionadded:: 0.1
    """

    def __init__(self, sender: SenderT, payload: PayloadT) -> None:
        #: Who sent.
        self.sender: SenderT = sender
        #: What was sent, a dict that has the type that the signal declares.
        self.payload: PayloadT = payload
        #: Each receiver with what it returned, as the send itself returned it. Empty until it
        #: has returned, and if a receiver raised an exception.
        self.results: Results[ResultT] = []
        #: The exception that a receiver raised, if one did.
        self.error: BaseException | None = None

    def __repr__(self) -> str:
        return f"Sent({self.sender!r}, {self.payload!r})"
