"""Says what a send passes."""

from __future__ import annotations

from collections.abc import Sequence

from turnsignal_audit._report import Related
from turnsignal_audit.reading._events import SendEvent
from turnsignal_audit.reading._program import Program


def sent_here(program: Program, sends: Sequence[SendEvent]) -> list[Related]:
    """List where some sends are, with the keys that each passes."""
    return [
        Related(place, f"Sent here with {_keys(send)}")
        for place, send in sorted(
            ((program.send_place(send), send) for send in sends), key=lambda item: item[0]
        )
    ]


def _keys(send: SendEvent) -> str:
    names = [f'"{name}"' for name in send.sent.keys]
    if send.sent.further is not None:
        names.append("further keys")
    return ", ".join(names) or "no keys"
