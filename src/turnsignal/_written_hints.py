"""Type hints as text, for people."""

from __future__ import annotations

import types
from collections.abc import Sequence
from inspect import Parameter, Signature
from typing import Annotated, Any, ForwardRef, Literal, TypeVar, Union, get_args, get_origin

from ._typing import Signal as TypedSignal


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
    star = "*" if getattr(hint, "__unpacked__", False) is True else ""
    name = getattr(hint, "__name__", None) or getattr(origin, "__name__", None) or repr(origin)
    return f"{star}{name}[{_listed(arguments)}]"


def written_signal(name: str, arguments: Sequence[Any]) -> str:
    """Write down a signal's class and types, without a result that is left to its default.

    Args:
        name: The name of the class.
        arguments: The types of sender, payload and result.
    """
    shown = arguments[:2] if list(arguments[2:]) == [Any] else arguments
    return f"{name}[{_listed(shown)}]" if shown else name


def written_subclass(signal_class: type) -> str | None:
    """Write down a class of signals with what the ``class`` statement declares.

    Args:
        signal_class: The class.

    Returns:
        The text, as ``ShopSignal(Signal[Shop, OrderPlaced])``; None if nothing is declared.
    """
    for defined in signal_class.__mro__:
        for base in vars(defined).get("__orig_bases__", ()):
            origin, arguments = get_origin(base), get_args(base)
            is_signal = isinstance(origin, type) and issubclass(origin, TypedSignal)
            if is_signal and not all(isinstance(each, TypeVar) for each in arguments):
                return f"{signal_class.__name__}({written_signal(origin.__name__, arguments)})"
    return None


def written_specification(name: str, signature: Signature) -> str:
    """Write down a signal that a specification function declares, as type checkers do.

    Args:
        name: The name of the class.
        signature: The signature of the function.

    Returns:
        The text, as ``SpecSignal[Shop, Any, (*, order_id: int)]``.
    """
    sender, *keys = signature.parameters.values()
    given = signature.return_annotation
    # "-> None" leaves it to receivers what they return: see `define`.
    result = "Any" if given in (None, "None") else _written_annotation(given)
    listed = [*map(_written_parameter, keys)]
    if any(key.kind is key.KEYWORD_ONLY for key in keys):
        listed.insert(0, "*")
    return f"{name}[{_written_annotation(sender.annotation)}, {result}, ({', '.join(listed)})]"


def _written_parameter(parameter: Parameter) -> str:
    stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
    default = "" if parameter.default is parameter.empty else " = ..."
    return f"{stars}{parameter.name}: {_written_annotation(parameter.annotation)}{default}"


def _written_annotation(annotation: Any) -> str:
    return "Any" if annotation is Parameter.empty else written(annotation)


def _listed(hints: Any) -> str:
    return ", ".join(map(written, hints))
