"""Partials: their signatures, which mypy keeps beside their types."""

from __future__ import annotations

from typing import Final

from mypy.nodes import ARG_STAR
from mypy.plugin import FunctionContext
from mypy.plugins.functools import handle_partial_with_callee, partial_new_callback
from mypy.types import CallableType, Instance, Type, get_proper_type

from . import _names

#: Where mypy keeps the signature of a partial, and where we keep that of a partial of a partial.
_SIGNATURE: Final = "__mypy_partial"
_SIGNATURE_OF_NESTED: Final = "__turnsignal_partial"


def is_partial(receiver: Type) -> bool:
    """Tell whether an object is a partial."""
    proper = get_proper_type(receiver)
    return isinstance(proper, Instance) and proper.type.fullname == _names.PARTIAL


def signature_of_partial(receiver: Type) -> Type | None:
    """Return the signature of a partial; None if this is none, or if it is not known."""
    proper = get_proper_type(receiver)
    if not isinstance(proper, Instance) or not is_partial(proper) or proper.extra_attrs is None:
        return None
    attributes = proper.extra_attrs.attrs
    signature = attributes.get(_SIGNATURE_OF_NESTED, attributes.get(_SIGNATURE))
    return None if signature is None else _without_unreachable_arguments(signature)


def keep_signature_of_nested_partial(context: FunctionContext) -> Type:
    """Called when a partial is made, in place of mypy's own hook.

    That knows nothing of the signature of a partial of a partial.
    """
    made = partial_new_callback(context)
    callees = context.arg_types[0] if context.arg_types else []
    inner = signature_of_partial(callees[0]) if len(callees) == 1 else None
    proper = get_proper_type(made)
    if inner is None or not isinstance(proper, Instance):
        return made
    # What does not fit is not ours to report, where no signal is concerned.
    with context.api.msg.filter_errors():
        nested = handle_partial_with_callee(context, inner)
    signature = signature_of_partial(nested)
    return (
        made if signature is None else proper.copy_with_extra_attr(_SIGNATURE_OF_NESTED, signature)
    )


def _without_unreachable_arguments(signature: Type) -> Type:
    """Take ``*args`` away that follows a parameter which the partial gives by keyword.

    To the interpreter, a positional argument is a second value for that parameter.
    """
    proper = get_proper_type(signature)
    if not isinstance(proper, CallableType) or ARG_STAR not in proper.arg_kinds:
        return signature
    position = proper.arg_kinds.index(ARG_STAR)
    if not any(kind.is_named() for kind in proper.arg_kinds[:position]):
        return signature
    types, kinds, names = list(proper.arg_types), list(proper.arg_kinds), list(proper.arg_names)
    del types[position], kinds[position], names[position]
    return proper.copy_modified(arg_types=types, arg_kinds=kinds, arg_names=names)
