"""With ``require_declaration = true``, every signal says what it carries, be it anything."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypedDict

import blinker

from turnsignal import NamedSignal, Namespace, Signal, define, signal


class Shop: ...


class OrderPlaced(TypedDict):
    order_id: int


ShopSignal: TypeAlias = Signal[Shop, OrderPlaced]
declared = Signal[Shop, OrderPlaced]()
declared_by_alias = ShopSignal()
declared_by_variable: Signal[Shop, OrderPlaced] = Signal()
declared_as_anything = Signal[Any, Any]()
declared_as_anything_by_variable: Signal[Any, Any] = Signal()
declared_over_lines: Signal[
    Any,
    Any,
] = Signal()
by_name: NamedSignal[Shop, OrderPlaced] = signal("order-placed")
by_name_as_anything: NamedSignal[Any, Any] = signal("anything")
in_namespace: NamedSignal[Shop, OrderPlaced] = Namespace().signal("order-placed")
of_blinker: "blinker.Signal[Shop, OrderPlaced]" = blinker.Signal()
in_dictionary: dict[str, Signal[Shop, OrderPlaced]] = {"order-placed": Signal()}


@define
def order_placed(sender: Shop, /, *, order_id: int) -> None:
    """An order was placed."""


@dataclass
class Events:
    order_placed: Signal[Shop, OrderPlaced] = field(default_factory=lambda: Signal())


undeclared = Signal()
# E: "Signal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Declare it as Signal[Sender, Payload], where Payload is a TypedDict; Signal[Any, Any] says that it may carry anything
undeclared_by_variable: Signal = Signal()
# E: "Signal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Declare it as Signal[Sender, Payload], where Payload is a TypedDict; Signal[Any, Any] says that it may carry anything
undeclared_name = NamedSignal("order-placed")
# E: "NamedSignal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Declare it as NamedSignal[Sender, Payload], where Payload is a TypedDict; NamedSignal[Any, Any] says that it may carry anything
undeclared_by_name = signal("order-placed")
# E: "NamedSignal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Annotate its variable with NamedSignal[Sender, Payload], where Payload is a TypedDict; NamedSignal[Any, Any] says that it may carry anything
undeclared_in_namespace = Namespace().signal("order-placed")
# E: "NamedSignal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Annotate its variable with NamedSignal[Sender, Payload], where Payload is a TypedDict; NamedSignal[Any, Any] says that it may carry anything
undeclared_of_blinker = blinker.Signal()
# E: "Signal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Annotate its variable with Signal[Sender, Payload], where Payload is a TypedDict; Signal[Any, Any] says that it may carry anything
undeclared_name_of_blinker = blinker.signal("order-placed")
# E: "NamedSignal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Annotate its variable with NamedSignal[Sender, Payload], where Payload is a TypedDict; NamedSignal[Any, Any] says that it may carry anything
sender_alone = Signal[Shop]()
# E: "Signal" declares no payload, so that nothing it carries is checked  [signal-undeclared]
# N: Declare it as Signal[Sender, Payload], where Payload is a TypedDict; Signal[Any, Any] says that it may carry anything
ignored = Signal()  # type: ignore[signal-undeclared]


def takes(signal: Signal[Shop, OrderPlaced]) -> Signal[Shop, OrderPlaced]:
    return Signal()


takes(Signal())
