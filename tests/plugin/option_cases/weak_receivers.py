"""With ``weak_receivers = false``, nothing is said of receivers that die at once."""

from typing import TypedDict

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
order_placed.connect(lambda sender, order_id: None)


def connect() -> None:
    @order_placed.connect
    def log(sender: Shop, *, order_id: int) -> None: ...


order_placed.connect(lambda sender: None)
# E: Lambda receiver of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: lambda sender, *, order_id: ...
