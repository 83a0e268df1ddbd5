"""The signals of a signal are declared as well: their payload has a key named "sender"."""

from collections.abc import Callable
from typing import Any

from turnsignal import Signal

order_placed = Signal()


@order_placed.receiver_connected.connect
def connected(
    signal: Signal, *, receiver: Callable[..., Any], sender: object, weak: bool
) -> None: ...


@order_placed.receiver_connected.connect
# E: Receiver "names_both_alike" of "Signal[Signal[Any, Any, Any], ReceiverConnected]" names its sender parameter "sender", which is also a payload key; make it positional-only or rename it  [signal-receiver]
# N: Expected signature: def names_both_alike(sender_: Signal[Any, Any, Any], *, receiver: Callable[..., Any], sender: Any, weak: bool, **payload: object) -> None
def names_both_alike(sender: Signal, **payload: object) -> None: ...


@order_placed.receiver_disconnected.connect
# E: Receiver "disconnected" of "Signal[Signal[Any, Any, Any], ReceiverDisconnected]" requires parameter "weak", which is not a payload key  [signal-receiver]
# N: Expected signature: def disconnected(signal: Signal[Any, Any, Any], *, receiver: Callable[..., Any], sender: Any) -> None
def disconnected(
    signal: Signal, *, receiver: Callable[..., Any], sender: object, weak: bool
) -> None: ...
