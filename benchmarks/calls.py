"""Whether a contender does what it is timed for: which receivers it calls, and with what."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from benchmarks import receivers
from benchmarks.contenders import Contender, batch

#: Where the code of all receivers comes from; nothing else of it runs in a send.
_FILE = receivers.receive_order.__code__.co_filename


class NotCalledError(Exception):
    """A contender did not call its receivers as it should."""


def check(contender: Contender, events: asyncio.AbstractEventLoop) -> None:
    """Run the contender's proof once.

    Raises:
        NotCalledError: If it calls other receivers than expected, or not as often.
    """
    prove = batch(contender.proof, contender.names, events)
    observed = observe(lambda: prove(1), contender.names["sender"])
    if observed != contender.expected:
        raise NotCalledError(
            f"{contender.name}: `{contender.proof}` should make {contender.expected.total()} calls"
            f" of {len(contender.expected)} receivers, and made {observed.total()}"
            f" of {len(observed)}"
        )


def observe(action: Callable[[], object], sender: object) -> Counter[int]:
    """Return how often an action calls each receiver with the sender and the right payload."""
    calls: Counter[int] = Counter()

    def see(frame: FrameType, event: str, _argument: Any) -> None:
        if event != "call" or frame.f_code.co_filename != _FILE:
            return
        values = frame.f_locals
        if (values["sender"], values["order_id"], values["total"]) == (sender, 1, 9.5):
            calls[id(values.get("self", frame.f_code))] += 1

    # The interpreter tells of each call, so that receivers need not count.
    previous = sys.getprofile()
    sys.setprofile(see)
    try:
        action()
    finally:
        sys.setprofile(previous)
    return calls
