"""Payloads of every kind: inherited, total=False, Required, functional, union, unknown."""

from collections.abc import Mapping
from typing import Any, Generic, TypedDict, TypeVar

from typing_extensions import Required

from turnsignal import Signal


class Shop: ...


class Event(TypedDict):
    at: float


class OrderPlaced(Event):
    order_id: int


class Hints(TypedDict, total=False):
    colour: str
    size: Required[int]


Functional = TypedDict("Functional", {"order_id": int, "in": bool})
shop = Shop()

inherited = Signal[Shop, OrderPlaced]()
inherited.send(shop, at=1.0, order_id=1)

inherited.send(shop, order_id=1)
# E: Missing payload key "at" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "at" has type "float"

hints = Signal[Shop, Hints]()
hints.send(shop, size=1)

hints.send(shop, colour="red")
# E: Missing payload key "size" in send() of "Signal[Shop, Hints]"  [signal-send]
# N: "size" has type "int"

functional = Signal[Shop, Functional]()
# N: Payload key "in" of "Signal[Shop, Functional]" is no identifier: it can only be sent with **payload, and received with **kwargs
functional.send(shop, **{"order_id": 1, "in": True})

functional.send(shop, order_id=1)
# E: Missing payload key "in" in send() of "Signal[Shop, Functional]"  [signal-send]
# N: "in" has type "bool"

either = Signal[Shop, OrderPlaced | Hints]()
either.send(shop, size=1)
either.send(shop, at=1.0, order_id=1)

either.send(shop, at=1.0)
# E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced | Hints]"  [signal-send]
# N: "order_id" has type "int"

mapping = Signal[Shop, Mapping[str, int]]()
mapping.send(shop, anything=1)

mapping.send(shop, anything="1")
# E: Argument "anything" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]

bare = Signal()
bare.send()
bare.send(shop, anything=1)

anything = Signal[Shop, Any]()
anything.send(shop, anything=1)

anything.send("shop")
# E: Argument 1 to "send" of "Signal" has incompatible type "str"; expected "Shop"  [arg-type]

T = TypeVar("T")
PayloadT = TypeVar("PayloadT", bound=Event)


class Changed(TypedDict, Generic[T]):
    old: T
    new: T


changed = Signal[Shop, Changed[int]]()
changed.send(shop, old=1, new=2)

changed.send(shop, old=1, new="2")
# E: Argument "new" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]


def relay(signal: Signal[Shop, PayloadT], payload: PayloadT) -> None:
    signal.send(shop, **payload)

    signal.send(shop, **dict[str, object]())
    # E: The payload of "Signal[Shop, PayloadT]" is not known here: pass on one value of type "PayloadT" as **payload  [signal-send]

    signal.send(shop, at=1.0)
    # E: The payload of "Signal[Shop, PayloadT]" is not known here: pass on one value of type "PayloadT" as **payload  [signal-send]


class Counting(Signal[Shop, PayloadT]):
    sent = 0

    def send(self, *arguments: Any, **payload: Any) -> Any:
        self.sent += 1
        return super().send(*arguments, **payload)
