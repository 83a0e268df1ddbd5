"""A local function that nothing else keeps is gone when its scope ends.

Each function here is called by a test, which looks whether the signal still has receivers.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import nullcontext
from typing import Any, TypedDict

from turnsignal import Signal


class OrderPlaced(TypedDict):
    order_id: int


class Shop:
    closed = Signal["Shop", OrderPlaced]()


OrderSignal = Signal[Shop, OrderPlaced]
order_placed = OrderSignal()
shop = Shop()
context = nullcontext()
kept: list[object] = []


def keep(function: Callable[..., None]) -> Callable[..., None]:
    kept.append(function)
    return function


def dies_when_passed(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_when_passed" returns; connect it with weak=False  [signal-weak]


def dies_when_passed_by_name(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(receiver=log, sender=shop)
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_when_passed_by_name" returns; connect it with weak=False  [signal-weak]


def dies_when_decorated(signal: OrderSignal) -> Shop:
    @signal.connect
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_when_decorated" returns; connect it with weak=False  [signal-weak]
    def log(sender: Shop, *, order_id: int) -> None: ...

    return shop


def dies_beside_others(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_beside_others" returns; connect it with weak=False  [signal-weak]
    signal.connect(log, shop)
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_beside_others" returns; connect it with weak=False  [signal-weak]
    number = 1

    @signal.connect
    # E: The local function "log_more" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_beside_others" returns; connect it with weak=False  [signal-weak]
    def log_more(sender: Shop, *, order_id: int) -> None:
        assert number


def dies_in_a_branch(signal: OrderSignal) -> None:
    if shop:

        @signal.connect
        # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_in_a_branch" returns; connect it with weak=False  [signal-weak]
        def log(sender: Shop, *, order_id: int) -> None: ...

    else:
        pass


def dies_with_a_coroutine(signal: OrderSignal) -> Awaitable[None]:
    async def run() -> None:
        @signal.connect
        # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "run" returns; connect it with weak=False  [signal-weak]
        async def log(sender: Shop, *, order_id: int) -> None: ...

    return run()


class DiesInAMethod:
    def __init__(self, signal: OrderSignal) -> None:
        @signal.connect
        # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "__init__" returns; connect it with weak=False  [signal-weak]
        def log(sender: Shop, *, order_id: int) -> None: ...


def dies_after_a_send_and_is_not_reported(signal: OrderSignal) -> None:
    received: list[int] = []

    @signal.connect
    def receive(sender: Shop, *, order_id: int) -> None:
        received.append(order_id)

    signal.send(shop, order_id=1)


def dies_after_a_loop_and_is_not_reported(signal: OrderSignal) -> None:
    for _ in range(2):

        @signal.connect
        def log(sender: Shop, *, order_id: int) -> None: ...


def is_ignored(signal: OrderSignal) -> None:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...  # type: ignore[signal-weak]


def lives_when_returned(signal: OrderSignal) -> object:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...

    return log


def lives_in_an_attribute(signal: OrderSignal) -> object:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)
    kept = Shop()
    kept.log = log  # type: ignore[attr-defined]
    return kept


def lives_in_a_closure(signal: OrderSignal) -> object:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...

    def keeps_it() -> None:
        log(shop, order_id=1)

    return keeps_it


def lives_in_itself(signal: OrderSignal) -> None:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None:
        log(sender, order_id=order_id)


def lives_in_what_connect_returned(signal: OrderSignal) -> object:
    def log(sender: Shop, *, order_id: int) -> None: ...

    return signal.connect(log)


def lives_in_the_signal(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)
    signal.connect(log, shop, weak=False)


def lives_strongly(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log, weak=False)


def lives_via(signal: OrderSignal) -> None:
    @signal.connect_via(shop)
    def log(sender: Shop, *, order_id: int) -> None: ...


def lives_as_a_global(signal: OrderSignal) -> None:
    global log_globally  # noqa: PLW0603  # what is a global, is kept

    def log_globally(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log_globally)  # type: ignore[name-defined]


def lives_in_a_generator(signal: OrderSignal) -> object:
    def generate() -> Iterator[None]:
        @signal.connect
        def log(sender: Shop, *, order_id: int) -> None: ...

        yield

    generator = generate()
    next(generator)
    return generator


def lives_among_all_locals(signal: OrderSignal) -> object:
    def log(sender: Shop, *, order_id: int) -> None: ...

    kept = locals()
    signal.connect(log)
    return kept


def lives_by_position(signal: OrderSignal) -> None:
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log, shop)
    signal.connect(log, shop, False)


def lives_through_another_decorator(signal: OrderSignal) -> None:
    @keep
    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)


def lives_in_the_attributes_of_a_class(signal: OrderSignal) -> object:
    class Logs:
        @signal.connect
        def log(self: Shop, *, order_id: int) -> None: ...  # type: ignore[misc]

    return Logs


def dies_after_a_context_and_is_not_reported(signal: OrderSignal) -> None:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...

    with context:
        pass


def dies_after_a_decoration_and_is_not_reported(signal: OrderSignal) -> None:
    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...

    @keep
    def another() -> None: ...


def lives_as_a_variable_of_an_outer_function(signal: OrderSignal) -> object:
    log: Any = None

    def connect() -> None:
        nonlocal log

        @signal.connect
        def log(sender: Shop, *, order_id: int) -> None: ...

    connect()
    return lambda: log


class Mailbox:
    """An object that tells when it is changed."""

    def __init__(self) -> None:
        self.changed: OrderSignal | None = None

    @property
    def size(self) -> int:
        return 0

    @size.setter
    def size(self, size: int) -> None:
        assert self.changed is not None
        self.changed.send(shop, order_id=size)


def dies_after_a_change_and_is_not_reported(signal: OrderSignal) -> None:
    mailbox = Mailbox()
    mailbox.changed = signal

    @signal.connect
    def log(sender: Shop, *, order_id: int) -> None: ...

    mailbox.size = 3


class Button:
    """Something else that has a method of that name."""

    def __init__(self) -> None:
        self.slots: list[Callable[..., None]] = []

    def connect(self, slot: Callable[..., None]) -> Callable[..., None]:
        self.slots.append(slot)
        return slot


def lives_in_another_connection(signal: OrderSignal) -> object:
    button = Button()

    def log(sender: Shop, *, order_id: int) -> None: ...

    button.connect(log)
    signal.connect(log)
    return button


def dies_after_another_connection_and_is_not_reported(signal: OrderSignal) -> object:
    button = Button()

    def log(sender: Shop, *, order_id: int) -> None: ...

    signal.connect(log)
    button.connect(print)
    return button


def dies_beside_a_global_signal(signal: OrderSignal) -> None:
    @signal.connect
    # E: The local function "log" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_beside_a_global_signal" returns; connect it with weak=False  [signal-weak]
    def log(sender: Shop, *, order_id: int) -> None: ...

    @order_placed.connect
    # E: The local function "log_placed" connected to "Signal[Shop, OrderPlaced]" is only weakly referenced and will be disconnected when "dies_beside_a_global_signal" returns; connect it with weak=False  [signal-weak]
    def log_placed(sender: Shop, *, order_id: int) -> None: ...

    Shop.closed.connect(log)
