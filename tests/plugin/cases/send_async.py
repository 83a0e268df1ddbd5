"""send_async is checked as send is, and both take their wrapper."""

from collections.abc import Callable, Coroutine
from typing import Any, TypedDict

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced, int]()
shop = Shop()


def run(receiver: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
    raise NotImplementedError


def in_thread(receiver: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    raise NotImplementedError


async def main() -> None:
    reveal_type(await order_placed.send_async(shop, order_id=1))
    # N: Revealed type is "list[tuple[def (*Any, **Any) -> Any, int]]"

    await order_placed.send_async(shop, order_id=1, _sync_wrapper=in_thread)
    order_placed.send(shop, order_id=1, _async_wrapper=run)

    await order_placed.send_async(shop)
    # E: Missing payload key "order_id" in send_async() of "Signal[Shop, OrderPlaced, int]"  [signal-send]
    # N: "order_id" has type "int"

    await order_placed.send_async(shop, order_id="1")
    # E: Argument "order_id" to "send_async" of "Signal" has incompatible type "str"; expected "int"  [arg-type]

    await order_placed.send_async(shop, order_id=1, total=2)
    # E: "Signal[Shop, OrderPlaced, int]" has no payload key "total"  [signal-send]

    await order_placed.send_async(order_id=1)
    # E: "Signal[Shop, OrderPlaced, int]" needs a sender of type "Shop", but send_async() without a sender sends None  [signal-send]
    # N: Pass it first: send_async(sender_object, ...)

    await order_placed.send_async(shop, order_id=1, _async_wrapper=run)
    # E: Unexpected keyword argument "_async_wrapper" for "send_async" of "Signal"  [call-arg]

    order_placed.send(shop, order_id=1, _async_wrapper=3)
    # E: Argument "_async_wrapper" to "send" of "Signal" has incompatible type "int"; expected "Callable[[Callable[..., Coroutine[Any, Any, Any]]], Callable[..., Any]] | None"  [arg-type]

    order_placed.send(shop, _async_wrapper=run)
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced, int]"  [signal-send]
    # N: "order_id" has type "int"

    # In a mapping a wrapper is one as well.
    order_placed.send(shop, order_id=1, **{"_async_wrapper": run})
