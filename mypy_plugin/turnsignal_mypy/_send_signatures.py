"""The signatures of ``send`` and ``send_async``, as a declaration has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from mypy.nodes import ARG_OPT, ARG_POS, ArgKind
from mypy.subtypes import find_member, is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    Type,
    TypeOfAny,
    TypeVarType,
    get_proper_type,
)

from . import _names
from ._declaration import Declaration, declaration_of
from ._payload import Payload, payloads
from ._results import awaited, is_coroutine, with_result

Parameter: TypeAlias = tuple[Type, ArgKind, str | None]


def declared_signature(
    default: CallableType,
    method: str,
    declaration: Declaration,
    payload: Payload,
    further: Sequence[Parameter] = (),
) -> CallableType:
    """Return the signature of a send that takes exactly a payload.

    Args:
        default: The signature that the typed face gives.
        method: ``send`` or ``send_async``.
        declaration: The declaration of the signal.
        payload: One of the payloads that it allows.
        further: Parameters to put between the sender and the payload.
    """
    sender = _without_self(declaration.sender)
    parameters: list[Parameter] = [
        (sender, ARG_OPT if is_subtype(NoneType(), sender) else ARG_POS, None),
        *further,
        *[item for item in payload.parameters() if item[2] not in _names.WRAPPERS],
    ]
    types, kinds, names = zip(*parameters, strict=True)
    return default.copy_modified(
        arg_types=types,
        arg_kinds=list(kinds),
        arg_names=names,
        ret_type=with_result(default.ret_type, _result(method, declaration.result)),
    )


def _without_self(sender: Type) -> Type:
    """Put the class in the place of its Self: mypy takes the ``self`` of most methods for that."""
    proper = get_proper_type(sender)
    if isinstance(proper, TypeVarType) and proper.id.is_self():
        return proper.upper_bound
    return sender


def _result(method: str, declared: Type) -> Type:
    """Return what a send gives back: coroutines are awaited, by the wrapper if not by itself."""
    return awaited(declared) if method == "send_async" or is_coroutine(declared) else declared


def send_signature(method: Type) -> CallableType | None:
    """Return the signature of the ``send`` or ``send_async`` of a signal with one payload."""
    proper = get_proper_type(method)
    if not isinstance(proper, Instance) or proper.type.fullname not in _names.SENDING:
        return None
    declaration = declaration_of(proper.args[0])
    default = get_proper_type(find_member("__call__", proper, proper, is_operator=True))
    if declaration is None or not isinstance(default, CallableType):
        return None
    possible = payloads(declaration.payload, AnyType(TypeOfAny.special_form))
    if len(possible) != 1 or not possible[0].known:
        return None
    name = _names.METHODS[proper.type.fullname]
    signature = declared_signature(default, name, declaration, possible[0])
    return signature.copy_modified(name=name, definition=None, is_bound=False)
