"""The keys that a receiver takes, and their types."""

from __future__ import annotations

from bookshop import OrderPlaced, Shop, order_placed, shop
from typing_extensions import Unpack

from turnsignal import ANY


@order_placed.connect
def names_all(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
def in_any_order(sender: Shop, *, note: str = "", total: float, order_id: int) -> None: ...


@order_placed.connect
def by_position(sender: Shop, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
def forwards(sender: Shop, **payload: object) -> None: ...


@order_placed.connect
def names_some(sender: Shop, *, total: float, **others: object) -> None: ...


@order_placed.connect
def names_the_last(sender: Shop, *, note: str = "", **others: object) -> None: ...


@order_placed.connect
def unpacks(sender: Shop, **payload: Unpack[OrderPlaced]) -> int:
    return payload["order_id"]


@order_placed.connect
def takes_more(sender: Shop, *, total: float, rate: float = 1.0, **others: object) -> float:
    return total * rate


@order_placed.connect
def widens(
    sender: Shop, *, order_id: int | str, total: object, note: str | None = None
) -> None: ...


@order_placed.connect  # refused by all but mypy
def lacks_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@order_placed.connect  # refused by all but mypy
def lacks_note(sender: Shop, *, order_id: int, total: float) -> None: ...


@order_placed.connect  # refused by all but mypy
def needs_note(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@order_placed.connect  # refused by all but mypy
def narrows(sender: Shop, *, order_id: bool, total: float, note: str = "") -> None: ...


@order_placed.connect  # refused by all but mypy
def needs_more(
    sender: Shop, *, order_id: int, total: float, rate: float, note: str = ""
) -> None: ...


@order_placed.connect  # refused by all but mypy, zuban
def needs_more_and_forwards(sender: Shop, *, rate: float, **others: object) -> None: ...


@order_placed.connect  # refused by all but mypy, zuban
def narrows_and_forwards(sender: Shop, *, order_id: bool, **others: object) -> None: ...


@order_placed.connect  # refused by all but mypy, zuban
def forwards_text(sender: Shop, **payload: str) -> None: ...


# A decorated function has no useful type after an error, so this is not decorated.
def without_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...


order_placed.connect(without_total)  # refused by all but mypy
order_placed.connect(without_total, shop)  # refused by all but mypy
order_placed.connect(without_total, sender=ANY, weak=False)  # refused by all but mypy
order_placed.connect_via(shop)(without_total)  # refused by all but mypy
order_placed.connect_via(ANY)(without_total)  # refused by all but mypy
with order_placed.connected_to(without_total):  # refused by all but mypy
    pass
with order_placed.connected_to(without_total, shop):  # refused by all but mypy
    pass


with order_placed.connected_to(names_the_last), order_placed.connected_to(names_some, shop):
    pass


@order_placed.connect_via(shop)  # refused by all but mypy
def lacks_total_of_shop(sender: Shop, *, order_id: int, note: str = "") -> None: ...
