"""Walks through mypy's trees, with the scope of each node.

mypy has visitors, but they are compiled, and no class of ours can inherit from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mypy.nodes import (
    AssertStmt,
    AssertTypeExpr,
    AssignmentExpr,
    AssignmentStmt,
    AwaitExpr,
    Block,
    CallExpr,
    CastExpr,
    ClassDef,
    ComparisonExpr,
    ConditionalExpr,
    Decorator,
    DelStmt,
    DictExpr,
    DictionaryComprehension,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    IfStmt,
    IndexExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MatchStmt,
    MemberExpr,
    MypyFile,
    Node,
    OperatorAssignmentStmt,
    OpExpr,
    OverloadedFuncDef,
    RaiseStmt,
    ReturnStmt,
    SetComprehension,
    SetExpr,
    SliceExpr,
    StarExpr,
    TryStmt,
    TupleExpr,
    UnaryExpr,
    WhileStmt,
    WithStmt,
    YieldExpr,
    YieldFromExpr,
)


@dataclass(frozen=True, eq=False)
class Scope:
    """Where a node is: in which module, and in which functions and classes."""

    module: MypyFile
    #: The full name of the innermost function or class; of the module, if there is none.
    name: str
    function: FuncItem | None = None
    outer: Scope | None = None

    def functions(self) -> Iterator[FuncItem]:
        """List the functions around, the innermost first."""
        scope: Scope | None = self
        while scope is not None:
            if scope.function is not None:
                yield scope.function
            scope = scope.outer


#: Where the parts of a node are: attributes that hold a node, or a sequence of nodes.
_PARTS: Final[Mapping[type[Node], tuple[str, ...]]] = {
    AssertStmt: ("expr", "msg"),
    AssertTypeExpr: ("expr",),
    AssignmentExpr: ("value",),
    AssignmentStmt: ("rvalue", "lvalues"),
    AwaitExpr: ("expr",),
    Block: ("body",),
    CallExpr: ("callee", "args"),
    CastExpr: ("expr",),
    ClassDef: ("decorators", "base_type_exprs", "defs"),
    ComparisonExpr: ("operands",),
    ConditionalExpr: ("cond", "if_expr", "else_expr"),
    Decorator: ("decorators", "func"),
    DelStmt: ("expr",),
    DictionaryComprehension: ("key", "value", "sequences", "condlists"),
    ExpressionStmt: ("expr",),
    ForStmt: ("expr", "body", "else_body"),
    FuncDef: ("body",),
    GeneratorExpr: ("left_expr", "sequences", "condlists"),
    IfStmt: ("expr", "body", "else_body"),
    IndexExpr: ("base", "index"),
    LambdaExpr: ("body",),
    ListComprehension: ("generator",),
    ListExpr: ("items",),
    MatchStmt: ("subject", "guards", "bodies"),
    MemberExpr: ("expr",),
    MypyFile: ("defs",),
    OperatorAssignmentStmt: ("rvalue",),
    OpExpr: ("left", "right"),
    OverloadedFuncDef: ("items", "impl"),
    RaiseStmt: ("expr", "from_expr"),
    ReturnStmt: ("expr",),
    SetComprehension: ("generator",),
    SetExpr: ("items",),
    SliceExpr: ("begin_index", "end_index", "stride"),
    StarExpr: ("expr",),
    TryStmt: ("body", "types", "handlers", "else_body", "finally_body"),
    TupleExpr: ("items",),
    UnaryExpr: ("expr",),
    WhileStmt: ("expr", "body", "else_body"),
    WithStmt: ("expr", "body"),
    YieldExpr: ("expr",),
    YieldFromExpr: ("expr",),
}


def walk(module: MypyFile) -> Iterator[tuple[Node, Scope]]:
    """List all nodes of a module that have parts, each with its scope."""
    # No recursion: a program may add up more strings than Python has frames.
    waiting: list[tuple[Node, Scope]] = [(module, Scope(module, module.fullname))]
    while waiting:
        node, scope = waiting.pop()
        yield node, scope
        inner = _inner(node, scope)
        parts = [part for part in _parts(node) if type(part) in _PARTS or type(part) is DictExpr]
        # The first part has to come out first.
        waiting += [(part, scope if _outside(node, part) else inner) for part in reversed(parts)]


def parts_within(root: Node) -> Iterator[tuple[Node, Node]]:
    """List all that is in a node, names as well, each with the node that it is a part of."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if type(node) in _PARTS or type(node) is DictExpr:
            for part in _parts(node):
                yield part, node
                waiting.append(part)


def _inner(node: Node, scope: Scope) -> Scope:
    """Return the scope of what is in a node."""
    if isinstance(node, (FuncDef, ClassDef)):
        return Scope(
            scope.module,
            f"{scope.name}.{node.name}",
            node if isinstance(node, FuncDef) else scope.function,
            scope,
        )
    if isinstance(node, LambdaExpr):
        return Scope(scope.module, scope.name, node, scope)
    return scope


def _outside(node: Node, part: Node) -> bool:
    """Tell whether a part of a function or class belongs to the scope around it."""
    return isinstance(node, (FuncDef, LambdaExpr, ClassDef)) and not isinstance(part, Block)


def _parts(node: Node) -> Iterator[Node]:
    if isinstance(node, DictExpr):
        for key, value in node.items:
            if key is not None:
                yield key
            yield value
        return
    for name in _PARTS[type(node)]:
        yield from _flat(getattr(node, name))
    if isinstance(node, (FuncDef, LambdaExpr)):
        for argument in node.arguments:
            if argument.initializer is not None:
                yield argument.initializer


def _flat(part: Any) -> Iterable[Node]:
    """Return the nodes of an attribute: itself, or what its lists hold."""
    if isinstance(part, Node):
        return (part,)
    if isinstance(part, list):
        return [node for item in part for node in _flat(item)]
    return ()
