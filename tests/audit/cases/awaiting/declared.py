"""That a receiver is called by the wrong method is no matter of types: it is said of declared signals, too."""

from collections.abc import Coroutine
from typing import Any, TypedDict

from turnsignal import Signal


class Empty(TypedDict): ...


placed = Signal[None, Empty]()
paid = Signal[None, Empty]()
asynchronous = Signal[None, Empty, Coroutine[Any, Any, None]]()


@placed.connect
async def on_placed(sender: None) -> None: ...
# E: Receiver "on_placed" of signal "placed" is asynchronous, but send() awaits nothing: use send_async(), or _async_wrapper (1 of 3 sends)  [signal-receiver]
# N: awaiting/declared.py:45: Sent here with no keys


@paid.connect
def on_paid(sender: None, *, key: int = 0) -> None: ...
# E: Receiver "on_paid" of signal "paid" is not asynchronous, but send_async() awaits all: pass _sync_wrapper (1 of 3 sends)  [signal-receiver]
# N: awaiting/declared.py:48: Sent here with no keys


@asynchronous.connect
async def on_asynchronous(sender: None) -> None: ...


@asynchronous.connect
def gives_coroutine(sender: None) -> Coroutine[Any, Any, None]:
    # E: Receiver "gives_coroutine" of signal "asynchronous" is not asynchronous, but send_async() awaits all: pass _sync_wrapper (1 of 2 sends)  [signal-receiver]
    # N: awaiting/declared.py:51: Sent here with no keys
    return on_asynchronous(sender)


def wrap(function: Any) -> Any:
    return function


async def send_all() -> None:
    placed.send(None)
    placed.send(None, _async_wrapper=wrap)
    await placed.send_async(None)
    await paid.send_async(None)
    await paid.send_async(None, _sync_wrapper=wrap)
    paid.send(None)
    await asynchronous.send_async(None)
    asynchronous.send(None)
    # E: send() of "Signal[None, Empty, Coroutine[Any, Any, None]]" cannot await its receivers, which return "Coroutine[Any, Any, None]"  [signal-send]
    # N: awaiting/declared.py:52: Call send_async(), or pass _async_wrapper
