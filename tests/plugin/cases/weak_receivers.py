"""A receiver that nothing else keeps is gone as soon as it is connected."""

from functools import partial
from typing import TypedDict

from typing_extensions import Self

from turnsignal import Signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
shop = Shop()


def log(prefix: str, sender: Shop, *, order_id: int) -> None: ...


class Logger:
    def __call__(self, sender: Shop, *, order_id: int) -> None: ...
    def log(self, sender: Shop, *, order_id: int) -> None: ...


def make_receiver() -> Logger:
    return Logger()


order_placed.connect(lambda sender, order_id: None)
# E: The lambda connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]

order_placed.connect(partial(log, "shop"))
# E: The partial connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]

order_placed.connect(Logger())
# E: The new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]

order_placed.connect(lambda sender, order_id: None, shop, True)
# E: The lambda connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]

order_placed.connect(lambda sender, order_id: None, weak=False)
order_placed.connect(partial(log, "shop"), weak=False)
order_placed.connect(Logger(), weak=False)
order_placed.connect(make_receiver())

order_placed.connect_via(shop)(lambda sender, order_id: None)
kept = order_placed.connect(Logger())
all_kept = [order_placed.connect(Logger())]

with order_placed.connected_to(lambda sender, order_id: None):
    pass


def connect_perhaps(weak: bool) -> None:
    order_placed.connect(lambda sender, order_id: None, weak=weak)


def connect_in_a_function() -> Logger:
    order_placed.connect(Logger())
    # E: The new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]

    return order_placed.connect(Logger())


class Kept:
    """Something else may keep it."""

    def __init__(self, kept: list[object], name: str = "") -> None:
        kept.append(self)

    def __call__(self, sender: Shop, *, order_id: int) -> None: ...


class Named:
    def __init__(self, name: str) -> None: ...
    def __call__(self, sender: Shop, *, order_id: int) -> None: ...


order_placed.connect(Kept([]))
order_placed.connect(Named("log"))
# E: The new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]


class Registry:
    """A class that may give an object that it keeps."""

    def __new__(cls) -> Self:
        return super().__new__(cls)

    def __call__(self, sender: Shop, *, order_id: int) -> None: ...
    def log(self, sender: Shop, *, order_id: int) -> None: ...
    @classmethod
    def log_of_class(cls, sender: Shop, *, order_id: int) -> None: ...
    @staticmethod
    def log_of_nobody(sender: Shop, *, order_id: int) -> None: ...


order_placed.connect(Registry())
order_placed.connect(Registry().log)
order_placed.connect(Logger().log)
# E: The method of a new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
order_placed.connect(Logger().log, weak=False)
method = order_placed.connect(Logger().log)
order_placed.connect_via(shop, weak=True)(lambda sender, order_id: None)
# E: The lambda connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
order_placed.connect_via(shop, True)(Logger())
# E: The new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
(order_placed.connect(Logger()))
# E: The new object connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected at once; pass weak=False  [signal-weak]
