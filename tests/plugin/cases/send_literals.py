"""The keys and values of a dict literal are checked one by one."""

from collections.abc import Mapping
from typing import Any, Final, TypedDict

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


class Ordered(TypedDict):
    order_id: int


class Priced(TypedDict):
    total: NotRequired[float]


TOTAL: Final = "total"
counted = Signal[Shop, Mapping[str, int]]()


def forward(ordered: Ordered, priced: Priced, numbers: dict[str, int]) -> None:
    order_placed.send(shop, **{**ordered, "total": 9.99})
    order_placed.send(shop, **{**ordered, TOTAL: 9.99})
    order_placed.send(shop, **{"total": 9.99, **priced, **ordered})
    order_placed.send(shop, **{**ordered, "order_id": 2, "total": 9.99})
    counted.send(shop, **{**ordered, "pages": 2}, lines=3)

    order_placed.send(shop, **{**ordered, **priced})
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" is required, but may be missing from "dict[str, object]"  [signal-send]

    order_placed.send(shop, **{**ordered, "total": "9.99"})
    # E: Payload key "total" of "Signal[Shop, OrderPlaced]" has type "float", but the value that is passed for it has type "str"  [signal-send]

    counted.send(shop, **{**ordered, "pages": "2"}, lines="3")
    # E: Payload key "pages" of "Signal[Shop, Mapping[str, int]]" has type "int", but the value that is passed for it has type "str"  [signal-send]
    # E: Argument "lines" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]


def count(texts: dict[str, str], numbers: dict[str, int]) -> None:
    counted.send(shop, **{"one": 1}, **numbers)
    counted.send(shop, **{"one": 1}, **texts)
    # E: Further payload keys of "Signal[Shop, Mapping[str, int]]" have type "int", but those of the mapping have type "str"  [signal-send]
