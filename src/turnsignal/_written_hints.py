"""Type hints as text, for people."""

from __future__ import annotations

import types
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
    if isinstance(hint, list):
        return f"[{', '.join(map(written, hint))}]"
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
    return f"{name}[{', '.join(map(written, arguments))}]"
