"""The rules for receivers: whether one fits a declaration and, if not, what is wrong with it.

mypy's own subtyping decides, but for the few things that it does not see (`accepts`). The rest of
this module only looks for the reasons of a "no", and knows nothing of hooks or of wording.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from mypy.expandtype import expand_type
from mypy.nodes import ARG_POS, ARG_STAR, ARG_STAR2, ArgKind, Decorator, FuncDef
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import find_member, is_subtype
from mypy.typeops import tuple_fallback, type_object_type
from mypy.types import (
    AnyType,
    CallableType,
    FormalArgument,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    Type,
    TypedDictType,
    TypeOfAny,
    TypeType,
    TypeVarId,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from turnsignal._problems.receivers import (
    ConnectedUnbound,
    DefaultNeeded,
    FurtherKeysNotAccepted,
    KeyNotAccepted,
    NoSenderParameter,
    OwnParameterNamedLikeKey,
    PositionalParameterRequired,
    ReceiverProblem as ReceiverProblemOf,
    SenderNamedLikeKey,
    UnknownParameterRequired,
    UnknownParameters,
    WrongFurtherType,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)

from . import _names
from ._payload import Payload
from ._receiver_signatures import unwrapped
from ._results import allowed_result

#: Classes of functools: no keyword can fill the ``self`` of their ``__call__``, whatever typeshed
#: names it.
_CALLABLES_OF_FUNCTOOLS: Final = frozenset(
    {"functools._Wrapped", "functools._lru_cache_wrapper", _names.PARTIAL}
)


class Expectation(NamedTuple):
    """What the receivers of a signal are called with, and what they may return."""

    sender: Type
    payload: Payload
    #: What a receiver returns, itself or through an awaitable.
    result: Type
    #: Whether it may be through an awaitable.
    may_be_awaited: bool = True


ReceiverProblem: TypeAlias = ReceiverProblemOf[Type]

#: What `called` gives for a type whose values cannot be called.
_UNCALLABLE: Final = (Instance, LiteralType, NoneType, TupleType, TypedDictType)


def accepts(receiver: Type, expected: Expectation, api: CheckerPluginInterface) -> bool:
    """Tell whether a receiver can be called with all that is expected of it."""
    proper = get_proper_type(receiver)
    if isinstance(proper, UnionType):
        return all(accepts(item, expected, api) for item in proper.items)
    if isinstance(proper, TypeType):
        # mypy itself takes any arguments for those of its constructor.
        receiver = called(proper)
    payload = expected.payload
    if payload.rest is not None:
        # An open payload could have a key of the first parameter's name, and mypy refuses
        # the receiver for that. Only known keys are to be held against it.
        receiver = _without_sender_name(receiver, payload)
    target = called(get_proper_type(receiver))
    if isinstance(target, CallableType) and bound_parameter(target) in payload.keys:
        return False  # mypy does not see the parameter that binding has filled
    return is_subtype(receiver, _call_type(expected, api))


def bound_parameter(receiver: CallableType) -> str | None:
    """Return the name of the parameter that binding has filled, if a keyword could fill it."""
    is_bound = receiver.is_bound or receiver.is_type_obj()
    return own_parameter(receiver) if is_bound else None


def own_parameter(receiver: CallableType) -> str | None:
    """Return the name of the parameter that is for a method's object or class, often ``self``."""
    definition = receiver.definition
    if isinstance(definition, Decorator):
        definition = definition.func
    if not isinstance(definition, FuncDef) or not definition.arg_names:
        return None
    info = definition.info
    is_static = definition.is_static and definition.name != "__new__"
    if not info or is_static or info.fullname in _CALLABLES_OF_FUNCTOOLS:
        return None
    return definition.arg_names[0]


