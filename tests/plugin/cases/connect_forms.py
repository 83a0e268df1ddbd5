"""All the ways to connect a receiver are checked alike."""

from enum import Enum
from typing import Any, Literal, TypedDict

from turnsignal import ANY, Signal


class Shop: ...


class Branch(Shop): ...


class OrderPlaced(TypedDict):
    order_id: int


order_placed = Signal[Shop, OrderPlaced]()
branch = Branch()


def fits(sender: Shop, *, order_id: int) -> None: ...
def does_not_fit(sender: Shop) -> None: ...
def fits_branch(sender: Branch, *, order_id: int) -> None: ...


order_placed.connect(fits)
order_placed.connect(fits, branch)
order_placed.connect(receiver=fits, sender=ANY, weak=False)
order_placed.connect(fits_branch, sender=branch)
order_placed.connect_via(branch)(fits_branch)

order_placed.connect(does_not_fit)
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def does_not_fit(sender: Shop, *, order_id: int) -> None

order_placed.connect(receiver=does_not_fit)
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def does_not_fit(sender: Shop, *, order_id: int) -> None

order_placed.connect(does_not_fit, sender=branch, weak=False)
# E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def does_not_fit(sender: Branch, *, order_id: int) -> None

order_placed.connect(fits_branch)
# E: Receiver "fits_branch" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def fits_branch(sender: Shop, *, order_id: int) -> None

order_placed.connect(fits_branch, ANY)
# E: Receiver "fits_branch" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def fits_branch(sender: Shop, *, order_id: int) -> None

order_placed.connect(fits_branch, Shop())
# E: Receiver "fits_branch" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def fits_branch(sender: Shop, *, order_id: int) -> None

order_placed.connect(fits, sender="branch")
# E: Argument "sender" to "connect" of "Signal" has incompatible type "str"; expected "Shop | AnySender"  [arg-type]

with order_placed.connected_to(fits), order_placed.connected_to(fits_branch, sender=branch):
    pass

with order_placed.connected_to(does_not_fit):
    # E: Receiver "does_not_fit" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
    # N: Expected signature: def does_not_fit(sender: Shop, *, order_id: int) -> None
    pass

with order_placed.connected_to(fits_branch):
    # E: Receiver "fits_branch" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
    # N: Expected signature: def fits_branch(sender: Shop, *, order_id: int) -> None
    pass


@order_placed.connect_via(branch)
def via_branch(sender: Branch, *, order_id: int) -> None: ...


@order_placed.connect_via(branch)
# E: Receiver "via_branch_without_key" of "Signal[Shop, OrderPlaced]" does not accept payload key "order_id"  [signal-receiver]
# N: Expected signature: def via_branch_without_key(sender: Branch, *, order_id: int) -> None
def via_branch_without_key(sender: Branch) -> None: ...


@order_placed.connect_via(ANY)
# E: Receiver "via_any" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def via_any(sender: Shop, *, order_id: int) -> None
def via_any(sender: Branch, *, order_id: int) -> None: ...


@order_placed.connect_via(Shop(), weak=True)
# E: Receiver "via_shop" of "Signal[Shop, OrderPlaced]" expects a sender of type "Branch" for "sender", but may get "Shop"  [signal-receiver]
# N: Expected signature: def via_shop(sender: Shop, *, order_id: int) -> None
def via_shop(sender: Branch, *, order_id: int) -> None: ...


order_placed.disconnect(fits)
order_placed.disconnect(fits, branch)

order_placed.disconnect(fits, sender="branch")
# E: Argument "sender" to "disconnect" of "Signal" has incompatible type "str"; expected "Shop | AnySender"  [arg-type]

order_placed.disconnect(3)
# E: Argument 1 to "disconnect" of "Signal" has incompatible type "int"; expected "Callable[..., Any]"  [arg-type]


@order_placed.connect
@order_placed.connect_via(branch)
def stacked(sender: Shop, *, order_id: int) -> None: ...


class Named(TypedDict):
    pass


named = Signal[str | Shop, Named]()


def from_text(sender: str) -> None: ...
def from_red(sender: Literal["red"]) -> None: ...


