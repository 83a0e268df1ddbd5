"""A key that cannot be sent by its name is told where the signal is declared."""

from typing import Any, Generic, TypeAlias, TypedDict, TypeVar

from turnsignal import NamedSignal, Namespace, Signal, define, signal


class Shop: ...


ValueT = TypeVar("ValueT")
Row = TypedDict("Row", {"order_id": int, "class": str, "content-type": str})


class Reserved(TypedDict, total=False):
    _async_wrapper: int
    _sync_wrapper: int


class Changed(TypedDict, Generic[ValueT]):
    _sync_wrapper: ValueT


inserted = Signal[Shop, Row]("A row was inserted.")
# N: Payload key "class" of "Signal[Shop, Row]" is no identifier: it can only be sent with **payload, and received with **kwargs
# N: Payload key "content-type" of "Signal[Shop, Row]" is no identifier: it can only be sent with **payload, and received with **kwargs

reserved = Signal[Shop, Reserved]()
# E: Payload key "_async_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

named = NamedSignal[Shop, Reserved]("reserved")
# E: Payload key "_async_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

annotated: Signal[Shop, Reserved] = Signal()
# E: Payload key "_async_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

perhaps: Signal[Shop, Reserved] | None = Signal()
# E: Payload key "_async_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

by_name: NamedSignal[Shop, Reserved] = signal("reserved")
# E: Payload key "_async_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

in_namespace: NamedSignal[Shop, Reserved] = Namespace().signal("reserved")
# E: Payload key "_async_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "NamedSignal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

changed = Signal[Shop, Changed[int]]()
# E: Payload key "_sync_wrapper" of "Signal[Shop, Changed[int]]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

ReservedSignal: TypeAlias = Signal[Shop, Reserved]
aliased = ReservedSignal()
# E: Payload key "_async_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

signals: dict[str, Signal[Shop, Reserved]] = {"reserved": Signal()}
# E: Payload key "_async_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
# E: Payload key "_sync_wrapper" of "Signal[Shop, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]


class Registry:
    reserved = Signal["Registry", Reserved]()
    # E: Payload key "_async_wrapper" of "Signal[Registry, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
    # E: Payload key "_sync_wrapper" of "Signal[Registry, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]

    def __init__(self) -> None:
        self.own: Signal[Registry, Reserved] = Signal()
        # E: Payload key "_async_wrapper" of "Signal[Registry, Reserved]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
        # E: Payload key "_sync_wrapper" of "Signal[Registry, Reserved]" is the name of a parameter of send_async() itself, which would take it; choose another  [signal-send]


@define
# E: Payload key "_async_wrapper" of "SpecSignal[Shop]" is the name of a parameter of send() itself, which would take it; choose another  [signal-send]
def specified(sender: Shop, /, *, order_id: int, _async_wrapper: int) -> None:
    """At run time this is an error as well."""


@define
# E: Specification function of "SpecSignal[Shop]" takes a key by position, but a payload is sent by keyword: put "*" before it  [signal-send]
# E: Specification function of "SpecSignal[Shop]" takes "total" by position, but a payload is sent by keyword: put "*" before "total"  [signal-send]
def positional(sender: Shop, order_id: int, /, total: float, *, note: str = "") -> None:
    """At run time this is an error as well."""


ignored = Signal[Shop, Row]()  # type: ignore[signal-send]
also_ignored = Signal[Shop, Reserved]()  # type: ignore[signal-send]
bare = Signal()
open_payload = Signal[Any, Any]()


def takes(signal: Signal[Shop, Reserved] = reserved) -> Signal[Shop, Reserved]:
    return Signal()
