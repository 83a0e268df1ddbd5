from typing import Any

from blinker import Signal, signal

never_sent = Signal()
one, two = Signal(), Signal()
open_payload = Signal()
sent_by_unknown = Signal()


class Own(Signal): ...


own = Own()


def send(keys: dict[str, int], unknown: Any) -> None:
    one.send(None, a=1)
    two.send(None)
    open_payload.send(None, **keys)
    unknown.sent_by_unknown.send(None)
    own.send(None, a=1)
    signal("by name").send(None, a=1)
