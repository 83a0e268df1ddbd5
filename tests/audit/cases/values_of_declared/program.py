from typing import Generic, TypedDict, TypeVar

from turnsignal import Signal, define


class Shop: ...


class P(TypedDict):
    a: int


s = Signal[Shop, P]()
# H: Signal "s" is sent, but nobody here receives it  [signal-never-received]
s.send(Shop(), a="x")
# E: Argument "a" to "send" of "Signal" has incompatible type "str"; expected "int"  [signal-send]
s.send("no shop", a=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "str"; expected "Shop"  [signal-send]


@define
def placed(sender: Shop, /, *, order_id: int) -> None: ...
# H: Signal "placed" is sent, but nobody here receives it  [signal-never-received]




placed.send(Shop(), order_id="1")
# E: Argument "order_id" to "send" of "SpecSignal" has incompatible type "str"; expected "int"  [signal-send]
