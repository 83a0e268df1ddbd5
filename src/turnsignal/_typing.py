"""The typed face of a signal at run time: empty classes to inherit from and to subscript.

What type checkers see stands in ``_faces``, and ``_typing.pyi`` selects it. Here the classes have
no methods and no state, so that neither a send nor an attribute of the core pays for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from typing_extensions import ParamSpec, TypeVar

SenderT = TypeVar("SenderT", default=Any)
PayloadT = TypeVar("PayloadT", bound=Mapping[str, Any], default=Any)
ResultT = TypeVar("ResultT", default=Any)
P = ParamSpec("P", default=...)


class AnySender:
    """The type of ``ANY``."""


class Signal(Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    __slots__ = ()


class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The same, of a signal that a specification function declares."""

    __slots__ = ()
