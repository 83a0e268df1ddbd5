"""A send must fit one of the payloads that a union allows."""

from typing import Any, TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float


class OrderCancelled(TypedDict):
    order_id: int
    reason: str
    note: NotRequired[str]


class Draft(TypedDict):
    order_id: NotRequired[int]
    total: float


class Labelled(TypedDict):
    order_id: str
    total: float


order_placed = Signal[Shop, OrderPlaced]()
either = Signal[Shop, OrderPlaced | OrderCancelled]()
shop = Shop()

either.send(shop, order_id=1, total=9.99)
either.send(shop, order_id=1, reason="late", note="")

either.send(shop, order_id=1)
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced | OrderCancelled]"  [signal-send]
# N: "total" has type "float"

either.send(shop, order_id=1, total=9.99, reason="late")
# E: "Signal[Shop, OrderPlaced | OrderCancelled]" has no payload key "reason"  [signal-send]

either.send(shop, order_id="1", total=9.99)
# E: Argument "order_id" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]

either.send(order_id=1, total=9.99)
# E: "Signal[Shop, OrderPlaced | OrderCancelled]" needs a sender of type "Shop", but send() without a sender sends None  [signal-send]
# N: Pass it first: send(sender_object, ...)


def forward(
    placed: OrderPlaced,
    both: OrderPlaced | OrderCancelled,
    complete: OrderPlaced | Labelled,
    draft: OrderPlaced | Draft,
    untyped: dict[str, Any],
) -> None:
    either.send(shop, **placed)
    either.send(shop, **both)
    either.send(shop, **untyped)

    either.send(shop, **draft)
    # E: Payload key "order_id" of "Signal[Shop, OrderPlaced | OrderCancelled]" is required, but may be missing from "Draft"  [signal-send]

    order_placed.send(shop, **both)
    # E: "Signal[Shop, OrderPlaced]" has no payload key "reason"  [signal-send]
    # E: "Signal[Shop, OrderPlaced]" has no payload key "note"  [signal-send]
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "OrderPlaced | OrderCancelled"  [signal-send]

    order_placed.send(shop, **complete)
    # E: Payload key "order_id" of "Signal[Shop, OrderPlaced]" has type "int", but the value that is passed for it has type "int | str"  [signal-send]

    order_placed.send(shop, **draft)
    # E: Payload key "order_id" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "OrderPlaced | Draft"  [signal-send]

    order_placed.send(shop, total=9.99, **both)
    # E: "Signal[Shop, OrderPlaced]" has no payload key "reason"  [signal-send]
    # E: "Signal[Shop, OrderPlaced]" has no payload key "note"  [signal-send]
    # E: send() of "Signal[Shop, OrderPlaced]" is given payload key "total" twice  [signal-send]
