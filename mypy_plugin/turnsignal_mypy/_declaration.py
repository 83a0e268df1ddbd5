"""Declarations: what mypy knows of a signal, from the type of the object that is called."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from mypy.erasetype import erase_typevars
from mypy.maptype import map_instance_to_supertype
from mypy.subtypes import is_subtype
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    ProperType,
    Type,
    UnionType,
    get_proper_type,
)

from . import _names


class Declaration(NamedTuple):
    """The declared types of a signal."""

    #: The type as the user wrote it: a signal, perhaps of a subclass, or a connector.
    signal: Instance
    sender: Type
    payload: ProperType
    result: Type
    #: Whether a specification function declares it.
    specified: bool


def declaration_of(
    object_type: Type, method: str, owners: Collection[str] = _names.SIGNALS
) -> Declaration | None:
    """Read the declaration of the signal whose ``method`` is called.

    Args:
        object_type: The type of the object that the method is called on.
        method: The name of the method.
        owners: The full names of the classes that may define it.

    Returns:
        The declaration; None if this is no signal's own method, but an override, say.
    """
    object_type = get_proper_type(object_type)
    if not isinstance(object_type, Instance):
        return None  # `Signal.connect(signal, receiver)`: the type is the class object's
    owner = object_type.type.get_containing_type_info(method)
    if owner is None or owner.fullname not in owners:
        return None
    arguments = map_instance_to_supertype(object_type, owner).args
    if len(arguments) < 3:
        return None
    # A connector has one more: the sender that it connects to.
    specified = owner.fullname in _names.SPECIFIED
    if specified:
        sender, result, *_, payload = arguments
        # The function's own type variables: what stands for them in a send is not known here.
        sender = erase_typevars(sender)
    else:
        sender, payload, result, *_ = arguments
    return Declaration(object_type, sender, get_proper_type(payload), result, specified)


def connected_sender(connector: Instance) -> Type:
    """Return the type of the sender that a connector connects to."""
    return connector.args[_connected_position(connector)]


def with_connected_sender(connector: Instance, sender: Type) -> Instance:
    """Return the type of a connector that connects to another sender."""
    position = _connected_position(connector)
    arguments = [*connector.args[:position], sender, *connector.args[position + 1 :]]
    return connector.copy_modified(args=arguments)


def _connected_position(connector: Instance) -> int:
    return 2 if connector.type.fullname in _names.SPECIFIED else 3


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
    if not is_subtype(proper, declared):
        return declared  # ANY, or an error that mypy reports
    widened = _by_value(proper)
    return widened if is_subtype(widened, declared) else declared


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
