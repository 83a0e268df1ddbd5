"""Lifetimes: what the source says about who keeps a receiver, besides the signal that may not.

mypy's hooks do not tell what a call is part of, and interpreted code cannot subclass mypy's
visitors. So the source is parsed a second time, and only where a receiver is under suspicion.
This module knows nothing of mypy.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)

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


def scope_of_call(source: bytes, call: Place, name: str) -> str | None:
    """Return the function with whose end a local receiver dies that a call connects.

    Args:
        source: The source of the module.
        call: Where the receiver is connected.
        name: The name of the local function that is connected.

    Returns:
        The name of the function that it is local to; None if something else may keep the
        receiver, or if a signal may be sent before the function ends.
    """
    module = _parsed(source)
    statement = None if module is None else module.statements.get(call)
    return None if module is None or statement is None else _scope(module, statement, name)


def scope_of_definition(source: bytes, line: int, column: int) -> str | None:
    """Return the function with whose end a receiver dies that its own decorator connects.

    Args:
        source: The source of the module.
        line: The line of the ``def``.
        column: The column of the ``def``.
    """
    module = _parsed(source)
    function = None if module is None else module.functions.get((line, column))
    if module is None or function is None:
        return None
    return _scope(module, function, function.name)


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


def _scope(module: _Module, connecting: ast.stmt, name: str) -> str | None:
    function = module.enclosing_function(connecting)
    if function is None or _may_be_kept(module, function, name):
        return None
    following = module.following(connecting, function)
    if following is None or any(_may_send(module, statement) for statement in following):
        return None
    return function.name


def _may_be_kept(module: _Module, function: _Function, name: str) -> bool:
    """Tell whether anything but weak connections refers to a local function."""
    definitions: list[_Function] = []
    for node in ast.walk(function):
        if isinstance(node, _FUNCTIONS) and node.name == name:
            definitions.append(node)
        elif isinstance(node, ast.Name):
            if node.id in _NAMELESS_ACCESS:
                return True
            if node.id == name and not _is_connected_weakly(module, node):
                return True
        elif isinstance(node, (ast.Global, ast.Nonlocal)) and name in node.names:
            return True
    if len(definitions) != 1 or module.enclosing_function(definitions[0]) is not function:
        return True
    return not all(map(_is_connect, definitions[0].decorator_list))


def _is_connected_weakly(module: _Module, name: ast.Name) -> bool:
    """Tell whether a name is the receiver of ``connect``, and of nothing that it returns."""
    parent = module.parents[name]
    call = module.parents[parent] if isinstance(parent, ast.keyword) else parent
    return (
        isinstance(call, ast.Call)
        and _is_connecting_statement(module, call)
        and len(call.args) < 3
        and all(keyword.arg in ("receiver", "sender") for keyword in call.keywords)
    )


def _is_connecting_statement(module: _Module, call: ast.Call) -> bool:
    return _is_connect(call.func) and isinstance(module.parents[call], ast.Expr)


def _is_connect(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Attribute) and expression.attr == "connect"


def _may_send(module: _Module, statement: ast.stmt) -> bool:
    """Tell whether a statement may send a signal, as anything may that calls something."""
    for node in _run_at_once(statement):
        if isinstance(node, ast.stmt) and not isinstance(node, _QUIET_STATEMENTS):
            return True
        if isinstance(node, _FUNCTIONS) and not all(map(_is_connect, node.decorator_list)):
            return True
        if isinstance(node, ast.Call) and not _is_connecting_statement(module, node):
            return True
        if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom)):
            return True
    return False


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
