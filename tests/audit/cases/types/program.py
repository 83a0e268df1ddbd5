"""Annotations of receivers are compared with the types of what is sent."""

from blinker import Signal


class Shop: ...


class Branch(Shop): ...


placed = Signal()
nothing: int | None = None


@placed.connect
def exact(sender: Shop, *, order_id: int, total: float) -> None:
    pass


@placed.connect
def of_branch(sender: Branch, *, order_id: int, total: float) -> None:
    # H: Receiver "of_branch" of signal "placed" expects a sender of type "Branch" for "sender", but may get "Shop" (1 of 2 sends); whether it is called by these is not known  [signal-receiver]
    pass


@placed.connect
def of_text(sender: Shop, *, order_id: str, total: float) -> None:
    # E: Receiver "of_text" of signal "placed" expects type "str" for "order_id", but payload key "order_id" has type "int" (all 2 sends)  [signal-receiver]
    pass


@placed.connect
def of_object(sender: object, **payload: object) -> None:
    pass


@placed.connect
def of_numbers(sender: object, **payload: int) -> None:
    # E: Receiver "of_numbers" of signal "placed" expects type "int" for "**payload", but payload key "total" has type "float" (1 of 2 sends)  [signal-receiver]
    pass


placed.send(Shop(), order_id=1, total=1.5)
placed.send(Branch(), order_id=2, total=2)
