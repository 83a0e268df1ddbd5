"""The record of one send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeAlias

from turnsignal._typing import PayloadT, ResultT, SenderT

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
        #: What was sent: a dict, which has the type that the signal declares.
        self.payload: PayloadT = payload
        #: Each receiver with what it returned, as the send itself returned it. Empty until it
        #: has returned, and if a receiver raised an exception.
        self.results: Results[ResultT] = []
        #: The exception that a receiver raised, if one did.
        self.error: BaseException | None = None

    def __repr__(self) -> str:
        return f"Sent({self.sender!r}, {self.payload!r})"
