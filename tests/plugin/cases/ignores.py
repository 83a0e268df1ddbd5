"""An ignore comment works where one would write it, and leaves no note behind."""

from typing import TypedDict

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()


@order_placed.connect  # type: ignore[signal-receiver]
def on_the_decorator(sender: Shop) -> None: ...


@order_placed.connect
def on_the_function(sender: Shop) -> None: ...  # type: ignore[signal-receiver]


@order_placed.connect_via(Shop())
def on_the_function_via(sender: Shop) -> None: ...  # type: ignore[signal-receiver]


order_placed.connect(on_the_decorator)  # type: ignore[signal-receiver]
order_placed.connect(
    on_the_decorator,  # type: ignore[signal-receiver]
    weak=False,
)
order_placed.connect(  # type: ignore[signal-receiver]
    on_the_decorator,
    weak=False,
)
order_placed.send(Shop(), order=1)  # type: ignore[signal-send]
order_placed.send(
    Shop(),
    order_id=1,
    colour="red",  # type: ignore[signal-send]
)
order_placed.connect(lambda sender, order_id: None)  # type: ignore[signal-weak]

order_placed.connect(on_the_decorator)  # type: ignore[signal-send]
# E: Unused "type: ignore" comment  [unused-ignore]
# E: Receiver "on_the_decorator" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Error code "signal-receiver" not covered by "type: ignore[signal-send]" comment
# N: Expected signature: def on_the_decorator(sender: Shop, *, order_id: int)


class Proxy:
    shop = Shop()


# A comment of an argument is about the argument.
order_placed.send(
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"
    Proxy.shop.name,  # type: ignore[attr-defined]
)
order_placed.send(
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"
    Proxy.shop.name,  # type: ignore
)
order_placed.send(
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"
    Proxy.shop.name,  # type: ignore
    order=1,
    # E: "Signal[Shop, OrderPlaced]" has no payload key "order"  [signal-send]
    # N: Did you mean "order_id"?
)
order_placed.connect(
    on_the_decorator,
    # E: Receiver "on_the_decorator" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def on_the_decorator(sender: Any, *, order_id: int)
    Proxy.shop.name,  # type: ignore
)

# One behind the bracket, or one that names the code, is about the call.
order_placed.send(
    Shop(),
    order=1,
)  # type: ignore
order_placed.send(
    Shop(),
    order=1,
)  # type: ignore[signal-send]
order_placed.send(
    Shop(),  # type: ignore[signal-send]
    order=1,
)
order_placed.connect(
    on_the_decorator,
    weak=False,
)  # type: ignore[signal-receiver]
