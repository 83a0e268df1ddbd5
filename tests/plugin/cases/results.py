"""What receivers return is declared by the third type argument."""

from typing import Protocol, TypedDict

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


class Pricing(Protocol):
    async def __call__(self, sender: Shop, /, *, order_id: int) -> float: ...


class PriceList:
    async def __call__(self, sender: Shop, *, order_id: int) -> float:
        return 1.0

    async def look_up(self, sender: Shop, *, order_id: int) -> float:
        return 1.0


class Labels:
    def __call__(self, sender: Shop, *, order_id: int) -> str:
        return "1"


labels = Labels()
priced.connect(labels)
# E: Receiver of type "Labels" of "NamedSignal[Shop, OrderPlaced, float]" returns "str", but must return "float"  [signal-receiver]
# N: Expected signature: def __call__(self, sender: Shop, *, order_id: int) -> float
prices = PriceList()
priced.connect(prices.look_up)
priced.connect(prices)
# E: Receiver of type "PriceList" of "NamedSignal[Shop, OrderPlaced, float]" returns "Coroutine[Any, Any, float]", but must return "float": nobody awaits an object that is no function  [signal-receiver]
# N: Expected signature: def __call__(self, sender: Shop, *, order_id: int) -> float


def connect_protocol(pricing: Pricing) -> None:
    priced.connect(pricing)


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
