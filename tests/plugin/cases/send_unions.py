"""A send must fit one of the payloads that a union allows."""

from typing import Any, Literal, TypedDict

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


# The payload that a literal stands for is the one that was meant.
class InPence(TypedDict):
    version: Literal[2]
    pence: int


class InPounds(TypedDict):
    version: Literal[1]
    pounds: float
    rounded: bool


priced = Signal[Shop, InPounds | InPence]()
priced.send(shop, version=1, pounds=1.0, rounded=False)
priced.send(shop, version=2, pence=100)

priced.send(shop, version=1)
# E: Missing payload key "pounds" in send() of "Signal[Shop, InPounds | InPence]"  [signal-send]
# N: "pounds" has type "float"
# E: Missing payload key "rounded" in send() of "Signal[Shop, InPounds | InPence]"  [signal-send]
# N: "rounded" has type "bool"

priced.send(shop, version=2, penc=100)
# E: Missing payload key "pence" in send() of "Signal[Shop, InPounds | InPence]"  [signal-send]
# N: "pence" has type "int"
# E: "Signal[Shop, InPounds | InPence]" has no payload key "penc"  [signal-send]
# N: Did you mean "pence"?

priced.send(shop, version=2, pounds=1.0, rounded=False)
# E: Missing payload key "pence" in send() of "Signal[Shop, InPounds | InPence]"  [signal-send]
# N: "pence" has type "int"
# E: "Signal[Shop, InPounds | InPence]" has no payload key "pounds"  [signal-send]
# E: "Signal[Shop, InPounds | InPence]" has no payload key "rounded"  [signal-send]


def send_price(version: Literal[1, 2]) -> None:
    priced.send(shop, version=version, pence=100)
    # E: Argument "version" to "send" of "Signal" has incompatible type "Literal[1, 2]"; expected "Literal[2]"  [arg-type]
