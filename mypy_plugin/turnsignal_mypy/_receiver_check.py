"""Checks a receiver against the declaration of its signal, and reports what is wrong."""

from __future__ import annotations

from typing import NamedTuple

from mypy.checker import TypeChecker
from mypy.errorcodes import ErrorCode
from mypy.nodes import Context, Decorator, Expression, LambdaExpr, MemberExpr, NameExpr
from mypy.plugin import CheckerPluginInterface
from mypy.subtypes import is_subtype
from mypy.types import AnyType, CallableType, Type, TypeOfAny, get_proper_type

from turnsignal._problems.receivers import ConnectedUnbound

from . import _error_codes
from ._declaration import Declaration
from ._messages import Wording
from ._options import PluginOptions
from ._partials import is_partial
from ._payload import merged, payloads
from ._receiver_rules import (
    Expectation,
    accepts,
    called,
    may_be_coroutine_function,
    receiver_problems,
    refused_part,
    takes_further_keys,
    uncallable_part,
)
from ._receiver_signatures import uncached, unwrapped
from ._receiver_wording import ReceiverWording
from ._reports import Reporter, receiver_place


class Connection(NamedTuple):
    """A receiver that is connected to a signal."""

    declaration: Declaration
    #: The type of the senders that the receiver is called with.
    sender: Type
    expression: Expression
    receiver: Type
    #: The call that connects it, or the decorated function.
    call: Context


def check_receiver(
    connection: Connection, api: CheckerPluginInterface, options: PluginOptions
) -> bool:
    """Report what is wrong with a receiver; tell whether it fits."""
    declaration = connection.declaration
    receiver = uncached(connection.receiver, connection.expression, connection.call, api)
    signature = unwrapped(receiver)
    uncallable = uncallable_part(signature)
    if uncallable is not None:
        wording = Wording(connection.declaration, api.options)
        reporter = _reporter(connection, api, _error_codes.RECEIVER)
        error = reporter.error(wording.uncallable_receiver(uncallable, receiver))
        if is_subtype(receiver, declaration.sender):
            reporter.note(wording.connect_via(), error)
        return False
    # mypy has held the result of a lambda against the declared one already.
    is_lambda = isinstance(connection.expression, LambdaExpr)
    result = AnyType(TypeOfAny.special_form) if is_lambda else declaration.result
    possible = payloads(declaration.payload, api.named_generic_type("builtins.object", []))
    wanted = Expectation(
        connection.sender, merged(possible), result, may_be_coroutine_function(signature)
    )
    for payload in possible:
        if not accepts(signature, wanted._replace(payload=payload), api):
            culprit = refused_part(receiver, wanted._replace(payload=payload), api)
            _explain(connection, api, culprit, wanted)
            return False
    if options.forward_compatible and wanted.payload.known and not takes_further_keys(signature):
        _report_breaks_with_new_key(connection, api, receiver, wanted)
    return True


def _explain(
    connection: Connection, api: CheckerPluginInterface, culprit: Type, expected: Expectation
) -> None:
    """Report why a receiver does not fit, and the signature that would."""
    reporter = _reporter(connection, api, _error_codes.RECEIVER)
    wording = Wording(connection.declaration, api.options)
    receiver = _described(connection, culprit, api)
    target = called(receiver.type)
    found = (
        list(receiver_problems(target, expected, api)) if isinstance(target, CallableType) else []
    )
    error = None
    for problem in found:
        error = reporter.error(wording.receiver_problem(problem, receiver))
    if error is None:
        error = reporter.error(wording.unexplained_receiver(receiver))
        for line in wording.receiver_signatures(target):
            reporter.note(line, error)
    if not any(isinstance(item, ConnectedUnbound) for item in found):
        reporter.note(wording.expected_signature(receiver, expected), error)


def _report_breaks_with_new_key(
    connection: Connection, api: CheckerPluginInterface, receiver: Type, expected: Expectation
) -> None:
    """Report that a key that is added to the payload would break a receiver."""
    reporter = _reporter(connection, api, _error_codes.FORWARD)
    wording = Wording(connection.declaration, api.options)
    described = _described(connection, receiver, api)
    error = reporter.error(wording.breaks_with_new_key(described))
    payload = expected.payload
    further = payload.rest or api.named_generic_type("builtins.object", [])
    open_payload = expected._replace(payload=payload._replace(rest=further))
    reporter.note(wording.expected_signature(described, open_payload), error)


def _reporter(connection: Connection, api: CheckerPluginInterface, code: ErrorCode) -> Reporter:
    where, origin = receiver_place(connection.expression, connection.call)
    return Reporter(api, code, where, origin)


def _described(
    connection: Connection, receiver: Type, api: CheckerPluginInterface
) -> ReceiverWording:
    expression, call = connection.expression, connection.call
    name = expression.name if isinstance(expression, (NameExpr, MemberExpr)) else None
    return ReceiverWording(
        get_proper_type(unwrapped(receiver)),
        call.func.name if isinstance(call, Decorator) else name,
        api.tree.fullname if isinstance(api, TypeChecker) else "",
        is_decorated=isinstance(call, Decorator),
        is_lambda=isinstance(expression, LambdaExpr),
        is_partial=is_partial(receiver),
    )
