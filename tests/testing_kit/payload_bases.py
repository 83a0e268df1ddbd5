"""Payloads that those of another module inherit from, where their names stand for other things."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from typing_extensions import NotRequired

if TYPE_CHECKING:
    from decimal import Decimal


class Money:
    """Another class than those of this name in other modules."""


class WithTip(TypedDict):
    order_id: int
    tip: NotRequired[Money]
    discount: NotRequired[Decimal]
