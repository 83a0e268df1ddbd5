"""The signals."""

from typing import Any, TypeAlias

from typing_extensions import Unpack

from turnsignal import Signal, define

from .payloads import AnyOrder, Changed, OrderCancelled, OrderPlaced, Painted
from .people import Shop


class CancelSignal(Signal[Shop, OrderCancelled]):
    """A subclass that declares its types."""


PlacedSignal: TypeAlias = Signal[Shop, OrderPlaced]

order_placed = PlacedSignal("An order was placed.")
order_cancelled = CancelSignal("An order was cancelled.")
order_changed = Signal[Shop, AnyOrder]("An order was placed or cancelled.")
painted = Signal[str, Painted]("A thing of that colour was painted.")
priced = Signal[Shop, Changed[int]]("A price was changed.")
counted = Signal[Any, Painted, int]("Receivers return a number.")


@define
def order_shipped(sender: Shop, /, *, order_id: int, weight: float) -> None:
    """An order was shipped."""


@define
def order_returned(sender: Shop, /, **payload: Unpack[OrderCancelled]) -> None:
    """An order was returned."""


class Stock:
    emptied = Signal["Stock", Painted]("A paint is sold out.")
