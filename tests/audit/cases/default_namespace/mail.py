from typing import Final

import blinker
from blinker import signal

PAID: Final = "default-namespace.paid"


@signal("default-namespace.placed").connect
def on_placed(sender, order):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order_id" (all 2 sends)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@signal(PAID).connect
def on_paid(sender, order):
    # E: Receiver "on_paid" of signal "default-namespace.paid" does not accept payload key "order_id" (its only send)  [signal-receiver]
    # E: Receiver "on_paid" of signal "default-namespace.paid" requires parameter "order", which no send passes (did you mean "order_id"?)  [signal-receiver]
    pass


@blinker.signal("default-namespace.sent").connect
def on_sent(sender, order_id):
    pass
