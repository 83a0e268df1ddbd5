"""Functions, and what can be made of them."""

from functools import cache, partial
from typing import overload

from shop.people import Branch, Shop

from .decorators import logged, prefixed


def on_order(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


def on_branch_order(sender: Branch, **payload: object) -> None: ...


def announce(prefix: str, sender: Shop, **payload: object) -> None: ...


on_order_with_prefix = partial(announce, "shop")


@logged
def on_logged_order(sender: Shop, **payload: object) -> None: ...


@prefixed
def on_prefixed_order(prefix: str, /, sender: Shop, **payload: object) -> None: ...


@cache
def on_cancellation(sender: Shop, *, order_id: int) -> None: ...


@overload
def on_anything(sender: Shop, **payload: object) -> int: ...
@overload
def on_anything(sender: str, **payload: object) -> str: ...
def on_anything(sender: Shop | str, **payload: object) -> int | str:
    return 1


def on_count(sender: object, *, coats: int) -> int:
    return coats


def on_price(sender: Shop, *, new: int) -> None: ...


def on_shipping(sender: Shop, *, order_id: int, weight: float) -> None: ...
