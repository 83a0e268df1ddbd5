"""Hooks for the methods that connect receivers."""

from __future__ import annotations

from mypy.nodes import (
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    Argument,
    CallExpr,
    Decorator,
    Expression,
    LambdaExpr,
)
from mypy.plugin import CheckerPluginInterface, MethodContext, MethodSigContext
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    Type,
    TypeOfAny,
    TypeVarType,
    UnionType,
    get_proper_type,
)

from . import _error_codes, _names
from ._connected_sender import is_any_of_other_library, sender_type
from ._declaration import Declaration, declaration_of
from ._messages import Wording
from ._methods import (
    Method,
    argument,
    argument_before_check,
    called_method,
    called_methods,
    method_before_check,
    precise_signature,
)
from ._options import PluginOptions
from ._payload import merged, payloads
from ._receiver_check import Connection, check_receiver
from ._reports import Reporter, receiver_place
from ._results import allowed_result
from ._weak_receivers import check_kept_alive, is_connected_weakly, is_connected_weakly_via


def make_connect_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the arguments of ``connect`` or ``connected_to`` are checked.

    A lambda gets the types of its parameters from here; other receivers are left as they are.
    """
    method = method_before_check(context)
    signature = _with_any_receiver(precise_signature(context, method), context.api)
    if method is None or not method.is_bound:
        return signature
    if method.name == "connect" and _connects_nothing(context):
        _report_nothing_connected(context, method)
        return _tolerant(signature)
    receiver = argument_before_check(context, "receiver")
    if not isinstance(receiver, LambdaExpr):
        return signature
    given = argument_before_check(context, "sender")
    declaration = method.declaration
    sender = sender_type(
        declaration.sender, None if given is None else context.api.get_expression_type(given)
    )
    return _with_lambda(signature, _lambda_type(context.api, receiver, declaration, sender))


def _connects_nothing(context: MethodSigContext) -> bool:
    """Tell whether a call gives no receiver, as one would that made a decorator."""
    call = context.context
    return (
        isinstance(call, CallExpr)
        and {"sender", "weak"}.issuperset(call.arg_names)
        and ARG_STAR2 not in call.arg_kinds
    )


def _report_nothing_connected(context: MethodSigContext, method: Method) -> None:
    reporter = Reporter(context.api, _error_codes.RECEIVER, context.context, context.context)
    wording = Wording(method.declaration, context.api.options)
    gives_sender = isinstance(context.context, CallExpr) and "sender" in context.context.arg_names
    hint = wording.connect_via() if gives_sender else wording.connect_without_parentheses()
    reporter.note(hint, reporter.error(wording.nothing_connected()))


def _tolerant(signature: CallableType) -> CallableType:
    """Return a signature that needs no receiver, and gives a decorator."""
    anything = AnyType(TypeOfAny.from_error)
    decorator = CallableType(
        [anything, anything],
        [ARG_STAR, ARG_STAR2],
        [None, None],
        anything,
        signature.fallback,
        is_ellipsis_args=True,
    )
    return signature.copy_modified(
        arg_kinds=[ARG_OPT, *signature.arg_kinds[1:]], ret_type=decorator
    )


def make_connect_via_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the arguments of ``connect_via`` are checked."""
    return precise_signature(context, method_before_check(context))


def make_connector_precise(context: MethodSigContext) -> FunctionLike:
    """Called before the receiver is checked that ``connect_via(...)`` is given."""
    signature = _with_any_receiver(context.default_signature, context.api)
    connector = get_proper_type(context.type)
    receiver = context.args[0][0] if len(context.args[0]) == 1 else None
    if not isinstance(connector, Instance) or not isinstance(receiver, LambdaExpr):
        return signature
    signal, sender = connector.args
    declaration = declaration_of(signal)
    if declaration is None:
        return signature
    return _with_lambda(signature, _lambda_type(context.api, receiver, declaration, sender))


def check_connect(options: PluginOptions, context: MethodContext) -> Type:
    """Called when ``connect`` or ``connected_to`` is called, or used as a decorator."""
    methods = called_methods(context)
    receiver = argument(context, "receiver")
    if not methods or receiver is None:
        return context.default_return_type
    expression, receiver_type = receiver
    for method in methods:
        _check_connection(options, context, method, expression, receiver_type)
    if methods[0].name != "connect":
        return context.default_return_type
    # The signature hook has removed the type variable that gives other receivers back as they are.
    return receiver_type if isinstance(expression, LambdaExpr) else context.default_return_type


def _check_connection(
    options: PluginOptions,
    context: MethodContext,
    method: Method,
    expression: Expression,
    receiver: Type,
) -> None:
    _check_any(context, method)
    given = argument(context, "sender")
    declaration = method.declaration
    sender = sender_type(declaration.sender, None if given is None else given[1])
    connection = Connection(declaration, sender, expression, receiver, context.context)
    is_weak = method.name == "connect" and is_connected_weakly(argument(context, "weak"))
    _check(connection, context.api, options, is_weak=is_weak)


