from enum import Enum
from typing import TypedDict


class Colour(Enum):
    RED = "red"


class Address(TypedDict):
    street: str


class Customer:
    class Name: ...
