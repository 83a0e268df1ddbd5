"""Mistakes. The comment on a line lists the checkers that report it: mypy with the plugin
("plugin"), mypy without it ("mypy"), pyright.

Nobody reports anything on the other lines.
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
subscripted.send("shop", order_id=1, total=1.0)  # refused by plugin, mypy, pyright
subscripted.send(order_id=1, total=1.0)  # refused by plugin, mypy, pyright
specified.send("shop", order_id=1, total=1.0)  # refused by plugin, mypy, pyright
specified.send(order_id=1, total=1.0)  # refused by plugin, mypy, pyright

# Its keys.
subscripted.send(shop, order_id=1)  # refused by plugin, pyright
subscripted.send(shop, order_id=1, totl=1.0)  # refused by plugin, pyright
subscripted.send(shop, order_id=1, total=1.0, more=1)  # refused by plugin, pyright
annotated.send(shop, order_id="1", total=1.0)  # refused by plugin, pyright
named.send(shop, order_id=1)  # refused by plugin, pyright
specified.send(shop, order_id=1)  # refused by plugin, mypy, pyright
specified.send(shop, order_id=1, total=1.0, more=1)  # refused by plugin, mypy, pyright
specified.send(shop, order_id="1", total=1.0)  # refused by plugin, mypy, pyright


async def asynchronously() -> None:
    await subscripted.send_async("shop", order_id=1, total=1.0)  # refused by plugin, mypy, pyright
    await subscripted.send_async(shop, order_id=1)  # refused by plugin, pyright
    await specified.send_async(shop, order_id=1)  # refused by plugin, mypy, pyright


# Receivers.
@subscripted.connect  # refused by plugin, pyright
def lacks_a_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@annotated.connect  # refused by plugin, pyright
def needs_more(sender: Shop, *, more: int, **payload: object) -> None: ...


@subscripted.connect  # refused by plugin, pyright
def needs_an_optional_key(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@subscripted.connect  # refused by plugin, pyright
def narrows_a_value(sender: Shop, *, order_id: bool, **payload: object) -> None: ...


@subscripted.connect  # refused by plugin, mypy, pyright
def needs_a_branch(sender: Branch, **payload: object) -> None: ...


@named.connect  # refused by plugin, pyright
def returns_text(sender: Shop, **payload: object) -> str:
    return ""


@subscripted.connect_via(shop)  # refused by plugin, pyright
def lacks_a_key_of_shop(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@subscripted.connect_via(shop)  # refused by plugin, mypy, pyright
def needs_a_branch_of_shop(sender: Branch, **payload: object) -> None: ...


@specified.connect  # refused by plugin, mypy, pyright
def lacks_a_specified_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@specified.connect  # refused by plugin, mypy, pyright
def needs_a_specified_branch(sender: Branch, **payload: object) -> None: ...


@specified.connect_via(branch)  # refused by plugin, mypy, pyright
def lacks_a_key_of_branch(sender: Branch, *, order_id: int, note: str = "") -> None: ...


# A decorated function has no useful type after an error, so these are not decorated.
def without_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...
def at_branch(sender: Branch, **payload: object) -> None: ...


subscripted.connect(without_total)  # refused by plugin, pyright
subscripted.connect(at_branch)  # refused by plugin, mypy, pyright
subscripted.connect(at_branch, shop)  # refused by plugin, mypy, pyright
subscripted.connect(at_branch, branch)
with subscripted.connected_to(without_total):  # refused by plugin, pyright
    pass
subscripted.disconnect(at_branch, "branch")  # refused by plugin, mypy, pyright
specified.connect(without_total)  # refused by plugin, mypy, pyright
specified.connect(at_branch, shop)  # refused by plugin, mypy, pyright
specified.connect(at_branch, branch)
with specified.connected_to(without_total):  # refused by plugin, mypy, pyright
    pass
