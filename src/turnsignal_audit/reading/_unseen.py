"""Finds what makes the arguments of a call uncertain.

A mapping may be changed before it is passed on, and a function may be called by code that has it as
a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Decorator,
    DelStmt,
    DictExpr,
    Expression,
    FuncDef,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    Node,
    OverloadedFuncDef,
    RefExpr,
    SetExpr,
    StrExpr,
    TupleExpr,
    Var,
)

#: The methods that change a mapping.
_CHANGING: Final = frozenset({"clear", "pop", "popitem", "setdefault", "update"})


class Change(NamedTuple):
    """A change of a mapping."""

    mapping: Var
    #: The key that is taken out of it; None if it is changed otherwise.
    popped: str | None


def changed_mapping(node: Node) -> Change | None:
    """Return which mapping a statement or a call changes, if it does."""
    changed: Expression | None = None
    popped: str | None = None
    if isinstance(node, CallExpr) and isinstance(node.callee, MemberExpr):
        if node.callee.name in _CHANGING:
            changed = node.callee.expr
            key = node.args[0] if node.args else None
            if node.callee.name == "pop" and isinstance(key, StrExpr):
                popped = key.value
    elif isinstance(node, AssignmentStmt):
        target = node.lvalues[0]
        changed = target.base if isinstance(target, IndexExpr) else None
    elif isinstance(node, DelStmt):
        changed = node.expr.base if isinstance(node.expr, IndexExpr) else None
    if isinstance(changed, NameExpr) and isinstance(changed.node, Var):
        return Change(changed.node, popped)
    return None


def functions_as_values(node: Node) -> Iterator[RefExpr | Decorator]:
    """List the functions that a node uses as values: passes on, stores or decorates.

    Not those that it returns: who calls the one that a function returns is followed.
    """
    if isinstance(node, Decorator) and node.decorators:
        yield node
    for value in _values(node):
        if isinstance(value, RefExpr) and _may_be_function(value):
            yield value


def _values(node: Node) -> Sequence[Expression | None]:
    if isinstance(node, CallExpr):
        return node.args
    if isinstance(node, AssignmentStmt):
        return [node.rvalue]
    if isinstance(node, (ListExpr, SetExpr, TupleExpr)):
        return node.items
    if isinstance(node, DictExpr):
        return [value for _, value in node.items]
    return ()


def _may_be_function(value: RefExpr) -> bool:
    """Tell whether a name is that of a function, or may be that of a method."""
    is_function = isinstance(value.node, (FuncDef, Decorator, OverloadedFuncDef))
    return is_function or (value.node is None and isinstance(value, MemberExpr))
