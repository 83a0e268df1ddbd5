"""A specification function with keyword-only parameters: its keys."""

from __future__ import annotations

from bookshop import Shop, branch, order_shipped, shop

from turnsignal import SpecSignal, define

order_shipped.send(shop, order_id=1, total=9.5)
order_shipped.send(branch, total=9, order_id=1, note="thanks")
order_shipped.send(shop, order_id=1)  # refused by all
order_shipped.send(shop, order_id=1, total=9.5, discount=1)  # refused by all
order_shipped.send(shop, order_id="1", total=9.5)  # refused by all
order_shipped.send(shop, 1, total=9.5)  # refused by all


async def send_async() -> None:
    await order_shipped.send_async(shop, order_id=1, total=9.5)
    await order_shipped.send_async(shop, order_id=1)  # refused by all
    await order_shipped.send_async(shop, order_id="1", total=9.5)  # refused by all


@order_shipped.connect
def names_all(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...


@order_shipped.connect
def forwards(sender: Shop, **payload: object) -> None: ...


@order_shipped.connect
def names_some(sender: Shop, *, total: float, **others: object) -> None: ...


@order_shipped.connect  # refused by all
def lacks_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@order_shipped.connect  # refused by all
def needs_note(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@order_shipped.connect  # refused by all
def narrows(sender: Shop, *, order_id: bool, total: float, note: str = "") -> None: ...


@order_shipped.connect  # refused by all
def needs_more(
    sender: Shop, *, order_id: int, total: float, rate: float, note: str = ""
) -> None: ...


@order_shipped.connect  # refused by all but zuban
def needs_more_and_forwards(sender: Shop, *, rate: float, **others: object) -> None: ...


@order_shipped.connect_via(shop)  # refused by all
def lacks_total_of_shop(sender: Shop, *, order_id: int, note: str = "") -> None: ...


# A decorated function has no useful type after an error, so this is not decorated.
def without_total(sender: Shop, *, order_id: int, note: str = "") -> None: ...


order_shipped.connect(without_total, shop)  # refused by all
with order_shipped.connected_to(without_total):  # refused by all
    pass


# No keys, and no sender.
@define
def ticked(sender: None, /) -> None:
    """A second has passed."""


ticked.send(None)
ticked.send()
ticked.send(None, order_id=1)  # refused by all
ticked.send(order_id=1)  # refused by all
ticked.send(_async_wrapper=None)


async def tick_async() -> None:
    await ticked.send_async()
    await ticked.send_async(order_id=1)  # refused by all
    await ticked.send_async(_sync_wrapper=None)


@ticked.connect
def tick(sender: None) -> None: ...


def parameters(bare: SpecSignal, of_shop: SpecSignal[Shop]) -> None:
    bare.connect(names_all)
    of_shop.connect(names_all)
    of_shop.send(shop, anything=1)
    of_shop.send("shop", anything=1)  # refused by all but pyrefly
