from typing import TYPE_CHECKING, Any, Literal, TypedDict

from blinker import Signal

from . import users

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from values.things import Address, Colour, Customer as Customer_


class Changed(TypedDict):
    """What ``changed`` carries."""

    anything: Any
    nothing: Any
    iterable: "Iterable[int]"
    callback: "Callable[[int], str]"
    path: "Path"
    mode: "Literal['fast']"
    perhaps: "Customer_ | None"
    name: "Customer_.Name"
    colour: "Colour"
    address: "Address"
    pair: tuple[int, str]
    empty: list[Any]
    texts: dict[str, int]
    kind: "type[Customer_]"
    local: Any
    function: "Callable[[Any, Iterable[int], Callable[[int], str], Literal['fast'], Customer_ | None], None]"
    number: int


changed: "Signal[type[Any], Changed]" = Signal()
imported = Signal()
Customer = users.Customer
