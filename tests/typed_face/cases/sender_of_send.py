"""The sender of `send` and `send_async`."""

from __future__ import annotations

from bookshop import Branch, OrderPlaced, Shop, branch, order_placed, order_shipped, shop

from turnsignal import Signal

order_placed.send(shop, order_id=1, total=9.5)
order_placed.send(branch, order_id=1, total=9.5)
order_placed.send("shop", order_id=1, total=9.5)  # refused by all
order_placed.send(order_id=1, total=9.5)  # refused by all
order_placed.send(None, order_id=1, total=9.5)  # refused by all

order_shipped.send(shop, order_id=1, total=9.5)
order_shipped.send("shop", order_id=1, total=9.5)  # refused by all
order_shipped.send(order_id=1, total=9.5)  # refused by all


async def send_async() -> None:
    await order_placed.send_async(shop, order_id=1, total=9.5)
    await order_placed.send_async("shop", order_id=1, total=9.5)  # refused by all
    await order_placed.send_async(order_id=1, total=9.5)  # refused by all
    await order_shipped.send_async(shop, order_id=1, total=9.5)
    await order_shipped.send_async("shop", order_id=1, total=9.5)  # refused by all


# A sender that may be None may be left out, as in blinker.
ticked = Signal[None, OrderPlaced]()
ticked.send(order_id=1, total=9.5)
ticked.send(None, order_id=1, total=9.5)
ticked.send(shop, order_id=1, total=9.5)  # refused by all

opened = Signal[Shop | None, OrderPlaced]()
opened.send(order_id=1, total=9.5)
opened.send(None, order_id=1, total=9.5)
opened.send(shop, order_id=1, total=9.5)
opened.send("shop", order_id=1, total=9.5)  # refused by all


async def send_without_sender() -> None:
    await ticked.send_async(order_id=1, total=9.5)
    await ticked.send_async(None, order_id=1, total=9.5)
    await ticked.send_async(shop, order_id=1, total=9.5)  # refused by all
    await opened.send_async(order_id=1, total=9.5)


# Whatever is no Shop of its own is one of these.
of_branch = Signal[Branch, OrderPlaced]()
of_branch.send(branch, order_id=1, total=9.5)
of_branch.send(shop, order_id=1, total=9.5)  # refused by all

of_any = Signal[object, OrderPlaced]()
of_any.send(shop, order_id=1, total=9.5)
of_any.send("shop", order_id=1, total=9.5)

of_text = Signal[str, OrderPlaced]()
of_text.send("shop", order_id=1, total=9.5)
of_text.send(shop, order_id=1, total=9.5)  # refused by all
