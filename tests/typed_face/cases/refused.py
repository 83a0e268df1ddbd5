"""Mistakes. The comment on a line says which checkers report it.

"plugin" is mypy with the plugin, "mypy" is mypy without it. On the other lines nobody reports
anything.
"""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import NotRequired

from turnsignal import NamedSignal, Signal, define


class Shop: ...


class Branch(Shop): ...


class OrderPlaced(TypedDict):
    order_id: int
    total: float
    note: NotRequired[str]


subscripted = Signal[Shop, OrderPlaced]("An order was placed.")
annotated: Signal[Shop, OrderPlaced] = Signal("An order was placed.")
named: NamedSignal[Shop, OrderPlaced, int] = NamedSignal("order-placed")
shop = Shop()
branch = Branch()


@define
def specified(sender: Shop, /, *, order_id: int, total: float, note: str = "") -> None:
    """An order was placed."""


# The sender of a send.
subscripted.send("shop", order_id=1, total=1.0)  # refused by all
subscripted.send(order_id=1, total=1.0)  # refused by all
specified.send("shop", order_id=1, total=1.0)  # refused by all
specified.send(order_id=1, total=1.0)  # refused by all

# Its keys.
subscripted.send(shop, order_id=1)  # refused by all but mypy
subscripted.send(shop, order_id=1, totl=1.0)  # refused by all but mypy
subscripted.send(shop, order_id=1, total=1.0, more=1)  # refused by all but mypy
annotated.send(shop, order_id="1", total=1.0)  # refused by all but mypy
named.send(shop, order_id=1)  # refused by all but mypy
specified.send(shop, order_id=1)  # refused by all
specified.send(shop, order_id=1, total=1.0, more=1)  # refused by all
specified.send(shop, order_id="1", total=1.0)  # refused by all


async def asynchronously() -> None:
    await subscripted.send_async("shop", order_id=1, total=1.0)  # refused by all
    await subscripted.send_async(shop, order_id=1)  # refused by all but mypy
    await specified.send_async(shop, order_id=1)  # refused by all


# Receivers.
@subscripted.connect  # refused by all but mypy
def lacks_a_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@annotated.connect  # refused by all but mypy, zuban
def needs_more(sender: Shop, *, more: int, **payload: object) -> None: ...


@subscripted.connect  # refused by all but mypy
def needs_an_optional_key(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@subscripted.connect  # refused by all but mypy, zuban
def narrows_a_value(sender: Shop, *, order_id: bool, **payload: object) -> None: ...


@subscripted.connect  # refused by all
def needs_a_branch(sender: Branch, **payload: object) -> None: ...


@named.connect  # refused by all
def returns_text(sender: Shop, **payload: object) -> str:
    return ""


@subscripted.connect_via(shop)  # refused by all but mypy
def lacks_a_key_of_shop(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@subscripted.connect_via(shop)  # refused by all
def needs_a_branch_of_shop(sender: Branch, **payload: object) -> None: ...


@specified.connect  # refused by all
def lacks_a_specified_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@specified.connect  # refused by all
def needs_a_specified_branch(sender: Branch, **payload: object) -> None: ...


@specified.connect_via(branch)  # refused by all
def lacks_a_key_of_branch(sender: Branch, *, order_id: int, note: str = "") -> None: ...


# A decorated function has no useful type after an error, so these are not decorated.
def without_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...
def at_branch(sender: Branch, **payload: object) -> None: ...


subscripted.connect(without_total)  # refused by all but mypy
subscripted.connect(at_branch)  # refused by all
subscripted.connect(at_branch, shop)  # refused by all
subscripted.connect(at_branch, branch)
with subscripted.connected_to(without_total):  # refused by all but mypy
    pass
subscripted.disconnect(at_branch, "branch")  # refused by all
specified.connect(without_total)  # refused by all
specified.connect(at_branch, shop)  # refused by all
specified.connect(at_branch, branch)
with specified.connected_to(without_total):  # refused by all
    pass
