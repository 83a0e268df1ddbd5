"""Declarations: what mypy knows of a signal, from the type of the object that is called."""

from __future__ import annotations

from typing import NamedTuple

from mypy.erasetype import erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.subtypes import is_subtype
from mypy.typeops import make_simplified_union
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    ProperType,
    Type,
    TypeOfAny,
    TypeVarType,
    UninhabitedType,
    UnionType,
    flatten_nested_unions,
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
    """Put Any for a specification function's own type variables, which mean another type a send."""
    if isinstance(get_proper_type(sender), UninhabitedType):
        return AnyType(TypeOfAny.special_form)  # what mypy solves a lone variable with
    return erase_typevars(sender)


def sender_type(declared: Type, given: Type | None) -> Type:
    """Return the type of the senders that a receiver connected to ``given`` is called with.

    Args:
        declared: The sender type that the signal declares.
        given: The type of the sender that the receiver is connected to; None for any.
    """
    if given is None:
        return declared
    proper = get_proper_type(given)
    if isinstance(proper, AnyType):
        return proper
    if isinstance(proper, Instance) and proper.type.has_base(_names.ANY_SENDER):
        return declared
    if not is_subtype(proper, declared):
        return AnyType(TypeOfAny.from_error)  # mypy reports it
    widened = _by_value(proper)
    if is_subtype(widened, declared):
        return widened
    return _without_other_values(declared, proper)


def _without_other_values(declared: Type, sender: ProperType) -> Type:
    """Take those values from a declared type that can't be equal to a literal sender."""
    items = flatten_nested_unions([declared], handle_recursive=False)
    return make_simplified_union(
        [item for item in items if not _is_other_value(get_proper_type(item), sender)]
    )


def _is_other_value(item: ProperType, sender: ProperType) -> bool:
    return (
        isinstance(item, LiteralType)
        and isinstance(sender, LiteralType)
        and item.fallback.type is sender.fallback.type
        and item.value != sender.value
    )


def _by_value(sender: ProperType) -> Type:
    """Widen str and int senders: they are compared by value, so their subclasses do not count.

    A receiver that is connected to ``Colour.RED``, say, also gets the equal ``"red"``.
    """
    if isinstance(sender, UnionType):
        return UnionType([_by_value(get_proper_type(item)) for item in sender.items])
    if isinstance(sender, LiteralType):
        sender = sender.fallback
    if isinstance(sender, Instance):
        for base in sender.type.mro:
            if base.fullname in ("builtins.str", "builtins.int"):
                return Instance(base, [])
    return sender
