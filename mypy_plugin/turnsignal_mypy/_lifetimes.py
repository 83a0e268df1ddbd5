"""Lifetimes: what the source says about who keeps a receiver, besides the signal that may not.

mypy's hooks do not tell what a call is part of, and interpreted code cannot subclass mypy's
visitors. So the source is parsed a second time, and only where a receiver is under suspicion.
This module knows nothing of mypy.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)

#: Tells whether an expression is a signal for certain.
IsSignal: TypeAlias = Callable[[str], bool]

#: Statements that cannot send a signal themselves: only a call in them could.
_QUIET_STATEMENTS: Final = (
    *_FUNCTIONS,
    ast.AnnAssign,
    ast.Assign,
    ast.Expr,
    ast.Global,
    ast.If,
    ast.Nonlocal,
    ast.Pass,
    ast.Raise,
    ast.Return,
)

#: Functions that can reach a local variable without naming it.
_NAMELESS_ACCESS: Final = frozenset({"eval", "exec", "locals", "vars"})


class Place(NamedTuple):
    """Where a node stands, as both `ast` and mypy count it."""

    line: int
    column: int
    end_line: int | None
    end_column: int | None


def is_discarded(source: bytes, call: Place) -> bool:
    """Tell whether a call is a statement of its own, so that nothing keeps what it returns."""
    module = _parsed(source)
    return module is not None and call in module.statements


def scope_of_call(source: bytes, call: Place, name: str, is_signal: IsSignal) -> str | None:
    """Return the function with whose end a local receiver dies that a call connects.

    Args:
        source: The source of the module.
        call: Where the receiver is connected.
        name: The name of the local function that is connected.
        is_signal: Tells of other signals that they are some.

    Returns:
        The name of the function that it is local to; None if something else may keep the
        receiver, or if a signal may be sent before the function ends.
    """
    module = _parsed(source)
    statement = None if module is None else module.statements.get(call)
    if module is None or statement is None or not isinstance(statement.value, ast.Call):
        return None
    return _scope(module, statement, name, [statement.value.func], is_signal)


def scope_of_definition(source: bytes, line: int, column: int, is_signal: IsSignal) -> str | None:
    """Return the function with whose end a receiver dies that its own decorator connects.

    Args:
        source: The source of the module.
        line: The line of the ``def``.
        column: The column of the ``def``.
        is_signal: Tells of other signals that they are some.
    """
    module = _parsed(source)
    function = None if module is None else module.functions.get((line, column))
    if module is None or function is None:
        return None
    decorators = function.decorator_list
    # Of several decorators any can be the one that is meant.
    connecting = decorators if len(decorators) == 1 else []
    return _scope(module, function, function.name, connecting, is_signal)


class _Module:
    """A parsed module, and where to find what in it."""

    def __init__(self, tree: ast.Module) -> None:
        self.parents: dict[ast.AST, ast.AST] = {}
        self.statements: dict[Place, ast.Expr] = {}
        self.functions: dict[tuple[int, int], _Function] = {}
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
            if isinstance(node, ast.Expr):
                self.statements[_place(node.value)] = node
            elif isinstance(node, _FUNCTIONS):
                self.functions[node.lineno, node.col_offset] = node

    def enclosing_function(self, node: ast.AST) -> _Function | None:
        """Return the function whose local variables a statement sees first."""
        parent = self.parents[node]
        while not isinstance(parent, (*_FUNCTIONS, ast.ClassDef, ast.Module)):
            parent = self.parents[parent]
        return parent if isinstance(parent, _FUNCTIONS) else None

    def following(self, statement: ast.stmt, function: _Function) -> list[ast.stmt] | None:
        """List what may run between a statement and the end of its function.

        None if the statement is in a loop, say, where that is hard to tell.
        """
        found: list[ast.stmt] = []
        while statement is not function:
            parent = self.parents[statement]
            if isinstance(parent, ast.If):
                blocks = [parent.body, parent.orelse]
            elif isinstance(parent, _FUNCTIONS):
                blocks = [parent.body]
            else:
                return None
            [block] = [block for block in blocks if statement in block]
            found += block[block.index(statement) + 1 :]
            statement = parent
        return found


# Suspects of one module come one after the other.
@lru_cache(maxsize=1)
def _parsed(source: bytes) -> _Module | None:
    try:
        return _Module(ast.parse(source))
    except (SyntaxError, ValueError):
        return None  # for a newer Python than this one, say


def _place(node: ast.expr) -> Place:
    return Place(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def _scope(
    module: _Module,
    statement: ast.stmt,
    name: str,
    connecting: Sequence[ast.expr],
    is_signal: IsSignal,
) -> str | None:
    """Return the function with whose end a receiver dies.

    Args:
        module: The module.
        statement: Where the receiver is connected.
        name: The name of the receiver.
        connecting: The method of the signal that connects it, as far as it is known.
        is_signal: Tells of other signals that they are some.
    """
    function = module.enclosing_function(statement)
    if function is None:
        return None
    known = frozenset(
        ast.unparse(method.value) for method in connecting if isinstance(method, ast.Attribute)
    )
    scope = _Scope(module, function, known, is_signal)
    following = module.following(statement, function)
    if following is None or scope.may_keep(name) or any(map(scope.may_send, following)):
        return None
    return function.name


class _Scope(NamedTuple):
    """A function in which another one is connected."""

    module: _Module
    function: _Function
    #: Expressions that are signals.
    known_signals: frozenset[str]
    is_signal: IsSignal

    def may_keep(self, name: str) -> bool:
        """Tell whether anything but weak connections refers to a local function."""
        definitions: list[_Function] = []
        for node in ast.walk(self.function):
            if isinstance(node, _FUNCTIONS) and node.name == name:
                definitions.append(node)
            elif isinstance(node, ast.Name):
                if node.id in _NAMELESS_ACCESS:
                    return True
                if node.id == name and not self._is_connected_weakly(node):
                    return True
            elif isinstance(node, (ast.Global, ast.Nonlocal)) and name in node.names:
                return True
        if len(definitions) != 1:
            return True
        [definition] = definitions
        if self.module.enclosing_function(definition) is not self.function:
            return True
        return not all(map(self._is_connect, definition.decorator_list))

    def may_send(self, statement: ast.stmt) -> bool:
        """Tell whether a statement may send a signal, as anything may that calls something."""
        for node in _run_at_once(statement):
            if isinstance(node, ast.stmt) and not isinstance(node, _QUIET_STATEMENTS):
                return True
            if isinstance(node, _FUNCTIONS) and not all(map(self._is_connect, node.decorator_list)):
                return True
            if isinstance(node, ast.Call) and not self._is_connecting_statement(node):
                return True
            if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom)):
                return True
            # What is set may be a property.
            if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
                return True
        return False

    def _is_connected_weakly(self, name: ast.Name) -> bool:
        """Tell whether a name is the receiver of ``connect``, and of nothing that it returns."""
        parent = self.module.parents[name]
        call = self.module.parents[parent] if isinstance(parent, ast.keyword) else parent
        return (
            isinstance(call, ast.Call)
            and self._is_connecting_statement(call)
            and len(call.args) < 3
            and all(keyword.arg in ("receiver", "sender") for keyword in call.keywords)
        )

    def _is_connecting_statement(self, call: ast.Call) -> bool:
        return self._is_connect(call.func) and isinstance(self.module.parents[call], ast.Expr)

    def _is_connect(self, method: ast.expr) -> bool:
        """Tell whether an expression is the method of a signal, not of a button or a database."""
        if not isinstance(method, ast.Attribute) or method.attr != "connect":
            return False
        signal = ast.unparse(method.value)
        return signal in self.known_signals or self.is_signal(signal)


def _run_at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Walk through what runs when a statement does: not the body of a function.

    That of a lambda may, as far as is known here.
    """
    yield node
    children: Iterable[ast.AST | None] = ast.iter_child_nodes(node)
    if isinstance(node, _FUNCTIONS):
        children = [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults]
    for child in children:
        if child is not None:
            yield from _run_at_once(child)
