"""The senders that a receiver is called with, if it is connected to one of them."""

from __future__ import annotations

from typing import Final

from mypy.subtypes import is_subtype
from mypy.typeops import make_simplified_union
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    NoneType,
    ProperType,
    Type,
    TypeOfAny,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)

from . import _names

#: The classes of senders that stand for all that are equal.
_COMPARED_BY_VALUE: Final = frozenset({"builtins.str", "builtins.int"})


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


def is_any_of_other_library(signal: Instance, given: Type) -> bool:
    """Tell whether ``ANY`` is turnsignal's and the signal blinker's, or the reverse.

    Args:
        signal: The type of the signal.
        given: The type of the sender that the receiver is connected to.
    """
    proper = get_proper_type(given)
    if not isinstance(proper, Instance) or not proper.type.has_base(_names.ANY_SENDER):
        return False
    is_blinkers_signal = signal.type.has_base(_names.BLINKER_SIGNAL)
    return proper.type.has_base(_names.BLINKER_SYMBOL) is not is_blinkers_signal


def _without_other_values(declared: Type, sender: ProperType) -> Type:
    """Take those values from a declared type that can't be equal to a sender.

    Args:
        declared: The type.
        sender: The type of a sender that is compared by value, such as a literal.
    """
    items = flatten_nested_unions([declared], handle_recursive=False)
    return make_simplified_union(
        [item for item in items if not _is_other_value(get_proper_type(item), sender)]
    )


def _is_other_value(item: ProperType, sender: ProperType) -> bool:
    value = get_proper_type(_by_value(sender))
    if isinstance(value, Instance) and value.type.fullname in _COMPARED_BY_VALUE:
        # Only a str equals a str. (What inherits from the item and from str is not looked for.)
        is_related = is_subtype(item, value) or is_subtype(value, item)
        if isinstance(item, (Instance, NoneType)) and not is_related:
            return True
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
            if base.fullname in _COMPARED_BY_VALUE:
                return Instance(base, [])
    return sender