named.connect(from_text, sender="red")

named.connect(from_red, sender="red")
# E: Receiver "from_red" of "Signal[str | Shop, Named]" expects a sender of type "Literal['red']" for "sender", but may get "str"  [signal-receiver]
# N: Expected signature: def from_red(sender: str) -> None

numbered = Signal[int, Named]()


def from_bool(sender: bool) -> None: ...


numbered.connect(from_bool, sender=True)
# E: Receiver "from_bool" of "Signal[int, Named]" expects a sender of type "bool" for "sender", but may get "int"  [signal-receiver]
# N: Expected signature: def from_bool(sender: int) -> None


class Colour(str, Enum):
    RED = "red"


def from_colour(sender: Colour) -> None: ...
def from_text_or_shop(sender: str | Shop) -> None: ...


def connect_values(
    colour: Colour, either: Colour | Shop, unknown: Any, red: Literal["red"]
) -> None:
    # A sender that equals the colour, but is none, reaches the receiver as well.
    named.connect(from_colour, sender=colour)
    # E: Receiver "from_colour" of "Signal[str | Shop, Named]" expects a sender of type "Colour" for "sender", but may get "str"  [signal-receiver]
    # N: Expected signature: def from_colour(sender: str) -> None

    named.connect(from_text_or_shop, sender=either)
    named.connect(from_text, sender=unknown)

    named.connect(from_text, sender=red)

    coloured.connect(from_colour, sender=colour)


coloured = Signal[Colour, Named]()


def from_a_or_colour(sender: Literal["a"] | Colour) -> None: ...


lettered = Signal[Literal["a", "b"], Named]()


@lettered.connect_via("a")
def from_a(sender: Literal["a"]) -> None: ...


@lettered.connect_via("b")
# E: Receiver "from_a_only" of "Signal[Literal['a', 'b'], Named]" expects a sender of type "Literal['a']" for "sender", but may get "Literal['b']"  [signal-receiver]
# N: Expected signature: def from_a_only(sender: Literal['b']) -> None
def from_a_only(sender: Literal["a"]) -> None: ...


either = Signal[Literal["a"] | Colour | Shop | None, Named]()
either.connect(from_a_or_colour, sender="a")
either.connect(from_a_or_colour, sender=Colour.RED)


@order_placed.connect(sender=branch)
# E: connect() of "Signal[Shop, OrderPlaced]" is given no receiver: it makes no decorator  [signal-receiver]
# N: Use @signal.connect_via(sender) to connect the decorated function to one sender
def taken_for_a_receiver(sender: Branch, *, order_id: int) -> None: ...


@order_placed.connect()
# E: connect() of "Signal[Shop, OrderPlaced]" is given no receiver: it makes no decorator  [signal-receiver]
# N: Use @signal.connect, without parentheses, to connect the decorated function
def taken_for_a_factory(sender: Shop, *, order_id: int) -> None: ...


@order_placed.connect(branch)
# E: "Branch" not callable  [operator]
# E: "Signal[Shop, OrderPlaced]" cannot call a receiver of type "Branch"  [signal-receiver]
# N: Use @signal.connect_via(sender) to connect the decorated function to one sender
def taken_for_a_sender(sender: Branch, *, order_id: int) -> None: ...


from_anything = Signal[Any, OrderPlaced]()


@from_anything.connect_via
# E: connect_via() of "Signal[Any, OrderPlaced]" takes the decorated function for its sender  [signal-receiver]
# N: Use @signal.connect_via(sender) to connect the decorated function to one sender
def forgets_the_sender(sender: Shop, *, order_id: int) -> None: ...


def delegate(*arguments: Any, **keywords: Any) -> None:
    order_placed.connect(*arguments)
    order_placed.connect(**keywords)
    order_placed.connect(*arguments, **keywords)
    order_placed.connect(fits, *arguments)
    order_placed.connect_via(*arguments)(*arguments)
    order_placed.connect_via(branch)(*arguments)
    with order_placed.connected_to(*arguments):
        pass


order_placed.connect(*(fits, branch))
