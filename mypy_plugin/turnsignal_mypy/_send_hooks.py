"""Hooks for ``send`` and ``send_async``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mypy.nodes import ARG_OPT, ARG_STAR2, CallExpr
from mypy.plugin import MethodSigContext
from mypy.subtypes import is_same_type, is_subtype
from mypy.typeops import is_literal_type_like
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Overloaded,
    Type,
    TypeOfAny,
    TypeVarType,
    get_proper_type,
)

from . import _error_codes, _names
from ._arguments import alternatives, keyword_arguments, positional_arguments
from ._declaration import Declaration
from ._messages import Wording
from ._methods import Method, method_before_check, named_signature, precise_signature
from ._payload import Key, Payload, mapping_values, merged, payloads
from ._reports import Reporter
from ._send_rules import Expected, Given, SendProblem, given_arguments, send_problems
from ._send_signatures import declared_signature

#: The type of what has been checked, and perhaps reported, before mypy checks it.
_REPORTED: Final = AnyType(TypeOfAny.from_error)


class _Send(NamedTuple):
    """A call that sends a signal, and one of the payloads that it may have."""

    context: MethodSigContext
    call: CallExpr
    method: Method
    payload: Payload


class _CheckedSend(NamedTuple):
    """A send, held against its payload."""

    send: _Send
    given: Given
    #: What is wrong, for each alternative of what the ``**mappings`` may be.
    problems: list[list[SendProblem]]


def make_send_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the arguments of ``send`` or ``send_async`` are checked.

    Missing and unknown keys are reported here, in our own words, and tolerated by the signature
    that is returned. mypy then checks the values against it, in its usual words.
    """
    call = context.context
    method = method_before_check(context)
    if method is None or not isinstance(call, CallExpr):
        return precise_signature(context, method)
    declaration = method.declaration
    if isinstance(declaration.payload, TypeVarType):
        _check_opaque_payload(context, call, declaration, declaration.payload)
    possible = _possible_payloads(context, declaration)
    sends = [
        _checked(_Send(context, call, method, payload), is_one_of_several=len(possible) > 1)
        for payload in possible
    ]
    # A literal tells which payload is meant: the others need not fit.
    sends = [send for send in sends if not any(_differing_literals(send.send))] or sends
    refused = _refused(sends)
    if refused is not None:
        nearest, found = refused
        _report(nearest.send, found)
        return _tolerant_signature(_widened(nearest, possible))
    fitting = [send for send in sends if not all(send.problems)]
    if len(fitting) == 1:
        return _tolerant_signature(fitting[0])
    # mypy picks the payload whose values fit, and says so if none do.
    return Overloaded([_tolerant_signature(send) for send in fitting])


def _possible_payloads(context: MethodSigContext, declaration: Declaration) -> list[Payload]:
    """List the payloads that a send may have: one that takes anything, if not all are known."""
    declared = declaration.payload
    possible = payloads(declared, context.api.named_generic_type("builtins.object", []))
    if isinstance(declared, TypeVarType) or not all(payload.known for payload in possible):
        return [Payload({}, AnyType(TypeOfAny.special_form))]
    return possible


def _refused(sends: Sequence[_CheckedSend]) -> tuple[_CheckedSend, list[SendProblem]] | None:
    """Return the payload that a refused send comes nearest to, and what is wrong with it.

    None if each alternative of what the send passes fits some payload.
    """
    for alternative in zip(*[send.problems for send in sends], strict=True):
        if all(alternative):
            return min(zip(sends, alternative, strict=True), key=lambda found: len(found[1]))
    return None


def _differing_literals(send: _Send) -> Iterator[bool]:
    """Tell of each key that has to be a literal, and is passed, whether it is another value."""
    api = send.context.api
    for name, value in zip(send.call.arg_names, send.call.args, strict=True):
        key = None if name is None else send.payload.keys.get(name)
        if key is not None and is_literal_type_like(key.type):
            yield not is_subtype(api.get_expression_type(value, key.type), key.type)


def _widened(nearest: _CheckedSend, possible: Sequence[Payload]) -> _CheckedSend:
    """Let a send that is reported already pass what any of several payloads has for its keys."""
    types = merged(possible).keys
    payload = nearest.send.payload
    keys = {name: key._replace(type=types[name].type) for name, key in payload.keys.items()}
    return nearest._replace(send=nearest.send._replace(payload=payload._replace(keys=keys)))


