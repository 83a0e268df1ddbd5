"""Declarations: what mypy knows of a signal, from the type of the object that is called."""

from __future__ import annotations

from typing import NamedTuple

from mypy.erasetype import erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.types import (
    AnyType,
    Instance,
    ProperType,
    Type,
    TypeOfAny,
    TypeVarType,
    UninhabitedType,
    get_proper_type,
)

from . import _names


class Declaration(NamedTuple):
    """The declared types of a signal."""

    #: The type of the signal as the user wrote it, perhaps of a subclass.
    signal: Instance
    sender: Type
    payload: ProperType
    result: Type
    #: Whether a specification function declares it.
    specified: bool

    @property
    def is_open(self) -> bool:
        """Whether it says nothing of the payload."""
        return isinstance(self.payload, AnyType) and not self.specified


def declaration_of(signal: Type) -> Declaration | None:
    """Read the declaration of a signal.

    Args:
        signal: The type of the signal.

    Returns:
        The declaration; None if the type is no signal's.
    """
    proper = get_proper_type(signal)
    if isinstance(proper, TypeVarType):
        return declaration_of(proper.upper_bound)
    if not isinstance(proper, Instance):
        return None
    for base in proper.type.mro:
        arguments = map_instance_to_supertype(proper, base).args
        if base.fullname == _names.SPEC_SIGNAL and len(arguments) == 3:
            sender, result, payload = arguments
            sender = _without_own_variables(sender)
            return Declaration(proper, sender, get_proper_type(payload), result, specified=True)
        if base.fullname == _names.SIGNAL and len(arguments) == 3:
            sender, payload, result = arguments
            return Declaration(proper, sender, get_proper_type(payload), result, specified=False)
    return None


def _without_own_variables(sender: Type) -> Type:
    """Replace a specification function's own type variables with Any: each send solves them."""
    if isinstance(get_proper_type(sender), UninhabitedType):
        return AnyType(TypeOfAny.special_form)  # what mypy solves a lone variable with
    return erase_typevars(sender)
