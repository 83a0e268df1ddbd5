"""What `connect` and `connect_via` return: the function, as it was."""

from __future__ import annotations

from bookshop import Branch, Shop, branch, order_placed, order_shipped, shop

from turnsignal import ANY


@order_placed.connect
@order_shipped.connect_via(branch)
def receipt(sender: Shop, *, order_id: int, total: float, note: str = "", copies: int = 1) -> str:
    return note * copies


text: str = receipt(shop, order_id=1, total=9.5, copies=2)
text = receipt(sender=shop, order_id=1, total=9.5)
number: int = receipt(shop, order_id=1, total=9.5)  # refused by all
receipt(shop, order_id=1)  # refused by all
receipt(shop, order_id=1, total="9.5")  # refused by all
receipt(shop, order_id=1, total=9.5, colour="red")  # refused by all


@order_placed.connect
async def mail(sender: Shop, **payload: object) -> bool:
    return True


async def mail_again() -> None:
    sent: bool = await mail(shop, order_id=1)
    copies: str = await mail(shop)  # refused by all
    await mail()  # refused by all
    print(sent, copies)


again = order_placed.connect(receipt, shop, weak=False)
text = again(shop, order_id=1, total=9.5, copies=2)
again(shop, order_id=1)  # refused by all
print(receipt.__name__, again.__name__)


@order_placed.connect
def price(sender: Shop, *, total: float, **others: object) -> float:
    return total


price(shop, total=9.5)
text = price(shop, total=9.5)  # refused by all


def city(sender: Branch, **payload: object) -> str:
    return sender.city


narrow = order_placed.connect(city, branch)
text = narrow(branch, order_id=1)
number = narrow(branch)  # refused by all
narrow(shop)  # refused by all
narrow_shipped = order_shipped.connect(city, branch)
number = narrow_shipped(branch)  # refused by all
through_any = order_placed.connect_via(ANY)(receipt)
text = through_any(shop, order_id=1, total=9.5, copies=2)
through_any(shop, order_id=1)  # refused by all
through_branch = order_placed.connect_via(branch)(city)
number = through_branch(branch)  # refused by all
