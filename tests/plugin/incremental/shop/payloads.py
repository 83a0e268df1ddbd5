"""What signals carry."""

from typing import Generic, TypeAlias, TypedDict, TypeVar

from typing_extensions import NotRequired

ValueT = TypeVar("ValueT")


class Wrapping(TypedDict):
    paper: NotRequired[str]


class Order(TypedDict):
    order_id: int


class OrderPlaced(Order):
    total: float
    note: NotRequired[str]


class OrderCancelled(TypedDict):
    order_id: int
    reason: str


class Painted(TypedDict):
    coats: int


class Changed(TypedDict, Generic[ValueT]):
    new: ValueT


AnyOrder: TypeAlias = OrderPlaced | OrderCancelled
