"""A send passes the sender first, by position; without one it sends None."""

from typing import TypedDict

from turnsignal import Signal


class Shop: ...


class Branch(Shop): ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
order_placed.send(Branch(), order_id=1)

order_placed.send("shop", order_id=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "str"; expected "Shop"  [arg-type]

order_placed.send(None, order_id=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "None"; expected "Shop"  [arg-type]

order_placed.send(order_id=1)
# E: "Signal[Shop, OrderPlaced]" needs a sender of type "Shop", but send() without a sender sends None  [signal-send]
# N: Pass it first: send(sender_object, ...)

order_placed.send(sender=Shop(), order_id=1)
# E: "Signal[Shop, OrderPlaced]" takes its sender by position; as send(sender=...) it is a payload key, and the sender is None  [signal-send]
# N: Pass it first: send(sender_object, ...)

order_placed.send(Shop(), 1)
# E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "order_id" has type "int"
# E: send() of "Signal[Shop, OrderPlaced]" takes the sender alone by position  [signal-send]
# N: Pass the payload by keyword: send(sender, key=value), or send(sender, **payload)

ticked = Signal[None, OrderPlaced]()
ticked.send(order_id=1)
ticked.send(None, order_id=1)

anonymous = Signal[Shop | None, OrderPlaced]()
anonymous.send(order_id=1)

anonymous.send("shop", order_id=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "str"; expected "Shop | None"  [arg-type]


class Renamed(TypedDict):
    sender: str


renamed = Signal[Shop, Renamed]()
renamed.send(Shop(), sender="old name")

senders = (Shop(),)
order_placed.send(*senders, order_id=1)