def _checked(send: _Send, *, is_one_of_several: bool) -> _CheckedSend:
    arguments = keyword_arguments(send.call, send.context.api, send.payload)
    positional = positional_arguments(send.call, send.context.api, is_bound=send.method.is_bound)
    declaration = send.method.declaration
    expected = Expected(send.method.name, declaration.sender, send.payload, declaration.result)
    found = [
        list(send_problems(passed, given_arguments(passed, positional), expected, send.call))
        # Each alternative may fit another of the payloads that the declaration allows.
        for passed in (alternatives(arguments) if is_one_of_several else [arguments])
    ]
    return _CheckedSend(send, given_arguments(arguments, positional), found)


def _report(send: _Send, found: Sequence[SendProblem]) -> None:
    """Report what a send leaves out, adds, or cannot promise."""
    context, call, method, _ = send
    wording = Wording(method.declaration, context.api.options)
    for problem in found:
        text, hint = wording.send_problem(problem, method.name)
        reporter = Reporter(context.api, _error_codes.SEND, problem.where, call)
        error = reporter.error(text)
        if hint is not None:
            reporter.note(hint, error)


def _check_opaque_payload(
    context: MethodSigContext, call: CallExpr, declaration: Declaration, payload: TypeVarType
) -> None:
    """Where the payload is a type variable, only a whole payload can be passed on."""
    mappings = [
        context.api.get_expression_type(value)
        for value, kind in zip(call.args, call.arg_kinds, strict=True)
        if kind == ARG_STAR2
    ]
    keys = {name for name in call.arg_names if name is not None} - _names.WRAPPERS
    if keys or len(mappings) != 1 or not _may_be_whole(mappings[0], payload):
        wording = Wording(declaration, context.api.options)
        reporter = Reporter(context.api, _error_codes.SEND, call, call)
        reporter.error(wording.opaque_payload(payload))


def _may_be_whole(passed: Type, payload: TypeVarType) -> bool:
    proper = get_proper_type(passed)
    values = get_proper_type(mapping_values(proper))
    return (
        isinstance(proper, AnyType) or isinstance(values, AnyType) or is_same_type(passed, payload)
    )


def _signature(send: _Send) -> CallableType:
    """Return the signature of a send that takes exactly the payload."""
    default = send.context.default_signature
    own = zip(default.arg_types, default.arg_kinds, default.arg_names, strict=True)
    # Unless it is passed, mypy would hold `**some_dict` against the wrapper as well.
    passed = [item for item in own if item[2] in _names.WRAPPERS and item[2] in send.call.arg_names]
    method = send.method
    precise = declared_signature(default, method.name, method.declaration, send.payload, passed)
    named = named_signature(precise, method)
    if method.is_bound:
        return named
    # Without a name: "self" may well be a key.
    return named.copy_modified(arg_names=[None, *named.arg_names[1:]])


def _tolerant_signature(checked: _CheckedSend) -> CallableType:
    """Return the signature of a send that requires nothing, and takes what is reported already."""
    send, given = checked.send, checked.given
    signature = _signature(send._replace(payload=_tolerant_payload(send, given)))
    further = [(_REPORTED, ARG_OPT, None)] * (len(given.positional) - 1)
    parameters = list(
        zip(signature.arg_types, signature.arg_kinds, signature.arg_names, strict=True)
    )
    sender = 0 if send.method.is_bound else 1
    parameters[sender : sender + 1] = [(signature.arg_types[sender], ARG_OPT, None), *further]
    types, kinds, names = zip(*parameters, strict=True)
    return signature.copy_modified(arg_types=types, arg_kinds=list(kinds), arg_names=names)


def _tolerant_payload(send: _Send, given: Given) -> Payload:
    """Return the payload with no key required, and with no type for what is checked already."""
    payload = send.payload
    # mypy gives a dict literal one type for all of its values, and holds it against each key.
    keys = {
        name: Key(_REPORTED if given.unseen and name not in given.seen_by_mypy else key.type, False)
        for name, key in payload.keys.items()
    }
    if payload.rest is None:
        keys |= {name: Key(_REPORTED, required=False) for name in given.names if name not in keys}
    elif given.unseen and given.wrappers.issubset(send.context.default_signature.arg_names):
        # The other method's wrapper would be a key like any other: mypy holds it against the rest.
        named = [name for name in given.seen_by_mypy if name not in keys]
        keys |= {name: Key(payload.rest, required=False) for name in named}
        return payload._replace(keys=keys, rest=_REPORTED)
    return payload._replace(keys=keys)
