from typing import Any as Any_, TypedDict

from blinker import Signal


class Moved:
    """Has the name that a payload would have."""


class Nothing:
    """So has this."""


class Any:
    """And this is not that of typing."""


class MovedPayload(TypedDict):
    """What ``moved`` carries."""

    where: "Moved"
    thing: Any_


class NothingPayload(TypedDict):
    """What signals carry that pass no keys."""


Odd = TypedDict("Odd", {"class": int, "with-dash": str})


moved: "Signal[Any_, MovedPayload]" = Signal()
closed: "Signal[Any_, NothingPayload]" = Signal()
odd: "Signal[Any_, Odd]" = Signal()


def move(thing, where: Moved) -> None:
    moved.send(thing, where=where, thing=thing)
    closed.send(thing)
    odd.send(thing, **{"class": 1, "with-dash": "2"})
