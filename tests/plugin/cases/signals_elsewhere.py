"""Signals as attributes, parameters, aliases, unions, subclasses, generics and by name."""

from typing import Any, Generic, TypeAlias, TypedDict, TypeVar

from typing_extensions import NotRequired, ReadOnly, Self, TypeAliasType

from turnsignal import NamedSignal, Namespace, Signal, signal


class OrderPlaced(TypedDict):
    order_id: int


class Shop:
    order_placed = Signal["Shop", OrderPlaced]()

    def __init__(self) -> None:
        self.closed: Signal[Shop, OrderPlaced] = Signal()

    def place(self) -> None:
        self.order_placed.send(self, order_id=1)

        self.order_placed.send(self, order=1)
        # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
        # N: "order_id" has type "int"
        # E: "Signal[Shop, OrderPlaced]" has no payload key "order"  [signal-send]
        # N: Did you mean "order_id"?

        self.closed.send(self)
        # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
        # N: "order_id" has type "int"


def lacks_the_key(sender: Shop) -> None: ...


shop = Shop()
shop.order_placed.connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

Shop.order_placed.connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

ShopSignal: TypeAlias = Signal[Shop, OrderPlaced]
aliased = ShopSignal()
aliased.connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


class LoggedSignal(Signal[Shop, OrderPlaced]):
    """A subclass that declares its types."""


logged = LoggedSignal()
logged.connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "LoggedSignal" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

SenderT = TypeVar("SenderT")
ValueT = TypeVar("ValueT")


class Changed(TypedDict, Generic[ValueT]):
    old: ValueT
    new: ValueT


class ChangeSignal(Signal[SenderT, Changed[ValueT]]):
    """A subclass that leaves them open."""


changed = ChangeSignal[Shop, int]()


@changed.connect
def on_change(sender: Shop, *, old: int, new: int) -> None: ...


@changed.connect
# E: Receiver "on_text_change" of "ChangeSignal[Shop, int]" expects type "str" for "new", but payload key "new" has type "int"  [signal-receiver]
# E: Receiver "on_text_change" of "ChangeSignal[Shop, int]" expects type "str" for "old", but payload key "old" has type "int"  [signal-receiver]
# N: Expected signature: def on_text_change(sender: Shop, *, new: int, old: int) -> None
def on_text_change(sender: Shop, *, old: str, new: str) -> None: ...


def use(
    parameter: Signal[Shop, OrderPlaced],
    maybe: Signal[Shop, OrderPlaced] | None,
    either: Signal[Shop, OrderPlaced] | ChangeSignal[Shop, int],
    named: dict[str, NamedSignal[Shop, OrderPlaced]],
) -> None:
    parameter.connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

    if maybe is not None:
        maybe.connect(lacks_the_key)
        # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
        # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

    either.connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
    # E: Receiver "lacks_the_key" of "ChangeSignal[Shop, int]" does not accept payload key "new"  [signal-receiver]
    # E: Receiver "lacks_the_key" of "ChangeSignal[Shop, int]" does not accept payload key "old"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, new: int, old: int) -> None

    named["order-placed"].connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "NamedSignal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


by_name: NamedSignal[Shop, OrderPlaced] = signal("order-placed")
by_name.connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "NamedSignal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None

in_namespace: NamedSignal[Shop, OrderPlaced] = Namespace().signal("order-placed")
in_namespace.send(shop)
# E: Missing payload key "order_id" in send() of "NamedSignal[Shop, OrderPlaced]"  [signal-send]
# N: "order_id" has type "int"

undeclared = signal("undeclared")
undeclared.connect(lacks_the_key)
undeclared.send(shop, whatever=1)


class Unrelated:
    """Its methods merely have the same names."""

    def connect(self, receiver: object) -> None: ...
    def send(self, sender: object = None, **payload: Any) -> None: ...


Unrelated().connect(lacks_the_key)
Unrelated().send(anything=1)


class Overriding(Signal[Shop, OrderPlaced]):
    """Its own signature rules."""

    def send(self, *anything: Any, **payload: Any) -> Any:
        return None


Overriding().send(1, 2, 3, whatever=4)


class Mixin: ...


class Mixed(Mixin, Signal[Shop, OrderPlaced]):
    """A class with several bases has the methods of all of them, which must not clash."""


Mixed().connect(lacks_the_key)
# E: Receiver "lacks_the_key" of "Mixed" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None


NewShopSignal = TypeAliasType("NewShopSignal", Signal[Shop, OrderPlaced])
ChangedSignal = TypeAliasType("ChangedSignal", Signal[Shop, Changed[ValueT]], type_params=(ValueT,))


class Kept(TypedDict):
    order_id: ReadOnly[int]
    note: NotRequired[ReadOnly[str]]


class Archive:
    """The sender is whatever subclass the signal is of."""

    def __init__(self) -> None:
        self.kept: Signal[Self, Kept] = Signal()
        self.lost = Signal[Self, Kept]()

    def keep(self) -> None:
        self.kept.send(self, order_id=1)
        self.lost.send(self, order_id=1)
        self.kept.send(shop, order_id=1)
        # E: Argument 1 to "send" of "Signal" has incompatible type "Shop"; expected "Archive"  [arg-type]
        self.kept.connect(self.log)

    def log(self, sender: Self, *, order_id: int, note: str = "") -> None: ...


class LocalArchive(Archive):
    city = ""


def use_newer_aliases(placed: NewShopSignal, changed: ChangedSignal[int]) -> None:
    placed.connect(lacks_the_key)
    # E: Receiver "lacks_the_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def lacks_the_key(sender: Shop, *, order_id: int) -> None
    placed.send(shop)
    # E: Missing payload key "order_id" in send() of "Signal[Shop, OrderPlaced]"  [signal-send]
    # N: "order_id" has type "int"
    changed.connect(on_text_change)
    # E: Receiver "on_text_change" of "Signal[Shop, Changed[int]]" expects type "str" for "new", but payload key "new" has type "int"  [signal-receiver]
    # E: Receiver "on_text_change" of "Signal[Shop, Changed[int]]" expects type "str" for "old", but payload key "old" has type "int"  [signal-receiver]
    # N: Expected signature: def on_text_change(sender: Shop, *, new: int, old: int)


def log_kept(sender: LocalArchive, *, order_id: int, note: str = "") -> None: ...
def log_kept_anywhere(sender: Archive, *, order_id: int, note: str) -> None: ...


LocalArchive().kept.connect(log_kept)
LocalArchive().kept.connect(log_kept_anywhere)
# E: Receiver "log_kept_anywhere" of "Signal[LocalArchive, Kept]" needs a default for "note": the payload key may be missing  [signal-receiver]
# N: Expected signature: def log_kept_anywhere(sender: LocalArchive, *, order_id: int, note: str = ...) -> None
LocalArchive().kept.send(Archive(), order_id=1)
# E: Argument 1 to "send" of "Signal" has incompatible type "Archive"; expected "LocalArchive"  [arg-type]
Archive().kept.connect(log_kept)
# E: Receiver "log_kept" of "Signal[Archive, Kept]" expects a sender of type "LocalArchive" for "sender", but may get "Archive"  [signal-receiver]
# N: Expected signature: def log_kept(sender: Archive, *, order_id: int, note: str = ...) -> None
