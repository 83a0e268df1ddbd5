"""Type hints as text, for people."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin


def written(hint: Any) -> str:
    """Write a hint down as its author would, with the short names of classes."""
    if hint is type(None) or hint is None:
        return "None"
    if hint is Ellipsis:
        return "..."
    if isinstance(hint, str):
        return hint
    if isinstance(hint, ForwardRef):
        return hint.__forward_arg__
    if isinstance(hint, list):  # the parameters of a Callable
        return f"[{_listed(hint)}]"
    origin = get_origin(hint)
    if origin is None:
        return getattr(hint, "__name__", None) or repr(hint).replace("typing.", "")
    if origin in (Union, types.UnionType):
        return " | ".join(map(written, get_args(hint)))
    if origin is Annotated:
        return written(get_args(hint)[0])
    arguments = get_args(hint)
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, arguments))}]"
    name = getattr(hint, "__name__", None) or getattr(origin, "__name__", None) or repr(origin)
    return f"{name}[{_listed(arguments)}]"


def written_signal(name: str, arguments: Sequence[Any]) -> str:
    """Write down a signal's class and types, without a result that is left to its default.

    Args:
        name: The name of the class.
        arguments: The types of sender, payload and result.
    """
    shown = arguments[:2] if list(arguments[2:]) == [Any] else arguments
    return f"{name}[{_listed(shown)}]" if shown else name


def _listed(hints: Any) -> str:
    return ", ".join(map(written, hints))
