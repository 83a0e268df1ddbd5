"""Methods of signals that have names of their own."""

from blinker import Signal

placed = Signal()
send = placed.send
connect = placed.connect


@connect
def on_placed(sender, *, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (all 2 sends)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


send(None, order_id=1)


def run() -> None:
    emit = placed.send
    emit(None, order_id=2)
