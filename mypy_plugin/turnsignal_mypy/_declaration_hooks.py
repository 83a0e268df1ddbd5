"""Hooks for the calls that make a signal, which is where it is declared."""

from __future__ import annotations

from mypy.errorcodes import ErrorCode
from mypy.nodes import CallExpr, Context, IndexExpr, RefExpr, TupleExpr, TypeAlias
from mypy.plugin import CheckerPluginInterface, FunctionContext, MethodContext
from mypy.types import AnyType, Type, UnionType, get_proper_type

from . import _error_codes
from ._declaration import Declaration, declaration_of
from ._declaration_rules import KeyWithoutName, problems
from ._messages import Wording
from ._options import PluginOptions
from ._payload import payloads
from ._reports import Reporter


def check_declaration(options: PluginOptions, context: FunctionContext | MethodContext) -> Type:
    """Called when a signal is made: by its class, by ``define``, or by a namespace."""
    made = context.default_return_type
    declaration = _declaration_of_made(made, context.api)
    if declaration is None:
        return made
    if not isinstance(declaration.payload, AnyType):
        _report_keys(context, declaration)
    elif options.require_declaration and not _says_so(context.context):
        reporter = _reporter(context, _error_codes.UNDECLARED)
        wording = Wording(declaration, context.api.options)
        reporter.note(wording.how_to_declare(), reporter.error(wording.undeclared()))
    return made


def _declaration_of_made(made: Type, api: CheckerPluginInterface) -> Declaration | None:
    """Return the declaration of a signal that is made, or of the variable that it is for.

    A namespace gives a signal without types, which those of the variable then declare.
    """
    declaration = declaration_of(made)
    if declaration is None or not isinstance(declaration.payload, AnyType) or declaration.specified:
        return declaration
    expected = get_proper_type(api.type_context[-1] if api.type_context else None)
    items = expected.items if isinstance(expected, UnionType) else [expected]
    for item in items:
        declared = None if item is None else declaration_of(item)
        if declared is not None:
            return declared
    return declaration


def _says_so(call: Context) -> bool:
    """Tell whether a call says that the payload may be anything: ``Signal[Any, Any]()``."""
    if not isinstance(call, CallExpr):
        return True  # `define` as a decorator
    callee = call.callee
    if isinstance(callee, IndexExpr):
        return isinstance(callee.index, TupleExpr)
    return isinstance(callee, RefExpr) and isinstance(callee.node, TypeAlias)


def _report_keys(context: FunctionContext | MethodContext, declaration: Declaration) -> None:
    """Report the keys that no send can pass by name."""
    anything = context.api.named_generic_type("builtins.object", [])
    wording = Wording(declaration, context.api.options)
    reporter = _reporter(context, _error_codes.SEND)
    for problem in problems(payloads(declaration.payload, anything)):
        text = wording.declaration_problem(problem)
        if isinstance(problem, KeyWithoutName):
            reporter.remark(text)
        else:
            reporter.error(text)


def _reporter(context: FunctionContext | MethodContext, code: ErrorCode) -> Reporter:
    return Reporter(context.api, code, context.context, context.context)
