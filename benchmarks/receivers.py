"""Receivers that do nothing, so that what is measured is the way to them."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any, Literal, TypeAlias

Receiver: TypeAlias = Callable[..., Any]
Kind: TypeAlias = Literal["function", "method", "async function"]


def receive_order(sender: object, order_id: int, total: float) -> None:
    """Receive what the signal carries."""


def receive_order_and_more(sender: object, order_id: int, total: float, **more: object) -> None:
    """Receive what the signal carries, and what else the library passes."""


async def receive_order_async(sender: object, order_id: int, total: float) -> None:
    """Receive what the signal carries."""


async def receive_order_and_more_async(
    sender: object, order_id: int, total: float, **more: object
) -> None:
    """Receive what the signal carries, and what else the library passes."""


class OrderBook:
    """Something whose methods are receivers."""

    def receive_order(self, sender: object, order_id: int, total: float) -> None:
        """Receive what the signal carries."""

    def receive_order_and_more(
        self, sender: object, order_id: int, total: float, **more: object
    ) -> None:
        """Receive what the signal carries, and what else the library passes."""


def make(kind: Kind, count: int, *, takes_more: bool) -> list[Receiver]:
    """Return new receivers, each its own function or the method of its own object.

    Args:
        kind: What they are.
        count: How many.
        takes_more: Whether they take other keywords than the payload's.
    """
    if kind == "method":
        books = [OrderBook() for _ in range(count)]
        if takes_more:
            return [book.receive_order_and_more for book in books]
        return [book.receive_order for book in books]
    if kind == "async function":
        original: Receiver = receive_order_and_more_async if takes_more else receive_order_async
    else:
        original = receive_order_and_more if takes_more else receive_order
    return [_copy(original) for _ in range(count)]


def _copy(original: Any) -> FunctionType:
    # With code of its own, as functions in a program have it; calls are told apart by it.
    return FunctionType(original.__code__.replace(), original.__globals__, original.__name__)


def identity(receiver: Any) -> int:
    """Return what tells the calls of one receiver from those of others: see `calls`."""
    return id(receiver.__self__ if hasattr(receiver, "__self__") else receiver.__code__)
