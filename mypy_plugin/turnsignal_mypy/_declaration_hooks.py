"""Hooks for the calls that make a signal, which is where it is declared."""

from __future__ import annotations

from collections.abc import Sequence

from mypy.checker import TypeChecker
from mypy.errorcodes import ErrorCode
from mypy.nodes import CallExpr, Context, IndexExpr, LambdaExpr, RefExpr, TupleExpr, TypeAlias
from mypy.plugin import CheckerPluginInterface, FunctionContext, MethodContext
from mypy.types import AnyType, Parameters, Type, UnionType, get_proper_type

from . import _error_codes, _names
from ._declaration import Declaration, declaration_of
from ._declaration_rules import KeyWithoutName, declared_key_problems, positional_keys
from ._messages import Wording
from ._options import PluginOptions
from ._payload import payloads
from ._reports import Reporter


def check_declaration(options: PluginOptions, context: FunctionContext | MethodContext) -> Type:
    """Called when a signal is made: by its class, by ``define``, or by a namespace."""
    made = context.default_return_type
    declaration = declaration_of(made)
    if declaration is None:
        return made
    if declaration.is_open:
        # A namespace gives a signal without types, which those of its variable then declare.
        declared = _expected_declaration(context.api)
        declaration = declared or declaration
        if options.require_declaration and not _is_declared(declared, context):
            _report_undeclared(context, declaration)
    if not isinstance(declaration.payload, AnyType):
        _report_keys(context, declaration)
    return made


def _expected_declaration(api: CheckerPluginInterface) -> Declaration | None:
    """Return the declaration of the variable, the parameter or the result that a call is for."""
    expected = get_proper_type(api.type_context[-1] if api.type_context else None)
    items: Sequence[Type | None] = expected.items if isinstance(expected, UnionType) else [expected]
    declarations = [None if item is None else declaration_of(item) for item in items]
    return next(filter(None, declarations), None)


def _is_declared(declared: Declaration | None, context: FunctionContext | MethodContext) -> bool:
    """Tell whether what a call is for, or the call itself, says what the signal carries."""
    if declared is not None:
        return not declared.is_open or _is_written_down(declared)
    return _says_anything(context.context) or _is_in_lambda(context.api)


def _is_written_down(declaration: Declaration) -> bool:
    """Tell whether somebody wrote ``Signal[Any, Any]``, and not just ``Signal``."""
    # The Any of a default is no other than one that is written down, but for its line: that of the
    # type variable. mypy's cache forgets lines; what comes from there counts as written down.
    variables = declaration.signal.type.defn.type_vars
    given = [declaration.sender.line, declaration.payload.line]
    defaults = [variable.default.line for variable in variables[:2]]
    return given != defaults or given[0] == given[1]


def _says_anything(call: Context) -> bool:
    """Tell whether a call says that the payload may be anything: ``Signal[Any, Any]()``."""
    if not isinstance(call, CallExpr):
        return True  # `define` as a decorator
    callee = call.callee
    if isinstance(callee, IndexExpr):
        return isinstance(callee.index, TupleExpr)
    return isinstance(callee, RefExpr) and isinstance(callee.node, TypeAlias)


def _is_in_lambda(api: CheckerPluginInterface) -> bool:
    """Tell whether a call is in a lambda, of which mypy does not always tell what it is for."""
    return isinstance(api, TypeChecker) and isinstance(api.scope.current_function(), LambdaExpr)


def _report_undeclared(context: FunctionContext | MethodContext, declaration: Declaration) -> None:
    reporter = _reporter(context, _error_codes.UNDECLARED)
    wording = Wording(declaration, context.api.options)
    # What a namespace makes, or blinker, cannot be subscripted where it is made.
    by_variable = isinstance(context, MethodContext) or declaration.signal.type.has_base(
        _names.BLINKER_SIGNAL
    )
    reporter.note(
        wording.how_to_declare(by_variable=by_variable), reporter.error(wording.undeclared())
    )


def _report_keys(context: FunctionContext | MethodContext, declaration: Declaration) -> None:
    """Report the keys that no send can pass by name, and those that `define` refuses."""
    anything = context.api.named_generic_type("builtins.object", [])
    payload = declaration.payload
    positional = positional_keys(payload) if isinstance(payload, Parameters) else ()
    for problem in (*positional, *declared_key_problems(payloads(payload, anything))):
        reporter = _reporter(context, _error_codes.SEND)
        text = Wording(declaration, context.api.options).declaration_problem(problem)
        if isinstance(problem, KeyWithoutName):
            reporter.remark(text)
        else:
            reporter.error(text)


def _reporter(context: FunctionContext | MethodContext, code: ErrorCode) -> Reporter:
    return Reporter(context.api, code, context.context, context.context)
