"""Hooks for ``send`` and ``send_async``."""

from __future__ import annotations

from mypy.nodes import (
    ARG_NAMED,
    ARG_NAMED_OPT,
    ARG_OPT,
    ARG_POS,
    ARG_STAR2,
    ArgKind,
    CallExpr,
    MemberExpr,
)
from mypy.plugin import MethodSigContext
from mypy.subtypes import is_same_type, is_subtype
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    NoneType,
    Overloaded,
    ProperType,
    Type,
    TypeOfAny,
    TypeVarType,
    get_proper_type,
)

from . import _error_codes, _names
from ._declaration import Declaration, declaration_of
from ._messages import Wording
from ._payload import Payload, payloads
from ._reports import Reporter
from ._send_rules import Argument, Given, given_keys, keyword_arguments, problems


def make_send_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the arguments of ``send`` or ``send_async`` are checked.

    Missing and unknown keys are reported here, in our own words, and tolerated by the signature
    that is returned. mypy then checks the values against it, in its usual words.
    """
    call = context.context
    if not isinstance(call, CallExpr) or not isinstance(call.callee, MemberExpr):
        return context.default_signature
    method = call.callee.name
    declaration = declaration_of(context.type, method)
    if declaration is None:
        return context.default_signature
    wording = Wording(declaration, context.api.options)
    if isinstance(declaration.payload, TypeVarType):
        _check_opaque_payload(context, call, declaration.payload, wording)
        return context.default_signature
    anything = context.api.named_generic_type("builtins.object", [])
    possible = payloads(declaration.payload, anything)
    if not all(payload.known for payload in possible):
        return context.default_signature
    if len(possible) > 1:
        # mypy picks the payload that fits, and says so if none does.
        return Overloaded([_signature(context, call, declaration, payload) for payload in possible])
    given = given_keys(keyword_arguments(call, _mapping_types(context, call)))
    _report(context, call, declaration, possible[0], given, wording, method)
    return _tolerant_signature(context, call, declaration, possible[0], given)


def _report(  # what there is to know of one call
    context: MethodSigContext,
    call: CallExpr,
    declaration: Declaration,
    payload: Payload,
    given: Given,
    wording: Wording,
    method: str,
) -> None:
    for problem in problems(given, declaration.sender, payload, call):
        text, hint = wording.send_problem(problem, method)
        reporter = Reporter(context.api, _error_codes.SEND, problem.where, call)
        error = reporter.error(text)
        if hint is not None:
            reporter.note(hint, error)


def _check_opaque_payload(
    context: MethodSigContext, call: CallExpr, payload: TypeVarType, wording: Wording
) -> None:
    """Where the payload is a type variable, only a whole payload can be passed on."""
    arguments = [
        argument
        for argument in keyword_arguments(call, _mapping_types(context, call))
        if argument.name not in _names.WRAPPERS
    ]
    if len(arguments) != 1 or not _is_whole(arguments[0], payload):
        reporter = Reporter(context.api, _error_codes.SEND, call, call)
        reporter.error(wording.opaque_payload(payload))


def _is_whole(argument: Argument, payload: TypeVarType) -> bool:
    passed = argument.mapping
    return passed is not None and (isinstance(passed, AnyType) or is_same_type(passed, payload))


def _signature(
    context: MethodSigContext, call: CallExpr, declaration: Declaration, payload: Payload
) -> CallableType:
    """Return the signature of a send that takes exactly the payload."""
    sender_is_optional = is_subtype(NoneType(), declaration.sender)
    types, kinds, names = _own_parameters(context, call, declaration)
    if not sender_is_optional:
        kinds[0] = ARG_POS
    for name, key in payload.keys.items():
        if name not in _names.WRAPPERS:
            types.append(key.type)
            kinds.append(ARG_NAMED if key.required else ARG_NAMED_OPT)
            names.append(name)
    if payload.rest is not None:
        types.append(payload.rest)
        kinds.append(ARG_STAR2)
        names.append(None)
    return context.default_signature.copy_modified(
        arg_types=types, arg_kinds=kinds, arg_names=names
    )


def _tolerant_signature(
    context: MethodSigContext,
    call: CallExpr,
    declaration: Declaration,
    payload: Payload,
    given: Given,
) -> CallableType:
    """Return the same, but with nothing required, and with the unknown keys of the call."""
    unknown = AnyType(TypeOfAny.from_error)
    keys = {name: key._replace(required=False) for name, key in payload.keys.items()}
    signature = _signature(context, call, declaration, payload._replace(keys=keys))
    added = [] if payload.rest is not None else [key for key in given.names if key not in keys]
    return signature.copy_modified(
        arg_types=[*signature.arg_types, *[unknown] * len(added)],
        arg_kinds=[ARG_OPT, *signature.arg_kinds[1:], *[ARG_NAMED_OPT] * len(added)],
        arg_names=[*signature.arg_names, *added],
    )


def _own_parameters(
    context: MethodSigContext, call: CallExpr, declaration: Declaration
) -> tuple[list[Type], list[ArgKind], list[str | None]]:
    """Return the parameters that a send has besides the payload: the sender, and the wrapper."""
    default = context.default_signature
    types: list[Type] = [declaration.sender]
    kinds: list[ArgKind] = [ARG_OPT]
    names: list[str | None] = [None]
    for parameter_type, kind, name in zip(
        default.arg_types, default.arg_kinds, default.arg_names, strict=True
    ):
        # Unless it is passed, mypy would hold `**some_dict` against it as well.
        if name in _names.WRAPPERS and name in call.arg_names:
            types.append(parameter_type)
            kinds.append(kind)
            names.append(name)
    return types, kinds, names


def _mapping_types(context: MethodSigContext, call: CallExpr) -> dict[int, ProperType]:
    """Return the types of the ``**mapping`` arguments, by their position in the call."""
    return {
        position: get_proper_type(context.api.get_expression_type(value))
        for position, (value, kind) in enumerate(zip(call.args, call.arg_kinds, strict=True))
        if kind == ARG_STAR2
    }