def uncallable_part(receiver: Type) -> Type | None:
    """Return what of a receiver cannot be called: a part of a union, the whole of another type."""
    receiver = get_proper_type(receiver)
    if isinstance(receiver, UnionType):
        return next(filter(None, map(uncallable_part, receiver.items)), None)
    return receiver if isinstance(called(receiver), _UNCALLABLE) else None


def may_be_coroutine_function(receiver: Type) -> bool:
    """Tell whether the runtime may await a receiver: it awaits functions and methods alone."""
    proper = get_proper_type(receiver)
    if not isinstance(proper, Instance):
        return True
    # A protocol may be that of a function, and functools' objects stand for functions.
    return proper.type.is_protocol or proper.type.fullname in _CALLABLES_OF_FUNCTOOLS


def takes_further_keys(receiver: Type) -> bool:
    """Tell whether a receiver would take a payload key that it does not name."""
    receiver = get_proper_type(receiver)
    if isinstance(receiver, UnionType):
        return all(map(takes_further_keys, receiver.items))
    target = called(receiver)
    if isinstance(target, Overloaded):
        return any(map(takes_further_keys, target.items))
    return not isinstance(target, CallableType) or ARG_STAR2 in target.arg_kinds


def called(receiver: ProperType) -> ProperType:
    """Return the type of what is called when the receiver is: its ``__call__``, say."""
    if isinstance(receiver, TupleType):
        return called(tuple_fallback(receiver))
    if isinstance(receiver, Instance):
        method = find_member("__call__", receiver, receiver, is_operator=True)
        return receiver if method is None else get_proper_type(method)
    if isinstance(receiver, TypeVarType):
        return called(get_proper_type(receiver.upper_bound))
    if isinstance(receiver, TypeType) and isinstance(receiver.item, Instance):
        return type_object_type(receiver.item.type)
    return receiver


def refused_part(receiver: Type, expected: Expectation, api: CheckerPluginInterface) -> ProperType:
    """Return the part of a union that does not fit; of another receiver, the whole."""
    receiver = get_proper_type(receiver)
    if isinstance(receiver, UnionType):
        for item in receiver.items:
            if not accepts(unwrapped(item), expected, api):
                return get_proper_type(item)
    return receiver


def receiver_problems(
    receiver: CallableType, expected: Expectation, api: CheckerPluginInterface
) -> Iterator[ReceiverProblem]:
    """Find what is wrong with a receiver that does not fit."""
    unknown = receiver.param_spec()
    if unknown is not None:
        yield UnknownParameters(unknown.name)
        return
    receiver = without_type_variables(receiver)
    receiver = receiver.with_unpacked_kwargs().with_normalized_var_args()
    parameters = receiver.formal_arguments()
    positional = [parameter for parameter in parameters if parameter.pos is not None]
    first = positional[0] if positional else receiver.var_arg()
    if first is not None and _is_unbound(receiver, first, expected.sender):
        yield ConnectedUnbound(first.name or "self")
        return  # all else would be said of the wrong parameters
    yield from _sender_problems(first, expected.sender)
    if expected.payload.known:
        yield from _key_problems(receiver, parameters, first, expected.payload)
        yield from _parameter_problems(parameters, first, expected.payload)
    if not is_subtype(receiver.ret_type, _allowed_result(expected, api)):
        yield WrongResultType(receiver.ret_type, expected.result, expected.may_be_awaited)


def without_type_variables(receiver: CallableType) -> CallableType:
    """Put what a generic receiver's own type variables can be in their place."""
    possible: dict[TypeVarId, Type] = {
        variable.id: UnionType(variable.values) if variable.values else variable.upper_bound
        for variable in receiver.variables
        if isinstance(variable, TypeVarType)
    }
    return expand_type(receiver, possible)


def _is_unbound(receiver: CallableType, first: FormalArgument, sender: Type) -> bool:
    """Tell whether the sender would be taken for a method's own object or class."""
    is_own = bound_parameter(receiver) is None and own_parameter(receiver) is not None
    return (is_own or first.name in ("self", "cls")) and not is_subtype(sender, first.typ)


