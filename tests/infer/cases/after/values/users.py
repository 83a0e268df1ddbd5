from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

from unknown_package import nothing  # type: ignore[import-not-found]

from . import signals
from .things import Address, Colour, Customer


def change(
    anything: Any,
    iterable: Iterable[int],
    callback: Callable[[int], str],
    mode: Literal["fast"],
    perhaps: Customer | None,
) -> None:
    class Local: ...

    signals.changed.send(
        type(perhaps),
        anything=anything,
        nothing=nothing,
        iterable=iterable,
        callback=callback,
        path=Path(),
        mode=mode,
        perhaps=perhaps,
        name=Customer.Name(),
        colour=Colour.RED,
        address=Address(street="Broadway"),
        pair=(1, "a"),
        empty=[],
        texts={"a": 1},
        kind=Customer,
        local=Local(),
        function=change,
        number=1,
    )
