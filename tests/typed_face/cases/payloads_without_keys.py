"""Payloads that tell no keys, or none that all have: checkers know the sender."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from bookshop import Branch, OrderPlaced, Shop, branch, shop

from turnsignal import ANY, Signal


class OrderCancelled(TypedDict):
    order_id: int
    reason: str


either = Signal[Shop, OrderPlaced | OrderCancelled]()
either.send(shop, order_id=1, total=9.5)
either.send(shop, order_id=1, reason="none")
either.send("shop", order_id=1, reason="none")  # refused by all

anything = Signal[Shop, Any]()
anything.send(shop, order_id=1, colour="red")
anything.send("shop", order_id=1)  # refused by all but pyrefly

of_mapping = Signal[Shop, Mapping[str, Any]]()
of_mapping.send(shop, order_id=1, colour="red")
of_mapping.send("shop", order_id=1)  # refused by all

of_dict = Signal[Shop, dict[str, Any]]()
of_dict.send(shop, order_id=1, colour="red")
of_dict.send("shop", order_id=1)  # refused by all


@either.connect
@anything.connect
@of_mapping.connect
@of_dict.connect
def forwards(sender: Shop, **payload: object) -> None: ...


@either.connect_via(shop)
@anything.connect_via(shop)
def names_one(sender: Shop, *, order_id: int, **payload: object) -> None: ...


@either.connect
@anything.connect
def names_all(
    sender: Shop, *, order_id: int, total: float = 0.0, reason: str = "", note: str = ""
) -> None: ...


def of_text(sender: str, **payload: object) -> None: ...


either.connect(of_text)  # refused by all
anything.connect(of_text)  # refused by all
of_mapping.connect(of_text)  # refused by all
of_dict.connect(of_text)  # refused by all
with either.connected_to(forwards), of_dict.connected_to(forwards, shop):
    pass


# One that is connected to one sender may name that sender's narrower type.
def city(sender: Branch, **payload: object) -> None: ...


either.connect(city, branch)
anything.connect(city, branch)
of_mapping.connect_via(branch)(city)
of_dict.connect_via(ANY)(forwards)
with either.connected_to(city, branch), of_dict.connected_to(city, branch):
    pass
either.connect(names_one, ANY)
with either.connected_to(names_one, ANY):
    pass
either.connect_via("shop")(names_one)  # refused by all
anything.connect(city, shop)  # refused by all
either.connect_via(ANY)(city)  # refused by all
with of_mapping.connected_to(city, shop):  # refused by all
    pass
either.connect(names_one if shop else forwards)


async def send_async() -> None:
    await either.send_async(shop, order_id=1, reason="none")
    await of_mapping.send_async(shop, order_id=1)
    await of_dict.send_async(shop, order_id=1)
    await either.send_async("shop", order_id=1)  # refused by all
    await anything.send_async("shop", order_id=1)  # refused by all but pyrefly
    await of_dict.send_async("shop", order_id=1)  # refused by all
