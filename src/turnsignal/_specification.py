"""Signals that are declared by a specification function."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any, Concatenate, Generic, TypeVar, overload

from typing_extensions import ParamSpec

from ._signal import NamedSignal
from ._signatures import signature_of
from ._typing import P, ResultT, SenderT, SpecSignal as TypedSpecSignal
from ._written_hints import written_specification

S = TypeVar("S")
R = TypeVar("R")
P0 = ParamSpec("P0")

#: Parameters of the methods that send, which are no keys of a payload.
RESERVED_KEYS = frozenset({"_async_wrapper", "_sync_wrapper"})


# Two bases declare the same methods: the face says their types, the core carries them out.
class SpecSignal(  # pyright: ignore[reportIncompatibleMethodOverride]
    TypedSpecSignal[SenderT, ResultT, P],
    NamedSignal[SenderT, Any, ResultT],
    Generic[SenderT, ResultT, P],  # ty forgets P's default where a base alone names it
):
    """A signal that a specification function declares. `define` makes it.

    Args:
        specification: The function that declares the signal.

    Raises:
        TypeError: The function cannot declare a signal.

    Example:
        >>> from turnsignal import define
        >>> @define
        ... def order_placed(sender: str, /, *, order_id: int) -> None:
        ...     "An order was placed."
        >>> order_placed.specification.__name__, order_placed.name
        ('order_placed', 'order_placed')

    .. versionadded:: 0.1
    """

    def __init__(self, specification: Callable[Concatenate[SenderT, P], Any]) -> None:
        function = _checked(specification)
        super().__init__(function.__name__, function.__doc__)
        #: The function that declares the signal. It is never called.
        self.specification: Callable[Concatenate[SenderT, P], Any] = specification

    def __repr__(self) -> str:
        written = written_specification(type(self).__name__, signature_of(self.specification))
        return f"<{written} object at {id(self):#x}; {self.name!r}>"


def _checked(specification: Callable[..., Any]) -> FunctionType:
    """Return the function, or raise TypeError unless it can declare a signal."""
    if not inspect.isfunction(specification):
        raise TypeError(
            "A signal is declared by a function, whose parameters are the sender and the"
            f" payload's keys, not by {specification!r}"
        )
    name = specification.__name__
    if inspect.iscoroutinefunction(specification):
        raise TypeError(
            f'Specification function "{name}" is async; declare the signal with a plain "def":'
            " its receivers may be async all the same"
        )
    parameters = list(signature_of(specification).parameters.values())
    if not parameters or parameters[0].kind not in (
        inspect.Parameter.POSITIONAL_ONLY,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
    ):
        raise TypeError(
            f'Specification function "{name}" needs a first parameter for the sender,'
            f' such as "def {name}(sender: object, /, ...)"'
        )
    for parameter in parameters[1:]:
        if parameter.kind not in (
            inspect.Parameter.KEYWORD_ONLY,
            inspect.Parameter.VAR_KEYWORD,
        ):
            raise TypeError(
                f'Specification function "{name}" takes "{parameter.name}" by position, but a'
                f' payload is sent by keyword: put "*" before "{parameter.name}"'
            )
        if parameter.name in RESERVED_KEYS:
            raise TypeError(
                f'Specification function "{name}" declares the payload key "{parameter.name}",'
                " which is the name of a parameter of send() itself; choose another"
            )
    return specification


# A receiver's result is usually ignored, and a specification function that says so with
# "-> None" should not refuse receivers that return something.
@overload
def define(specification: Callable[Concatenate[S, P0], None], /) -> SpecSignal[S, Any, P0]: ...
@overload
def define(specification: Callable[Concatenate[S, P0], R], /) -> SpecSignal[S, R, P0]: ...
def define(specification: Callable[Concatenate[S, P0], Any], /) -> SpecSignal[S, Any, P0]:
    """Declare a signal by a function that looks like its receivers.

    The function's first parameter is the sender, its keyword-only parameters are the
    payload's keys (a default makes one optional), its return type is what receivers return
    (``None``: anything), its docstring and its name are the signal's. It is never called; if
    receivers return something, let it ``raise NotImplementedError`` for the type checkers.
    Every type checker understands such a signal without a plugin.

    Args:
        specification: The function that declares the signal.

    Returns:
        The signal.

    Raises:
        TypeError: This is no function, it is async, it has no parameter for the sender, or a
            payload key of it cannot be sent by its name.

    Example:
        >>> from turnsignal import define
        >>> @define
        ... def order_placed(sender: str, /, *, order_id: int) -> None:
        ...     "An order was placed."
        >>> @order_placed.connect
        ... def send_receipt(sender: str, *, order_id: int) -> None:
        ...     print(f"{sender}: receipt for order {order_id}")
        >>> _ = order_placed.send("shop", order_id=1)
        shop: receipt for order 1

    .. versionadded:: 0.1
    """
    return SpecSignal(specification)
