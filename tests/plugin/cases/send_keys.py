"""A send passes the keys of the payload by keyword: no other, and every required one."""

from typing import TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    note: NotRequired[str]


order_placed = Signal[Shop, OrderPlaced]("An order was placed.")
shop = Shop()

order_placed.send(shop, order_id=1, total=9.99)
order_placed.send(shop, order_id=1, total=9.99, note="gift")

order_placed.send(shop, order_id=1)
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "total" has type "float"

order_placed.send(shop)
# E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "order_id" has type "int"
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "total" has type "float"

order_placed.send(shop, order_id=1, totl=9.99)
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "total" has type "float"
# E: "Signal[Shop, OrderPlaced]" has no payload key "totl"  [signal-send]
# N: Did you mean "total"?

order_placed.send(shop, order_id=1, total=9.99, colour="red")
# E: "Signal[Shop, OrderPlaced]" has no payload key "colour"  [signal-send]

order_placed.send(shop, order_id="1", total=9.99)
# E: Argument "order_id" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]

order_placed.send(shop, order_id=1, total=9.99, note=None)
# E: Argument "note" to "send" of "Signal" has incompatible type "None"; expected "str"  [arg-type]


class Empty(TypedDict):
    pass


opened = Signal[Shop, Empty]("The shop opened.")
opened.send(shop)

opened.send(shop, at=9)
# E: "Signal[Shop, Empty]" has no payload key "at"  [signal-send]
