"""A payload can be passed on whole, with **."""

from typing import Any, TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float


class Draft(TypedDict, total=False):
    order_id: int
    total: float


class Odd(TypedDict):
    order_id: int
    total: str


class More(OrderPlaced):
    colour: str


class OnlyTotal(TypedDict):
    total: NotRequired[float]


order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


def forward(
    payload: OrderPlaced,
    draft: Draft,
    odd: Odd,
    more: More,
    rest: OnlyTotal,
    untyped: dict[str, Any],
    texts: dict[str, str],
) -> None:
    order_placed.send(shop, **payload)
    order_placed.send(shop, **untyped)
    order_placed.send(shop, order_id=1, **untyped)

    order_placed.send(shop, **draft)
    # E: Payload key "order_id" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "Draft"  [signal-send]
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "Draft"  [signal-send]

    order_placed.send(shop, **odd)
    # E: Argument "total" to "send" of "Signal" has incompatible type "str"; expected "float"  [arg-type]

    order_placed.send(shop, **more)
    # E: "Signal[Shop, OrderPlaced]" has no payload key "colour"  [signal-send]

    order_placed.send(shop, order_id=1, **rest)
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "OnlyTotal"  [signal-send]

    order_placed.send(shop, **rest)
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "OnlyTotal"  [signal-send]

    order_placed.send(shop, **texts)
    # E: Argument 2 to "send" of "Signal" has incompatible type "**dict[str, str]"; expected "int"  [arg-type]
    # E: Argument 2 to "send" of "Signal" has incompatible type "**dict[str, str]"; expected "float"  [arg-type]
