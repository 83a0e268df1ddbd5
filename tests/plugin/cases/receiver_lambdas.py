"""The parameters of a lambda get their types from the declaration."""

from typing import TypedDict

from turnsignal import Signal


class Shop:
    name: str = ""


class Branch(Shop):
    city: str = ""


class OrderPlaced(TypedDict):
    order_id: int
    total: float


order_placed = Signal[Shop, OrderPlaced]()
branch = Branch()

order_placed.connect(lambda sender, order_id, total: reveal_type(order_id), weak=False)
# N: Revealed type is "int"

# mypy itself infers nothing for a lambda that takes *args or **kwargs.
order_placed.connect(lambda sender, *, total, **rest: reveal_type(sender), weak=False)
# N: Revealed type is "Any"

order_placed.connect(lambda sender, **payload: sender.nam, weak=False)

order_placed.connect(lambda sender, order_id: order_id, weak=False)
# E: Lambda receiver of "Signal[Shop, OrderPlaced]" does not accept payload key "total"  [signal-receiver]
# N: Expected signature: lambda sender, *, order_id, total: ...

order_placed.connect(
    lambda city, order_id, total: reveal_type(city),
    # N: Revealed type is "receiver_lambdas.Branch"
    sender=branch,
    weak=False,
)

with order_placed.connected_to(lambda sender, order_id, total: reveal_type(total)):
    # N: Revealed type is "float"
    pass

order_placed.connect_via(branch)(lambda branch, order_id, total: reveal_type(branch.city))
# N: Revealed type is "str"

order_placed.connect_via(branch)(lambda branch, order_id: None)
# E: Lambda receiver of "Signal[Shop, OrderPlaced]" does not accept payload key "total"  [signal-receiver]
# N: Expected signature: lambda branch, *, order_id, total: ...


class Answer(TypedDict):
    text: str


asked = Signal[Shop, OrderPlaced, Answer]()
asked.connect(lambda sender, order_id, total: {"text": str(total)}, weak=False)

asked.connect(lambda sender, order_id, total: {"text": total}, weak=False)
# E: Argument 1 to "connect" of "Signal" has incompatible type "Callable[[Shop, int, float], dict[str, float]]"; expected "Callable[[Shop, int, float], Answer | Awaitable[Answer]]"  [arg-type]
# E: Incompatible return value type (got "dict[str, float]", expected "Answer | Awaitable[Answer]")  [return-value]


class OrderMoved(TypedDict):
    order_id: str


moved = Signal[Shop, OrderPlaced | OrderMoved]()
moved.connect(lambda sender, order_id, total=None: reveal_type(order_id), weak=False)
# N: Revealed type is "int | str"
moved.connect(lambda sender, order_id, total=None: reveal_type(total), weak=False)
# N: Revealed type is "float | None"
moved.connect(lambda sender, order_id, total: None, weak=False)
# E: Lambda receiver of "Signal[Shop, OrderPlaced | OrderMoved]" needs a default for "total": the payload key may be missing  [signal-receiver]
# N: Expected signature: lambda sender, *, order_id, total=...: ...
