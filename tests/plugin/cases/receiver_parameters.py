"""A receiver takes the sender by position and every key by keyword."""

from collections.abc import Mapping
from typing import Any, TypedDict, overload

from typing_extensions import NotRequired, Unpack

from turnsignal import Signal


class Shop: ...


class Branch(Shop): ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    note: NotRequired[str]


order_placed = Signal[Shop, OrderPlaced]()


@order_placed.connect
def exact(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
def by_position_or_keyword(sender: Shop, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
def wider(sender: object, *, order_id: object, **rest: object) -> None: ...


@order_placed.connect
def unpacked(sender: Shop, **payload: Unpack[OrderPlaced]) -> None: ...


@order_placed.connect
def untyped(sender, **payload): ...  # type: ignore[no-untyped-def]


@order_placed.connect
def all_of_it(*args: Any, **payload: Any) -> None: ...


@order_placed.connect
def more_with_defaults(
    sender: Shop, extra: int = 0, *, order_id: int, total: float, note: str = "", other: int = 1
) -> None: ...


@order_placed.connect
# E: Receiver "lacks_a_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "total"  [signal-receiver]
# N: Expected signature: def lacks_a_key(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def lacks_a_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "misspells_a_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "total"  [signal-receiver]
# E: Receiver "misspells_a_key" of "Signal[Shop, OrderPlaced]" requires parameter "totl", which is not a payload key (did you mean "total"?)  [signal-receiver]
# N: Expected signature: def misspells_a_key(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def misspells_a_key(sender: Shop, *, order_id: int, totl: float, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "needs_more" of "Signal[Shop, OrderPlaced]" requires parameter "currency", which is not a payload key  [signal-receiver]
# N: Expected signature: def needs_more(sender: Shop, *, order_id: int, total: float, note: str = ..., **rest: object) -> None
def needs_more(sender: Shop, *, currency: str, **rest: object) -> None: ...


@order_placed.connect
# E: Receiver "narrows_a_value" of "Signal[Shop, OrderPlaced]" expects type "bool" for "order_id", but payload key "order_id" has type "int"  [signal-receiver]
# N: Expected signature: def narrows_a_value(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def narrows_a_value(sender: Shop, *, order_id: bool, total: float, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "narrows_the_rest" of "Signal[Shop, OrderPlaced]" expects type "float" for "**rest", but payload key "note" has type "str"  [signal-receiver]
# N: Expected signature: def narrows_the_rest(sender: Shop, *, order_id: int, total: float, note: str = ..., **rest: object) -> None
def narrows_the_rest(sender: Shop, *, order_id: int, **rest: float) -> None: ...


@order_placed.connect
# E: Receiver "needs_an_optional_key" of "Signal[Shop, OrderPlaced]" needs a default for "note": the payload key may be missing  [signal-receiver]
# N: Expected signature: def needs_an_optional_key(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def needs_an_optional_key(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@order_placed.connect
# E: Receiver "needs_another_sender" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def needs_another_sender(sender: Shop, *, order_id: int, total: float, note: str = ..., **payload: object) -> None
def needs_another_sender(sender: Branch, **payload: object) -> None: ...


@order_placed.connect
# E: Receiver "takes_no_sender" of "Signal[Shop, OrderPlaced]" does not accept the sender as a positional argument  [signal-receiver]
# N: Expected signature: def takes_no_sender(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def takes_no_sender(*, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "takes_a_key_first" of "Signal[Shop, OrderPlaced]" expects a sender of type "int" for "order_id", but may get "Shop"  [signal-receiver]
# E: Receiver "takes_a_key_first" of "Signal[Shop, OrderPlaced]" names its sender parameter "order_id", which is also a payload key; make it positional-only or rename it  [signal-receiver]
# N: Expected signature: def takes_a_key_first(sender: Shop, *, order_id: int, total: float, note: str = ..., **payload: object) -> None
def takes_a_key_first(order_id: int, **payload: object) -> None: ...


@order_placed.connect
# E: Receiver "takes_keys_by_position" of "Signal[Shop, OrderPlaced]" requires more than one positional argument, but the payload is passed by keyword  [signal-receiver]
# N: Expected signature: def takes_keys_by_position(sender: Shop, *, order_id: int, total: float, note: str = ..., **payload: object) -> None
def takes_keys_by_position(sender: Shop, order_id: int, /, **payload: object) -> None: ...


@order_placed.connect
# E: Receiver "is_wrong_twice" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# E: Receiver "is_wrong_twice" of "Signal[Shop, OrderPlaced]" expects type "str" for "total", but payload key "total" has type "float"  [signal-receiver]
# E: Receiver "is_wrong_twice" of "Signal[Shop, OrderPlaced]" needs a default for "note": the payload key may be missing  [signal-receiver]
# N: Expected signature: def is_wrong_twice(sender: Shop, *, order_id: int, total: float, note: str = ..., **payload: object) -> None
def is_wrong_twice(sender: Branch, *, total: str, note: str, **payload: object) -> None: ...


order_placed.connect(3)
# E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "int"  [signal-receiver]


class Renamed(TypedDict):
    sender: str


renamed = Signal[Shop, Renamed]()


@renamed.connect
def takes_it_apart(shop: Shop, *, sender: str) -> None: ...


@renamed.connect
def takes_it_by_position(sender: Shop, /, **payload: object) -> None: ...


@renamed.connect
# E: Receiver "names_both_alike" of "Signal[Shop, Renamed]" names its sender parameter "sender", which is also a payload key; make it positional-only or rename it  [signal-receiver]
# N: Expected signature: def names_both_alike(sender_: Shop, *, sender: str, **payload: object) -> None
def names_both_alike(sender: Shop, **payload: object) -> None: ...


Row = TypedDict("Row", {"id": int, "class": str})
inserted = Signal[Shop, Row]()
# N: Payload key "class" of "Signal[Shop, Row]" is no identifier: it can only be sent with **payload, and received with **kwargs


@inserted.connect
def takes_any_name(sender: Shop, *, id: int, **rest: str) -> None: ...


@inserted.connect
# E: Receiver "takes_no_keyword" of "Signal[Shop, Row]" does not accept payload key "class"  [signal-receiver]
# N: Expected signature: def takes_no_keyword(sender: Shop, *, id: int, **kwargs: Any) -> None
def takes_no_keyword(sender: Shop, *, id: int) -> None: ...


mapped = Signal[Shop, Mapping[str, int]]()


@mapped.connect
def takes_all(sender: Shop, **payload: object) -> None: ...


@mapped.connect
# E: Receiver "takes_one" of "Signal[Shop, Mapping[str, int]]" must accept further payload keys with **kwargs of type "int"  [signal-receiver]
# N: Expected signature: def takes_one(sender: Shop, **kwargs: int) -> None
def takes_one(sender: Shop, *, one: int = 1) -> None: ...


@mapped.connect
# E: Receiver "takes_texts" of "Signal[Shop, Mapping[str, int]]" must accept further payload keys with **kwargs of type "int"  [signal-receiver]
# N: Expected signature: def takes_texts(sender: Shop, **payload: int) -> None
def takes_texts(sender: Shop, **payload: str) -> None: ...


@overload
def overloaded(sender: Shop, **payload: int) -> int: ...
@overload
def overloaded(sender: str, **payload: int) -> str: ...
def overloaded(sender: Shop | str, **payload: int) -> int | str:
    return 1


mapped.connect(overloaded)


@mapped.connect
# E: Receiver "takes_one_text" of "Signal[Shop, Mapping[str, int]]" expects type "str" for "one", but further payload keys have type "int"  [signal-receiver]
# N: Expected signature: def takes_one_text(sender: Shop, **payload: int) -> None
def takes_one_text(sender: Shop, *, one: str = "", **payload: int) -> None: ...


class Rated(TypedDict):
    stars: int


either = Signal[Shop, OrderPlaced | Rated]()


@either.connect
def takes_either(
    sender: Shop, *, order_id: int = 0, total: float = 0.0, note: str = "", stars: int = 0
) -> None: ...


@either.connect
# E: Receiver "takes_orders_only" of "Signal[Shop, OrderPlaced | Rated]" needs a default for "order_id": the payload key may be missing  [signal-receiver]
# E: Receiver "takes_orders_only" of "Signal[Shop, OrderPlaced | Rated]" does not accept payload key "stars"  [signal-receiver]
# E: Receiver "takes_orders_only" of "Signal[Shop, OrderPlaced | Rated]" needs a default for "total": the payload key may be missing  [signal-receiver]
# N: Expected signature: def takes_orders_only(sender: Shop, *, note: str = ..., order_id: int = ..., stars: int = ..., total: float = ...) -> None
def takes_orders_only(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "takes_the_sender_by_name" of "Signal[Shop, OrderPlaced]" does not accept the sender as a positional argument  [signal-receiver]
# N: Expected signature: def takes_the_sender_by_name(sender: Shop, *, order_id: int, total: float, note: str = ..., **payload: object) -> None
def takes_the_sender_by_name(*, sender: Shop, **payload: object) -> None: ...
