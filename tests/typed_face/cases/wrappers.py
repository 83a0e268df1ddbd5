"""`send(_async_wrapper=…)` and `send_async(_sync_wrapper=…)`: the payload goes unchecked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from bookshop import OrderPlaced, Shop, order_placed, order_shipped, shop

from turnsignal import Signal


def run(receiver: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
    def call(*arguments: Any, **payload: Any) -> Any:
        return asyncio.run(receiver(*arguments, **payload))

    return call


def in_thread(receiver: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    async def call(*arguments: Any, **payload: Any) -> Any:
        return await asyncio.to_thread(receiver, *arguments, **payload)

    return call


def in_pool(receiver: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    def call(*arguments: Any, **payload: Any) -> Awaitable[Any]:
        call_receiver = partial(receiver, *arguments, **payload)
        return asyncio.get_running_loop().run_in_executor(None, call_receiver)

    return call


def not_a_wrapper(receiver: str) -> Awaitable[str]:
    raise NotImplementedError


order_placed.send(shop, order_id=1, total=9.5, _async_wrapper=run)
order_placed.send(shop, order_id=1, total=9.5, _async_wrapper=None)
order_placed.send("shop", order_id=1, total=9.5, _async_wrapper=run)  # refused by all
order_placed.send(shop, _async_wrapper=not_a_wrapper)  # refused by all but mypy
order_shipped.send(shop, order_id=1, total=9.5, _async_wrapper=run)
order_shipped.send("shop", order_id=1, total=9.5, _async_wrapper=run)  # refused by all


async def send_async() -> None:
    await order_placed.send_async(shop, order_id=1, total=9.5, _sync_wrapper=in_thread)
    await order_placed.send_async(shop, order_id=1, total=9.5, _sync_wrapper=in_pool)
    await order_placed.send_async("shop", _sync_wrapper=in_thread)  # refused by all
    await order_shipped.send_async(shop, order_id=1, total=9.5, _sync_wrapper=in_thread)


def optional(wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None) -> None:
    order_placed.send(shop, order_id=1, total=9.5, _async_wrapper=wrapper)


# A sender that may be None may be left out here as well.
ticked = Signal[None, OrderPlaced]()
ticked.send(order_id=1, total=9.5, _async_wrapper=run)
ticked.send(None, order_id=1, total=9.5, _async_wrapper=None)
ticked.send(shop, order_id=1, total=9.5, _async_wrapper=run)  # refused by all
anything = Signal[Shop, Any]()
anything.send(shop, order_id=1, _async_wrapper=run)


async def send_async_without_sender() -> None:
    await ticked.send_async(order_id=1, total=9.5, _sync_wrapper=in_thread)
    await ticked.send_async(None, order_id=1, total=9.5, _sync_wrapper=None)
    await ticked.send_async(shop, _sync_wrapper=in_thread)  # refused by all
    await anything.send_async(shop, order_id=1, _sync_wrapper=in_thread)
    await order_placed.send_async(shop, order_id=1, total=9.5, _sync_wrapper=None)
    await order_placed.send_async(shop, _sync_wrapper=not_a_wrapper)  # refused by all but mypy
