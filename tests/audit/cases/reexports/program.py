from reexports import interface
from reexports.interface import also_paid, order_placed, placed


@order_placed.connect
def on_placed(sender, order_id):
    # E: Receiver "on_placed" of signal "placed" does not accept payload key "order" (its only send)  [signal-receiver]
    # E: Receiver "on_placed" of signal "placed" requires parameter "order_id", which no send passes (did you mean "order"?)  [signal-receiver]
    pass


@interface.module_paid.connect
def on_paid(sender, amount):
    # E: Receiver "on_paid" of signal "paid" requires parameter "amount", which 1 of 2 sends leaves out  [signal-missing-key]
    # E: Receiver "on_paid" of signal "paid" does not accept payload key "price" (1 of 2 sends)  [signal-receiver]
    pass


placed.send(None, order=1)
also_paid.send(None, price=1)
# W: Sends of signal "paid" pass different keys: "amount" (1 of 2 sends), "price" (1 of 2 sends)  [signal-sends-differ]
interface.order_paid.send(None, amount=1)
