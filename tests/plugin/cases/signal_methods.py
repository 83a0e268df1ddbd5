"""A method of a signal carries its declaration, wherever it goes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypedDict, TypeVar

from turnsignal import ANY, Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


class OrderShipped(TypedDict):
    carrier: str


class StrictSignal(Signal[Shop, OrderPlaced]):
    def connect_all(self, receivers: list[Callable[..., Any]]) -> None:
        for receiver in receivers:
            self.connect(receiver)
        super().connect(lacks_the_key)
        # E: Receiver "lacks_the_key" of "StrictSignal" does not accept payload key "order_id"  [signal-receiver]
        # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
        super().send(shop)
        # E: Missing payload key "order_id" in send() of "StrictSignal"  [signal-send]
        # N: "order_id" has type "int"


SignalT = TypeVar("SignalT", bound=Signal[Shop, OrderPlaced])
ReceiverT = TypeVar("ReceiverT", bound=Callable[..., Any])
order_placed = Signal[Shop, OrderPlaced]()
strict = StrictSignal()
shop = Shop()


def fits(sender: Shop, *, order_id: int) -> None: ...
def lacks_the_key(sender: Shop) -> None: ...


connect, send, send_async = order_placed.connect, order_placed.send, order_placed.send_async
connected_to, connect_via = order_placed.connected_to, order_placed.connect_via
connect(fits)
connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


@connect
# E: Receiver "connected" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def connected(sender: Shop, *, order_id: int) -> None
def connected(sender: Shop) -> None: ...


with connected_to(lacks_the_key):
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
    pass
connect_via(shop)(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
connect_via("shop")
# E: Argument 1 to "connect_via" of "Signal" has incompatible type "str"; expected "Shop | AnySender"  [arg-type]
send(shop, order_id=1)
send(shop)
# E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "order_id" has type "int"
send("shop", order_id=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "str"; expected "Shop"  [arg-type]

Signal.connect(order_placed, fits)
Signal.connect(order_placed, lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
Signal.connect(order_placed, fits, "shop")
# E: Argument 3 to "connect" of "Signal" has incompatible type "str"; expected "Shop | AnySender"  [arg-type]
StrictSignal.connect(strict, lacks_the_key)
# E: Receiver "lacks_the_key" of "StrictSignal" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
Signal.send(order_placed, shop, order_id=1)
Signal.send(order_placed, shop)
# E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
# N: "order_id" has type "int"
Signal.send(order_placed, order_id=1)
# E: "Signal[Shop, OrderPlaced]" needs a sender of type "Shop", but send() without a sender sends None  [signal-send]
# N: Pass it first: send(sender_object, ...)
Signal.send(order_placed, shop, order_id="1")
# E: Argument "order_id" to "send" of "Signal" has incompatible type "str"; expected "int"  [arg-type]
Signal.connect_via(order_placed, shop)(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
Signal.connect(order_placed, receiver=lacks_the_key, weak=False)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
Signal.connect(*[order_placed], lacks_the_key)
# E: Too many arguments for "connect"  [call-arg]
# E: Argument 1 to "connect" has incompatible type "*list[Signal[Shop, OrderPlaced, Any]]"; expected "bool"  [arg-type]
Signal.connect(3, lacks_the_key)
Signal.connect(lacks_the_key)
# E: Missing positional argument "receiver" in call to "connect"  [call-arg]


@order_placed.connect
class Parcel:
    def __init__(self, sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect
# E: Receiver class "LacksTheKey" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def __init__(self, sender: Shop, *, order_id: int) -> None
class LacksTheKey:
    def __init__(self, sender: Shop) -> None: ...


reveal_type(Parcel)
# N: Revealed type is "def (sender: signal_methods.Shop, *, order_id: int) -> signal_methods.Parcel"


def relay(signal: SignalT) -> None:
    signal.connect(fits)
    signal.connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
    signal.send(shop)
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"


def relay_any(signal: Any, either: Signal[Shop, OrderPlaced] | Any) -> None:
    signal.connect(lacks_the_key)
    either.connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


for method in [order_placed.connect, strict.connect]:
    method(lacks_the_key)
    # E: Receiver "lacks_the_key" of "StrictSignal" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


class OverridingSignal(Signal[Shop, OrderPlaced]):
    """A subclass may override a method, and then has its own say."""

    def connect(self, receiver: ReceiverT, sender: Any = None, weak: bool = False) -> ReceiverT:
        return super().connect(receiver, sender, weak)

    def send(self, sender: Any = None, **payload: Any) -> list[tuple[Callable[..., Any], Any]]:
        return super().send(sender, **payload)


OverridingSignal().connect(lacks_the_key)
OverridingSignal().send(1, whatever=2)


class RefiningSignal(Signal[Shop, OrderPlaced]):
    """Overriding methods may take more."""

    def connect(
        self, receiver: ReceiverT, sender: Any = ANY, weak: bool = True, *, priority: int = 0
    ) -> ReceiverT:
        return super().connect(receiver, sender, weak)

    @contextmanager
    def connected_to(self, receiver: Callable[..., Any], sender: Any = ANY) -> Iterator[None]:
        with super().connected_to(receiver, sender):
            yield

    def connect_via(self, sender: Any, weak: bool = False) -> Callable[[ReceiverT], ReceiverT]:
        return super().connect_via(sender, weak)

    async def send_async(
        self, sender: Any = None, /, **payload: Any
    ) -> list[tuple[Callable[..., Any], Any]]:
        return await super().send_async(sender, **payload)


class Connects(Protocol):
    def connect(self, receiver: Callable[..., Any]) -> Any: ...
    def send(self, sender: Any, /, **payload: Any) -> Any: ...


def takes(anything: Connects, callback: Callable[[Callable[..., Any]], Any]) -> None: ...


takes(order_placed, order_placed.connect)
name = order_placed.connect.__name__
reveal_type(order_placed.send(shop, order_id=1))
# N: Revealed type is "list[tuple[def (*Any, **Any) -> Any, Any]]"
reveal_type(order_placed.send)
# N: Revealed type is "turnsignal._faces.mypy_plugin.Send[turnsignal._signal.Signal[signal_methods.Shop, TypedDict(signal_methods.OrderPlaced, {'order_id': int}), Any]]"


def relay_either(either: Signal[Shop, OrderPlaced] | Signal[Shop, OrderShipped]) -> None:
    Signal.connect(either, lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderShipped]" does not accept payload key "carrier"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, carrier: str) -> None
    Signal.send(either, shop)
