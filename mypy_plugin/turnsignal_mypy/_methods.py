"""Methods: which method of which signal a call is about, and its signature.

The typed face makes a bound method an object whose type carries the type of the signal. Taken
from a class, as in ``Signal.connect(signal, receiver)``, it carries None instead, and the
signal is the first argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mypy.nodes import ARG_POS, CallExpr, Expression
from mypy.plugin import MethodContext, MethodSigContext
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    NoneType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from . import _names
from ._declaration import Declaration, declaration_of

#: The name that the signal has as an argument.
_SIGNAL_ARGUMENT = "self"


class Method(NamedTuple):
    """A method of a signal that is called."""

    name: str
    declaration: Declaration
    is_bound: bool


def method_before_check(context: MethodSigContext) -> Method | None:
    """Return the method that is called, before its arguments are checked."""
    if not _is_taken_from_class(context):
        return _method(context, _signal_type(context.type), is_bound=True)
    signal = _first_argument(context)
    if signal is None:
        return None
    return _method(context, context.api.get_expression_type(signal), is_bound=False)


def called_method(context: MethodContext) -> Method | None:
    """Return the method that is called, and whose arguments have been checked, if it is one."""
    found = called_methods(context)
    return found[0] if len(found) == 1 else None


def called_methods(context: MethodContext) -> list[Method]:
    """Return the methods: several where a method of the class is given one of several signals."""
    if not _is_taken_from_class(context):
        found = [_method(context, _signal_type(context.type), is_bound=True)]
    else:
        signal = argument(context, _SIGNAL_ARGUMENT)
        passed = None if signal is None else get_proper_type(signal[1])
        items: Sequence[Type | None] = passed.items if isinstance(passed, UnionType) else [passed]
        found = [_method(context, item, is_bound=False) for item in items if item is not None]
    return [method for method in found if method is not None]


def argument(context: MethodContext, name: str) -> tuple[Expression, Type] | None:
    """Return the argument for a parameter, and its type."""
    if name not in context.callee_arg_names:
        return None
    position = context.callee_arg_names.index(name)
    if len(context.args[position]) != 1:
        return None
    expression, given = context.args[position][0], context.arg_types[position][0]
    if context.arg_kinds[position][0].is_star():
        given = AnyType(TypeOfAny.special_form)  # of ``*arguments``, not of what is in them
    return expression, given


def argument_before_check(context: MethodSigContext, name: str) -> Expression | None:
    """Return the argument for a parameter of a bound method, before its type is known."""
    arguments = context.args[context.default_signature.arg_names.index(name)]
    return arguments[0] if len(arguments) == 1 else None


def precise_signature(context: MethodSigContext, method: Method | None) -> CallableType:
    """Return the signature of a method with the declared sender, under the name users know."""
    signature = context.default_signature
    if method is None:
        return _of_unknown_signal(context) if _is_taken_from_class(context) else signature
    types = [_with_sender(item, method.declaration.sender) for item in signature.arg_types]
    return named_signature(signature.copy_modified(arg_types=types), method)


def named_signature(signature: CallableType, method: Method) -> CallableType:
    """Give a signature the name that users know and, taken from the class, the signal first."""
    owner = "SpecSignal" if method.declaration.specified else "Signal"
    named = signature.copy_modified(name=f"{method.name} of {owner}", definition=None)
    if method.is_bound:
        return named
    return named.copy_modified(
        arg_types=[method.declaration.signal, *named.arg_types],
        arg_kinds=[ARG_POS, *named.arg_kinds],
        arg_names=[_SIGNAL_ARGUMENT, *named.arg_names],
    )


def _method(
    context: MethodSigContext | MethodContext, signal: Type, *, is_bound: bool
) -> Method | None:
    method_type = get_proper_type(context.type)
    declaration = declaration_of(signal)
    if declaration is None or not isinstance(method_type, Instance):
        return None
    return Method(_names.METHODS[method_type.type.fullname], declaration, is_bound)


def _signal_type(method: Type) -> Type:
    """Return the type argument of a bound method: the type of its signal."""
    proper = get_proper_type(method)
    if isinstance(proper, Instance) and proper.args:
        return proper.args[0]
    return AnyType(TypeOfAny.special_form)


def _is_taken_from_class(context: MethodSigContext | MethodContext) -> bool:
    return isinstance(get_proper_type(_signal_type(context.type)), NoneType)


def _first_argument(context: MethodSigContext) -> Expression | None:
    call = context.context
    if isinstance(call, CallExpr) and call.arg_kinds[:1] == [ARG_POS]:
        return call.args[0]
    return None


def _with_sender(parameter: Type, sender: Type) -> Type:
    """Put the declared sender in the place of Any beside the type of ``ANY``."""
    proper = get_proper_type(parameter)
    if not isinstance(proper, UnionType) or not any(map(_is_any_sender, proper.items)):
        return parameter
    return UnionType([sender, *filter(_is_any_sender, proper.items)])


def _is_any_sender(item: Type) -> bool:
    proper = get_proper_type(item)
    return isinstance(proper, Instance) and proper.type.fullname == _names.ANY_SENDER


def _of_unknown_signal(context: MethodSigContext) -> CallableType:
    """Return the signature of a method of the class, for any signal or several."""
    signature = context.default_signature
    method_type = get_proper_type(context.type)
    return signature.copy_modified(
        arg_types=[AnyType(TypeOfAny.special_form), *signature.arg_types],
        arg_kinds=[ARG_POS, *signature.arg_kinds],
        arg_names=[_SIGNAL_ARGUMENT, *signature.arg_names],
        name=_names.METHODS[method_type.type.fullname]
        if isinstance(method_type, Instance)
        else None,
        definition=None,
    )
