"""Objects and their methods."""

from typing import Protocol

from shop.people import Colour, Shop


class Clerk:
    def __call__(self, sender: Shop, *, order_id: int, reason: str) -> None: ...


class Trainee(Clerk): ...


class Warehouse:
    def on_order(self, sender: Shop, **payload: object) -> None: ...
    @staticmethod
    def on_return(sender: Shop, *, order_id: int, reason: str) -> None: ...
    @classmethod
    def on_shipping(cls, sender: Shop, *, weight: float, **payload: int) -> None: ...


class Parcel:
    def __init__(self, sender: Shop, *, order_id: int, weight: float) -> None: ...


class Painter(Protocol):
    def __call__(self, sender: str, /, *, coats: int) -> object: ...


class Brush:
    def __init__(self, colour: Colour) -> None:
        self.colour = colour

    def on_red(self, sender: str, *, coats: int) -> None: ...