def _sender_problems(first: FormalArgument | None, sender: Type) -> Iterator[ReceiverProblem]:
    if first is None:
        yield NoSenderParameter()
    elif not is_subtype(sender, first.typ):
        yield WrongSenderType(first.name, first.typ, sender)


def _key_problems(
    receiver: CallableType,
    parameters: list[FormalArgument],
    first: FormalArgument | None,
    payload: Payload,
) -> Iterator[ReceiverProblem]:
    own = bound_parameter(receiver)
    by_name = {parameter.name: parameter for parameter in parameters if parameter.name}
    further = receiver.kw_arg()
    for name, key in payload.keys.items():
        if first is not None and first.name == name:
            yield SenderNamedLikeKey(name)
            continue
        if name == own:
            yield OwnParameterNamedLikeKey(name)
            continue
        parameter = by_name.get(name, further)
        if parameter is None:
            yield KeyNotAccepted(name)
            continue
        if not is_subtype(key.type, parameter.typ):
            shown = f"**{_further_name(receiver)}" if parameter is further else name
            yield WrongKeyType(name, key.type, shown, parameter.typ)
        if parameter.required and not key.required:
            yield DefaultNeeded(name)
    if payload.rest is not None and (further is None or not is_subtype(payload.rest, further.typ)):
        yield FurtherKeysNotAccepted(payload.rest)


def _parameter_problems(
    parameters: list[FormalArgument], first: FormalArgument | None, payload: Payload
) -> Iterator[ReceiverProblem]:
    for parameter in parameters:
        if parameter is first or parameter.name in payload.keys:
            continue
        if first is None and parameter.name == "sender":
            continue  # it is missing by position, and that has been said
        if (
            payload.rest is not None
            and parameter.name is not None
            and not is_subtype(payload.rest, parameter.typ)
        ):
            yield WrongFurtherType(parameter.name, parameter.typ, payload.rest)
        if not parameter.required:
            continue
        if parameter.name is None:
            yield PositionalParameterRequired()
            return
        similar = difflib.get_close_matches(parameter.name, payload.keys, n=1)
        yield UnknownParameterRequired(parameter.name, similar[0] if similar else None)


def _further_name(receiver: CallableType) -> str:
    return receiver.arg_names[receiver.arg_kinds.index(ARG_STAR2)] or "kwargs"


def _allowed_result(expected: Expectation, api: CheckerPluginInterface) -> Type:
    return allowed_result(expected.result, api, may_be_awaited=expected.may_be_awaited)


def _call_type(expected: Expectation, api: CheckerPluginInterface) -> CallableType:
    """Return the type of a callable that takes exactly what is expected."""
    parameters: list[tuple[Type, ArgKind, str | None]] = [(expected.sender, ARG_POS, None)]
    if expected.payload.known:
        parameters += expected.payload.parameters()
    else:
        anything = AnyType(TypeOfAny.special_form)
        parameters += [(anything, ARG_STAR, None), (anything, ARG_STAR2, None)]
    types, kinds, names = zip(*parameters, strict=True)
    result = _allowed_result(expected, api)
    function = api.named_generic_type("builtins.function", [])
    return CallableType(types, list(kinds), names, result, function)


def _without_sender_name(receiver: Type, payload: Payload) -> Type:
    """Make the first parameter positional-only, unless it has the name of a known key."""
    target = called(get_proper_type(receiver))
    if isinstance(target, Overloaded):
        items = [_without_sender_name(item, payload) for item in target.items]
        return Overloaded([item for item in items if isinstance(item, CallableType)])
    if (
        isinstance(target, CallableType)
        and target.arg_kinds
        and target.arg_kinds[0].is_positional()
        and target.arg_names[0] not in payload.keys
    ):
        return target.copy_modified(arg_names=[None, *target.arg_names[1:]])
    return receiver
