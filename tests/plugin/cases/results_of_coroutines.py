"""A declared result that is a coroutine asks for coroutine functions, and for ``send_async``."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypedDict

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


asked = Signal[Shop, OrderPlaced, Coroutine[Any, Any, float]]()
awaited = Signal[Shop, OrderPlaced, Awaitable[float]]()
shop = Shop()


@asked.connect
async def quote(sender: Shop, *, order_id: int) -> float:
    return 1.0


@asked.connect
# E: Receiver "price" of "Signal[Shop, OrderPlaced, Coroutine[Any, Any, float]]" returns "float", but must return "Coroutine[Any, Any, float]"  [signal-receiver]
# N: Expected signature: async def price(sender: Shop, *, order_id: int) -> float
def price(sender: Shop, *, order_id: int) -> float:
    return 1.0


def run(receiver: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
    raise NotImplementedError


async def main(untyped: dict[str, Any]) -> None:
    reveal_type([result for _, result in await asked.send_async(shop, order_id=1)])
    # N: Revealed type is "list[float]"
    asked.send(shop, order_id=1, _async_wrapper=run)
    asked.send(shop, **untyped)
    awaited.send(shop, order_id=1)

    asked.send(shop, order_id=1)
    # E: send() of "Signal[Shop, OrderPlaced, Coroutine[Any, Any, float]]" cannot await its receivers, which return "Coroutine[Any, Any, float]"  [signal-send]
    # N: Call send_async(), or pass _async_wrapper
