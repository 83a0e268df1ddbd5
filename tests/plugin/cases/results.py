"""What receivers return is declared by the third type argument."""

from typing import TypedDict

from turnsignal import NamedSignal, Signal, define


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


priced: NamedSignal[Shop, OrderPlaced, float] = NamedSignal("priced")


@priced.connect
def price(sender: Shop, *, order_id: int) -> int:
    return 1


@priced.connect
async def price_later(sender: Shop, *, order_id: int) -> float:
    return 1.0


@priced.connect
# E: Receiver "price_label" of "NamedSignal[Shop, OrderPlaced, float]" returns "str", but must return "float" or an awaitable of it  [signal-receiver]
# N: Expected signature: def price_label(sender: Shop, *, order_id: int) -> float
def price_label(sender: Shop, *, order_id: int) -> str:
    return "1"


@priced.connect
# E: Receiver "price_label_later" of "NamedSignal[Shop, OrderPlaced, float]" returns "Coroutine[Any, Any, str]", but must return "float" or an awaitable of it  [signal-receiver]
# N: Expected signature: async def price_label_later(sender: Shop, *, order_id: int) -> float
async def price_label_later(sender: Shop, *, order_id: int) -> str:
    return "1"


reveal_type([result for _, result in priced.send(Shop(), order_id=1)])
# N: Revealed type is "list[float]"
undeclared = Signal[Shop, OrderPlaced]()
undeclared.connect(price_label)
reveal_type([result for _, result in undeclared.send(Shop(), order_id=1)])
# N: Revealed type is "list[Any]"


@define
def weighed(sender: Shop, /, *, order_id: int) -> float:
    raise NotImplementedError


weighed.connect(price)

weighed.connect(price_label)
# E: Receiver "price_label" of "SpecSignal[Shop]" returns "str", but must return "float" or an awaitable of it  [signal-receiver]
# N: Expected signature: def price_label(sender: Shop, *, order_id: int) -> float
