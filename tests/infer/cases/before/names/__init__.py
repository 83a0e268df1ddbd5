from blinker import Signal


class Moved:
    """Has the name that a payload would have."""


class Nothing:
    """So has this."""


class Any:
    """And this is not that of typing."""


moved = Signal()
closed = Signal()
odd = Signal()


def move(thing, where: Moved) -> None:
    moved.send(thing, where=where, thing=thing)
    closed.send(thing)
    odd.send(thing, **{"class": 1, "with-dash": "2"})