def _check_any(context: MethodContext, method: Method) -> None:
    """Report where a receiver of any sender would get nothing."""
    given = argument(context, "sender")
    signal = method.declaration.signal
    if given is not None and is_any_of_other_library(signal, given[1]):
        place = receiver_place(given[0], context.context)
        reporter = Reporter(context.api, _error_codes.RECEIVER, *place)
        wording = Wording(method.declaration, context.api.options)
        is_blinkers = signal.type.has_base(_names.BLINKER_SIGNAL)
        reporter.note(
            wording.own_any(is_blinkers=is_blinkers),
            reporter.error(wording.any_of_other_library(is_blinkers=is_blinkers)),
        )


def _check(
    connection: Connection, api: CheckerPluginInterface, options: PluginOptions, *, is_weak: bool
) -> None:
    fits = check_receiver(connection, api, options)
    if fits and is_weak and options.weak_receivers:
        check_kept_alive(connection, api)


def narrow_connector(context: MethodContext) -> Type:
    """Called when ``connect_via(sender)`` is called: the receiver will get that sender only."""
    method = called_method(context)
    given = argument(context, "sender")
    connector = get_proper_type(context.default_return_type)
    if method is None or given is None or not isinstance(connector, Instance):
        return context.default_return_type
    _check_any(context, method)
    declaration = method.declaration
    if isinstance(context.context, Decorator):
        reporter = Reporter(
            context.api, _error_codes.RECEIVER, *receiver_place(given[0], context.context)
        )
        wording = Wording(declaration, context.api.options)
        reporter.note(wording.connect_via(), reporter.error(wording.function_as_sender()))
    return connector.copy_modified(
        args=[declaration.signal, sender_type(declaration.sender, given[1])]
    )


def check_connector(options: PluginOptions, context: MethodContext) -> Type:
    """Called when what ``connect_via`` returned is given a receiver."""
    connector = get_proper_type(context.type)
    if not isinstance(connector, Instance) or context.arg_kinds[0] != [ARG_POS]:
        return context.default_return_type
    signal, sender = connector.args
    declaration = declaration_of(signal)
    if declaration is None:
        return context.default_return_type
    [expression], [receiver_type] = context.args[0], context.arg_types[0]
    connection = Connection(declaration, sender, expression, receiver_type, context.context)
    is_weak = is_connected_weakly_via(context.context)
    _check(connection, context.api, options, is_weak=is_weak)
    return receiver_type if isinstance(expression, LambdaExpr) else context.default_return_type


def _with_any_receiver(signature: CallableType, api: CheckerPluginInterface) -> CallableType:
    """Accept any object as a receiver: our own check says better why one cannot be called.

    The bound stays in the union: mypy's daemon checks a connection again when the ``__call__`` of
    a receiver changes only if the receiver was compared with a protocol.
    """
    anything = api.named_generic_type("builtins.object", [])
    variables = [
        variable.copy_modified(upper_bound=UnionType([variable.upper_bound, anything]))
        if isinstance(variable, TypeVarType)
        else variable
        for variable in signature.variables
    ]
    # That of `connected_to` is no variable.
    types = [
        UnionType([item, anything]) if name == "receiver" and not variables else item
        for item, name in zip(signature.arg_types, signature.arg_names, strict=True)
    ]
    return signature.copy_modified(variables=variables, arg_types=types)


def _with_lambda(signature: CallableType, receiver: CallableType) -> CallableType:
    """Put the type of a lambda receiver in the place of its parameter, the first."""
    types = [receiver, *signature.arg_types[1:]]
    if signature.variables:
        # A lambda cannot be inferred from a context that is a type variable at the same time.
        return signature.copy_modified(arg_types=types, ret_type=receiver, variables=[])
    return signature.copy_modified(arg_types=types)


def _lambda_type(
    api: CheckerPluginInterface, receiver: LambdaExpr, declaration: Declaration, sender: Type
) -> CallableType:
    """Return the type of a callable with the very parameters of a lambda.

    Its kinds must equal the lambda's, or mypy says "Cannot infer type of lambda".
    """
    anything = AnyType(TypeOfAny.special_form)
    possible = payloads(declaration.payload, api.named_generic_type("builtins.object", []))
    keys = merged(possible).keys
    types: list[Type] = []
    for position, (parameter, name, kind) in enumerate(
        zip(receiver.arguments, receiver.arg_names, receiver.arg_kinds, strict=True)
    ):
        if position == 0 and kind.is_positional():
            types.append(_with_default(sender, parameter, api))
        elif name is not None and name in keys and not kind.is_star():
            types.append(_with_default(keys[name].type, parameter, api))
        else:
            types.append(anything)
    function = api.named_generic_type("builtins.function", [])
    result = declaration.result
    if not isinstance(get_proper_type(result), AnyType):
        result = allowed_result(result, api)
    return CallableType(types, list(receiver.arg_kinds), list(receiver.arg_names), result, function)


def _with_default(key: Type, parameter: Argument, api: CheckerPluginInterface) -> Type:
    """Return the type of a lambda's parameter, which may have its default as well."""
    default = parameter.initializer
    return key if default is None else UnionType([key, api.get_expression_type(default, key)])
