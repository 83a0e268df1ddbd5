"""Hooks for ``send`` and ``send_async``."""

from __future__ import annotations

from typing import NamedTuple

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
from ._send_rules import Argument, Given, given_keys, problems


class _Send(NamedTuple):
    """A call that sends a signal, and one of the payloads that it may have."""

    context: MethodSigContext
    call: CallExpr
    declaration: Declaration
    payload: Payload


def make_send_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the arguments of ``send`` or ``send_async`` are checked.

    Missing and unknown keys are reported here, in our own words, and tolerated by the signature
    that is returned. mypy then checks the values against it, in its usual words.
    """
    call = context.context
    if not isinstance(call, CallExpr) or not isinstance(call.callee, MemberExpr):
        return context.default_signature
    declaration = declaration_of(context.type, call.callee.name)
    if declaration is None:
        return context.default_signature
    if isinstance(declaration.payload, TypeVarType):
        _check_opaque_payload(context, call, declaration, declaration.payload)
        return context.default_signature
    anything = context.api.named_generic_type("builtins.object", [])
    sends = [
        _Send(context, call, declaration, payload)
        for payload in payloads(declaration.payload, anything)
    ]
    if not all(send.payload.known for send in sends):
        return context.default_signature
    if len(sends) > 1:
        # mypy picks the payload that fits, and says so if none does.
        return Overloaded([_signature(send) for send in sends])
    given = given_keys(_keyword_arguments(context, call))
    _report(sends[0], given, call.callee.name)
    return _tolerant_signature(sends[0], given)


def _report(send: _Send, given: Given, method: str) -> None:
    """Report what a send leaves out, adds, or cannot promise."""
    wording = Wording(send.declaration, send.context.api.options)
    for problem in problems(given, send.declaration.sender, send.payload, send.call):
        text, hint = wording.send_problem(problem, method)
        reporter = Reporter(send.context.api, _error_codes.SEND, problem.where, send.call)
        error = reporter.error(text)
        if hint is not None:
            reporter.note(hint, error)


def _check_opaque_payload(
    context: MethodSigContext, call: CallExpr, declaration: Declaration, payload: TypeVarType
) -> None:
    """Where the payload is a type variable, only a whole payload can be passed on."""
    arguments = [
        argument
        for argument in _keyword_arguments(context, call)
        if argument.name not in _names.WRAPPERS
    ]
    if len(arguments) != 1 or not _is_whole(arguments[0], payload):
        wording = Wording(declaration, context.api.options)
        reporter = Reporter(context.api, _error_codes.SEND, call, call)
        reporter.error(wording.opaque_payload(payload))


def _is_whole(argument: Argument, payload: TypeVarType) -> bool:
    passed = argument.mapping
    return passed is not None and (isinstance(passed, AnyType) or is_same_type(passed, payload))


def _signature(send: _Send) -> CallableType:
    """Return the signature of a send that takes exactly the payload."""
    sender = send.declaration.sender
    default = send.context.default_signature
    own = zip(default.arg_types, default.arg_kinds, default.arg_names, strict=True)
    parameters: list[tuple[Type, ArgKind, str | None]] = [
        (sender, ARG_OPT if is_subtype(NoneType(), sender) else ARG_POS, None),
        # Unless it is passed, mypy would hold `**some_dict` against the wrapper as well.
        *[item for item in own if item[2] in _names.WRAPPERS and item[2] in send.call.arg_names],
        *[item for item in send.payload.parameters() if item[2] not in _names.WRAPPERS],
    ]
    types, kinds, names = zip(*parameters, strict=True)
    return default.copy_modified(arg_types=types, arg_kinds=list(kinds), arg_names=names)


def _tolerant_signature(send: _Send, given: Given) -> CallableType:
    """Return the same, but with nothing required, and with the unknown keys of the call."""
    unknown = AnyType(TypeOfAny.from_error)
    payload = send.payload
    keys = {name: key._replace(required=False) for name, key in payload.keys.items()}
    signature = _signature(send._replace(payload=payload._replace(keys=keys)))
    added = [] if payload.rest is not None else [key for key in given.names if key not in keys]
    return signature.copy_modified(
        arg_types=[*signature.arg_types, *[unknown] * len(added)],
        arg_kinds=[ARG_OPT, *signature.arg_kinds[1:], *[ARG_NAMED_OPT] * len(added)],
        arg_names=[*signature.arg_names, *added],
    )


def _keyword_arguments(context: MethodSigContext, call: CallExpr) -> list[Argument]:
    """List the keyword arguments of a call, with the types of the mappings among them."""
    return [
        Argument(
            name,
            get_proper_type(context.api.get_expression_type(value)) if kind == ARG_STAR2 else None,
            value,
        )
        for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True)
        if kind in (ARG_NAMED, ARG_STAR2)
    ]
