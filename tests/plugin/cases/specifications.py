"""A signal that a specification function declares is checked in the same words."""

from typing import Any, TypedDict, TypeVar

from typing_extensions import NotRequired, Unpack

from turnsignal import SpecSignal, define


class Shop: ...


class Branch(Shop): ...


shop = Shop()
branch = Branch()


@define
def order_placed(sender: Shop, /, *, order_id: int, total: float, note: str = "") -> None:
    """An order was placed."""


order_placed.send(shop, order_id=1, total=9.99)

order_placed.send(shop, order_id=1)
# E: Missing payload key "total" in send() of "SpecSignal[Shop]"  [signal-send]
# N: "total" has type "float"

order_placed.send(shop, order_id=1, total=9.99, colour="red")
# E: "SpecSignal[Shop]" has no payload key "colour"  [signal-send]

order_placed.send(order_id=1, total=9.99)
# E: "SpecSignal[Shop]" needs a sender of type "Shop", but send() without a sender sends None  [signal-send]
# N: Pass it first: send(sender_object, ...)

order_placed.send(shop, order_id="1", total=9.99)
# E: Argument "order_id" to "send" of "SpecSignal" has incompatible type "str"; expected "int"  [arg-type]


@order_placed.connect
def fits(sender: Shop, *, order_id: int, total: float, note: str = "") -> str:
    return note


@order_placed.connect
# E: Receiver "lacks_a_key" of "SpecSignal[Shop]" does not accept payload key "total"  [signal-receiver]
# N: Expected signature: def lacks_a_key(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def lacks_a_key(sender: Shop, *, order_id: int, note: str = "") -> None: ...


@order_placed.connect
# E: Receiver "needs_the_note" of "SpecSignal[Shop]" needs a default for "note": the payload key may be missing  [signal-receiver]
# N: Expected signature: def needs_the_note(sender: Shop, *, order_id: int, total: float, note: str = ...) -> None
def needs_the_note(sender: Shop, *, order_id: int, total: float, note: str) -> None: ...


@order_placed.connect_via(branch)
def via_branch(sender: Branch, **payload: object) -> None: ...


@order_placed.connect_via(branch)
# E: Receiver "via_branch_without_total" of "SpecSignal[Shop]" does not accept payload key "total"  [signal-receiver]
# N: Expected signature: def via_branch_without_total(sender: Branch, *, order_id: int, total: float, note: str = ...) -> None
def via_branch_without_total(sender: Branch, *, order_id: int, note: str = "") -> None: ...


order_placed.connect(lambda sender, order_id, total, note: reveal_type(total), weak=False)
# E: Lambda receiver of "SpecSignal[Shop]" needs a default for "note": the payload key may be missing  [signal-receiver]
# N: Expected signature: lambda sender, *, order_id, total, note=...: ...
# N: Revealed type is "float"

reveal_type(order_placed)
# N: Revealed type is "turnsignal._specification.SpecSignal[specifications.Shop, Any, [*, order_id: int, total: float, note: str =]]"
reveal_type(fits)
# N: Revealed type is "def (sender: specifications.Shop, *, order_id: int, total: float, note: str =) -> str"


class OrderCancelled(TypedDict):
    order_id: int
    reason: NotRequired[str]


@define
def order_cancelled(sender: Shop, /, **payload: Unpack[OrderCancelled]) -> None:
    """An order was cancelled."""


order_cancelled.send(shop, order_id=1)

order_cancelled.send(shop, reason="none")
# E: Missing payload key "order_id" in send() of "SpecSignal[Shop]"  [signal-send]
# N: "order_id" has type "int"


@order_cancelled.connect
# E: Receiver "cancelled" of "SpecSignal[Shop]" needs a default for "reason": the payload key may be missing  [signal-receiver]
# N: Expected signature: def cancelled(sender: Shop, *, order_id: int, reason: str = ...) -> None
def cancelled(sender: Shop, *, order_id: int, reason: str) -> None: ...


@define
def anything_happened(sender: Any, /, **payload: int) -> None:
    """The payload is open."""


anything_happened.send(None, one=1)

anything_happened.send(None, one="1")
# E: Argument "one" to "send" of "SpecSignal" has incompatible type "str"; expected "int"  [arg-type]


@anything_happened.connect
def forwards(sender: object, **payload: int) -> None: ...


@anything_happened.connect
# E: Receiver "does_not_forward" of "SpecSignal[Any]" must accept further payload keys with **kwargs of type "int"  [signal-receiver]
# N: Expected signature: def does_not_forward(sender: Any, **kwargs: int) -> None
def does_not_forward(sender: object, *, one: int = 1) -> None: ...


def takes(signal: SpecSignal[Shop]) -> None:
    signal.send(shop, anything=1)
    signal.connect(fits)


T = TypeVar("T")


@define
def changed(sender: Shop, /, *, old: T, new: list[T]) -> None:
    """What changed is known to the send alone."""


changed.send(shop, old=1, new=[2])


@define
def made(sender: T, /, *, order_id: int) -> None:
    """What made it is known to the send alone."""


@define
def compared(sender: T, /, *, other: T) -> None:
    """What is compared is known to the send alone."""


made.send(shop, order_id=1)
compared.send(shop, other=shop)

compared.send(shop)
# E: Missing payload key "other" in send() of "SpecSignal[Any]"  [signal-send]
# N: "other" has type "Any"
