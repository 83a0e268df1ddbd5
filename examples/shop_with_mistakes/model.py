"""What there is in the shop, whatever happens in it."""

from __future__ import annotations

from typing import Final

PRICES: Final = {"Emma": 12.50, "Walden": 9.00, "Middlemarch": 18.00}


class Shop:
    """A bookshop."""

    def __init__(self, name: str) -> None:
        self.name = name


main_street = Shop("Main Street")
