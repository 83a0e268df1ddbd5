"""Whether a value is of a class, whatever it holds: typeguard is asked.

It refuses some of what type checkers accept. Where it does, it is not asked.
"""

from __future__ import annotations

import inspect
from types import FunctionType, ModuleType
from typing import Any, get_args, get_origin

from typing_extensions import get_protocol_members, is_protocol

from turnsignal._written_hints import written
from turnsignal.introspection._hints import is_literal

from ._fit import class_of, fits, may_be_subclass
from ._held_values import tuple_length
from ._made_classes import class_meant
from ._stand_ins import stands_for_another


def misfit_of_class(value: Any, hint: Any) -> str | None:
    """Say why a value is not of the class of a type hint; return None if it is.

    Args:
        value: The value.
        hint: The hint, which is no union.
    """
    if is_literal(hint):
        return _misfit_by_typeguard(value, hint)
    origin: Any = get_origin(hint) or hint
    if is_protocol(origin):
        return _misfit_of_protocol(value, origin)
    if origin is type:
        return _misfit_of_type(value, get_args(hint))
    known = class_of(hint)
    if known is None:
        return None
    if not _is_of_class(value, known):
        return _misfit_by_typeguard(value, known)
    return _misfit_of_length(value, hint) if origin is tuple else None


def _is_of_class(value: object, known: type) -> bool:
    own = class_meant(type(value))
    return own is None or may_be_subclass(own, known)


def _misfit_by_typeguard(value: Any, hint: Any) -> str | None:
    import typeguard  # noqa: PLC0415  # optional

    try:
        typeguard.check_type(value, hint)
    except typeguard.TypeCheckError as error:
        return str(error)
    return None


def _misfit_of_type(value: Any, arguments: tuple[Any, ...]) -> str | None:
    """Say why a value is not a class, or not a subclass of another."""
    misfit = _misfit_by_typeguard(value, type)
    if misfit or not arguments:
        return misfit
    given: Any = get_origin(value) or value
    if fits(given, arguments[0]):
        return None
    return f"{given.__name__} is not a subclass of {written(arguments[0])}"


def _misfit_of_length(value: Any, hint: Any) -> str | None:
    length = tuple_length(hint)
    if length is None or len(value) == length:
        return None
    return f"the tuple has {len(value)} items, not {length}"


def _misfit_of_protocol(value: Any, protocol: Any) -> str | None:
    """Say which method of a protocol a value does not have.

    Whether a method takes what that of the protocol takes, type checkers alone know.
    """
    if _has_attributes_of_its_own_making(value):
        return None
    for name in sorted(get_protocol_members(protocol)):
        if _is_method(protocol, name) and not _may_have(value, name):
            return f'{type(value).__name__} has no method "{name}"'
    return None


def _is_method(protocol: Any, name: str) -> bool:
    found = inspect.getattr_static(protocol, name, None)
    # Stubs give some classes special methods that they do not have.
    is_special = name.startswith("__") and name.endswith("__") and name != "__call__"
    return isinstance(found, (FunctionType, staticmethod, classmethod)) and not is_special


def _may_have(value: Any, name: str) -> bool:
    if name == "__call__":
        return callable(value)
    classes = value.__mro__ if isinstance(value, type) else type(value).__mro__
    return (
        inspect.getattr_static(value, name, None) is not None
        # It may be assigned later.
        or any(name in getattr(known, "__annotations__", ()) for known in classes)
    )


def _has_attributes_of_its_own_making(value: object) -> bool:
    """Tell whether a value decides which attributes it has when it is asked for them."""
    own_class: Any = value.__class__
    if stands_for_another(value) or hasattr(own_class, "__getattr__"):
        return True
    if isinstance(value, ModuleType):
        return "__getattr__" in vars(value)
    asked_by = inspect.getattr_static(own_class, "__getattribute__")
    is_builtin = own_class.__module__ == "builtins"  # int has one that does the same
    return not is_builtin and asked_by not in (object.__getattribute__, type.__getattribute__)
