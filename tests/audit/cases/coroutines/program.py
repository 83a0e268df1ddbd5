"""Receivers and sends that are asynchronous."""

from blinker import Signal

placed = Signal()


@placed.connect
async def on_placed(sender, *, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (all 2 sends)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


def to_sync(function):
    return function


async def place() -> None:
    await placed.send_async(None, order_id=1, _sync_wrapper=to_sync)
    placed.send(None, order_id=1, _async_wrapper=to_sync)
