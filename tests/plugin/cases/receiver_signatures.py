"""The expected signature is Python, and would fit."""

from typing import Any, TypedDict

from turnsignal import Signal


class Shop: ...


Row = TypedDict("Row", {"class": int, "kwargs": str})
inserted = Signal[Shop, Row]()  # type: ignore[signal-send]


@inserted.connect
# E: Receiver "lacks_the_keys" of "Signal[Shop, Row]" does not accept payload key "class"  [signal-receiver]
# E: Receiver "lacks_the_keys" of "Signal[Shop, Row]" does not accept payload key "kwargs"  [signal-receiver]
# N: Expected signature: def lacks_the_keys(sender: Shop, *, kwargs: str, **kwargs_: Any) -> None
def lacks_the_keys(sender: Shop) -> None: ...


@inserted.connect
def takes_the_keys(sender: Shop, *, kwargs: str, **kwargs_: Any) -> None: ...


inserted.connect(lambda sender: None, weak=False)
# E: Lambda receiver of "Signal[Shop, Row]" does not accept payload key "class"  [signal-receiver]
# E: Lambda receiver of "Signal[Shop, Row]" does not accept payload key "kwargs"  [signal-receiver]
# N: Expected signature: lambda sender, *, kwargs, **kwargs_: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()


class Street:
    class Shop: ...


@order_placed.connect
# E: Receiver "from_another_shop" of "Signal[Shop, OrderPlaced]" expects a sender of type "receiver_signatures.Street.Shop" for "sender", but may get "receiver_signatures.Shop"  [signal-receiver]
# N: Expected signature: def from_another_shop(sender: receiver_signatures.Shop, *, order_id: int) -> None
def from_another_shop(sender: Street.Shop, *, order_id: int) -> None: ...
