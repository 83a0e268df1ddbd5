"""The senders."""

from enum import Enum


class Shop: ...


class Branch(Shop): ...


class Till(Branch): ...


class Colour(str, Enum):
    RED = "red"


branch = Branch()
till = Till()
