"""The keys and values of a dict literal are checked one by one."""

from typing import Any, TypedDict

from typing_extensions import NotRequired

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    tags: NotRequired[list[str]]


Headers = TypedDict("Headers", {"content-type": str, "content-length": int})
order_placed = Signal[Shop, OrderPlaced]()
received = Signal[Shop, Headers]()  # type: ignore[signal-send]
shop = Shop()
key = "total"
untyped: dict[str, Any] = {}

order_placed.send(shop, **{"order_id": 1, "total": 9.99, "tags": []})
received.send(shop, **{"content-type": "text/plain", "content-length": 3})
order_placed.send(shop, order_id=1, **{"total": 9.99})

order_placed.send(shop, **{"order_id": "1", "total": 9.99})
# E: Payload key "order_id" of "Signal[Shop, OrderPlaced]" has type "int", but the value that is passed for it has type "str"  [signal-send]

order_placed.send(shop, **{"order_id": 1})
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "total" has type "float"

order_placed.send(shop, **{"order_id": 1, "totl": 9.99})
# E: Missing payload key "total" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "total" has type "float"
# E: "Signal[Shop, OrderPlaced]" has no payload key "totl"  [signal-send]
# N: Did you mean "total"?

order_placed.send(shop, order_id=1, **{"order_id": 1, "total": 9.99})
# E: send() of "Signal[Shop, OrderPlaced]" is given payload key "order_id" twice  [signal-send]

order_placed.send(shop, order_id="1", **{"total": 9.99})
# E: Argument "order_id" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]

order_placed.send(shop, **{"order_id": 1, key: 9.99})
# E: Argument 2 to "send" of "Signal" has incompatible type "**dict[str, float]"; expected "int"  [arg-type]
# E: Argument 2 to "send" of "Signal" has incompatible type "**dict[str, float]"; expected "list[str]"  [arg-type]
order_placed.send(shop, **{"order_id": 1, **untyped})
order_placed.send(shop, **{"order_id": 1}, **untyped)
