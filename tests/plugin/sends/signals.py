"""The places in which a program can declare a signal, and from which it can reach it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Place(NamedTuple):
    """How a signal is declared and reached, as templates.

    They may refer to the ``{number}`` of the send, the types ``{sender}`` and
    ``{further}`` (the payload and, if there is one, the result), and ``{types}``: all of them.
    ``{argument}`` is the type argument of a generic payload, ``{generic}`` what is T instead.
    """

    declaration: str
    #: The signal, as the call of ``send`` names it.
    reached: str
    #: The signal, as the module names it.
    object: str = "signal{number}"
    #: The parameter of the sending function that takes the signal.
    parameter: str | None = None
    #: What the sending function does before it sends.
    guard: str | None = None


_PLAIN: Final = "signal{number} = Signal[{types}]()"

PLACES: Final = {
    "global": Place(_PLAIN, "signal{number}"),
    "annotated": Place("signal{number}: Signal[{types}] = Signal()", "signal{number}"),
    "named": Place('signal{number} = NamedSignal[{types}]("{number}")', "signal{number}"),
    "namespace": Place(
        'signal{number}: NamedSignal[{types}] = Namespace().signal("{number}")', "signal{number}"
    ),
    "signal()": Place(
        'signal{number}: NamedSignal[{types}] = signal_named("{number}")', "signal{number}"
    ),
    "class attribute": Place(
        "class Home{number}:\n    placed = Signal[{types}]()",
        "Home{number}.placed",
        "Home{number}.placed",
    ),
    "instance attribute": Place(
        "class Home{number}:\n"
        "    def __init__(self) -> None:\n"
        "        self.placed = Signal[{types}]()\n"
        "home{number} = Home{number}()",
        "home{number}.placed",
        "home{number}.placed",
    ),
    "self": Place(
        "class Home{number}(Shop):\n"
        "    def __init__(self) -> None:\n"
        "        self.placed: Signal[Self, {further}] = Signal()\n"
        "home{number} = Home{number}()",
        "home{number}.placed",
        "home{number}.placed",
    ),
    "dictionary": Place(
        'signals{number}: dict[str, Signal[{types}]] = {{"placed": Signal()}}',
        'signals{number}["placed"]',
        'signals{number}["placed"]',
    ),
    "function": Place(
        "signal{number} = Signal[{types}]()\n"
        "def placed{number}() -> Signal[{types}]:\n"
        "    return signal{number}",
        "placed{number}()",
    ),
    "property": Place(
        "signal{number} = Signal[{types}]()\n"
        "class Home{number}:\n"
        "    @property\n"
        "    def placed(self) -> Signal[{types}]:\n"
        "        return signal{number}",
        "Home{number}().placed",
    ),
    "alias": Place(
        "Alias{number} = Signal[{types}]\nsignal{number} = Alias{number}()", "signal{number}"
    ),
    "TypeAlias": Place(
        "Alias{number}: TypeAlias = Signal[{types}]\nsignal{number}: Alias{number} = Signal()",
        "signal{number}",
    ),
    "TypeAliasType": Place(
        'Alias{number} = TypeAliasType("Alias{number}", Signal[{types}])\n'
        "signal{number}: Alias{number} = Signal()",
        "signal{number}",
    ),
    "subclass": Place(
        "class Signal{number}(Signal[{types}]): ...\nsignal{number} = Signal{number}()",
        "signal{number}",
    ),
    "generic subclass": Place("signal{number} = OwnSignal[{types}]()", "signal{number}"),
    "generic signal": Place(
        "class Signal{number}(Signal[{sender}, {generic}], Generic[T]): ...\n"
        "signal{number} = Signal{number}[{argument}]()",
        "signal{number}",
    ),
    "parameter": Place(_PLAIN, "placed", parameter="placed: Signal[{types}]"),
    "type variable": Place(
        "class Signal{number}(Signal[{types}]): ...\n"
        'T{number} = TypeVar("T{number}", bound=Signal{number})\n'
        "signal{number} = Signal{number}()",
        "placed",
        parameter="placed: T{number}",
    ),
    "optional": Place(
        _PLAIN,
        "placed",
        parameter="placed: Signal[{types}] | None",
        guard="assert placed is not None",
    ),
    "union": Place(
        f"{_PLAIN}\nother{{number}} = Signal[{{other_types}}]()",
        "placed",
        parameter="placed: Signal[{types}] | Signal[{other_types}]",
    ),
}

#: The signals that a specification function declares. Only their payloads differ in form.
SPECIFIED_PLACES: Final = ["define", "define with Unpack"]
