"""Methods of a signal that are passed on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

from bookshop import Shop, order_placed, order_shipped, shop

from turnsignal import Signal


def receive(sender: Shop, *, order_id: int, total: float, note: str = "") -> None: ...
def wrong(sender: Shop, *, order_id: int) -> None: ...


connect = order_placed.connect
connect(receive)
connect(wrong)  # refused by all but mypy
send = order_placed.send
send(shop, order_id=1, total=9.5)
send(shop, order_id=1)  # refused by all but mypy

stored: Callable[..., Any] = order_placed.connect
stored(receive)
also_stored: Callable[..., Any] = order_shipped.send
also_stored(shop, order_id=1, total=9.5)
Thread(target=order_placed.send, args=(shop,), kwargs={"order_id": 1, "total": 9.5})
print(*map(order_placed.connect, [receive]))
later = partial(order_shipped.send, shop, order_id=1, total=9.5)
later()
of_class: Callable[..., Any] = Signal.connect
also_of_class: Callable[..., Any] = Signal.send_async
through_class: Callable[..., Any] = Signal.connect_via
print(of_class, also_of_class, Signal.connected_to, Signal.send)
