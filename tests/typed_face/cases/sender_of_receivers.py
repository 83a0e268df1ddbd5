"""The sender that a receiver takes."""

from __future__ import annotations

from bookshop import Branch, Shop, branch, order_placed, order_shipped, shop

from turnsignal import ANY


@order_placed.connect
@order_shipped.connect
def of_shop(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


@order_placed.connect
@order_shipped.connect
def of_anything(sender: object, **payload: object) -> None: ...


@order_placed.connect  # refused by all
def of_branch(sender: Branch, **payload: object) -> None: ...


@order_shipped.connect  # refused by all
def shipped_by_branch(sender: Branch, **payload: object) -> None: ...


@order_placed.connect_via(shop)  # refused by all
def of_branch_in_shop(sender: Branch, **payload: object) -> None: ...


@order_shipped.connect_via(shop)  # refused by all
def shipped_by_branch_of_shop(sender: Branch, **payload: object) -> None: ...


# A decorated function has no useful type after an error, so these are not decorated.
def text(sender: str, **payload: object) -> None: ...
def nobody(**payload: object) -> None: ...
def city(sender: Branch, **payload: object) -> None: ...


order_placed.connect(text)  # refused by all
order_placed.connect(nobody)  # refused by all
order_placed.connect(city)  # refused by all
order_placed.connect(city, ANY)  # refused by all
order_placed.connect(text, shop)  # refused by all
order_placed.connect_via(shop)(text)  # refused by all
order_placed.connect_via(ANY)(city)  # refused by all
with order_placed.connected_to(text):  # refused by all
    pass
order_shipped.connect(text)  # refused by all
order_shipped.connect(nobody)  # refused by all
order_shipped.connect_via(order_shipped.ANY)(city)  # refused by all
with order_shipped.connected_to(text):  # refused by all
    pass

# One that is connected to one sender may name that sender's narrower type.
order_placed.connect(city, branch)
order_placed.connect(city, sender=branch, weak=False)
order_placed.connect(city, shop)  # refused by all
order_placed.connect_via(branch)(city)
with order_placed.connected_to(city, branch):
    pass
with order_placed.connected_to(city, shop):  # refused by all
    pass
order_shipped.connect(city, branch)
order_shipped.connect(city, shop)  # refused by all


def by_position(sender: Branch, /, **payload: object) -> None: ...


order_placed.connect(by_position, branch)
order_placed.connect_via(branch)(by_position)
order_shipped.connect(by_position, branch)
order_shipped.connect_via(branch)(by_position)
order_placed.connect(by_position)  # refused by all
order_shipped.connect(by_position)  # refused by all


@order_placed.connect_via(branch)
@order_shipped.connect_via(branch)
def send_to_city(sender: Branch, *, order_id: int, total: float, note: str = "") -> str:
    return sender.city


order_placed.connect(of_shop, ANY)
order_placed.connect_via(ANY)(of_shop)
order_placed.connect(of_shop, sender=shop)
with order_placed.connected_to(of_shop), order_shipped.connected_to(of_shop, shop):
    pass
with (
    order_placed.connected_to(of_shop, ANY),
    order_shipped.connected_to(of_shop, order_shipped.ANY),
):
    pass
order_shipped.connect(of_shop, order_shipped.ANY)
with order_shipped.connected_to(city, branch):
    pass
with order_shipped.connected_to(city, shop):  # refused by all
    pass
order_placed.connect_via("shop")(of_shop)  # refused by all
order_placed.connect(of_shop, "shop")  # refused by all

order_placed.disconnect(of_shop)
order_placed.disconnect(of_shop, shop)
order_placed.disconnect(of_shop, ANY)
order_placed.disconnect(of_shop, "shop")  # refused by all
order_shipped.disconnect(of_shop, "shop")  # refused by all
