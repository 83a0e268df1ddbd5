"""Tells which receivers are local to a function, and referred to by nothing but the signal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mypy.nodes import (
    CallExpr,
    Decorator,
    FuncDef,
    FuncItem,
    GlobalDecl,
    NameExpr,
)

from turnsignal_audit.reading._events import ConnectionEvent, Lifetime
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._walk import parts_within

#: Functions that can reach a local variable without naming it.
_NAMELESS_ACCESS: Final = frozenset({"eval", "exec", "locals", "vars"})


class LocalReceiver(NamedTuple):
    """A receiver that dies when a function returns, as far as the code of that tells."""

    function: FuncDef
    #: The function that it is local to.
    outer: FuncDef


def local_receiver(connection: ConnectionEvent, program: Program) -> LocalReceiver | None:
    """Return what is local of a connection.

    Args:
        connection: The receiver, and how it is connected.
        program: The program.

    Returns:
        The receiver; None if something else may keep it, or if it is there for the time that the
        function around it runs.
    """
    if connection.lifetime is not Lifetime.FUNCTION:
        return None
    function = _function(connection)
    home = program.index.homes.get(function) if function is not None else None
    outer = home.function if home is not None else None
    if function is None or not isinstance(outer, FuncDef) or function.info:
        return None
    if outer is not connection.scope.function or _runs_for_a_while(outer):
        return None
    if _is_sent_in(outer, connection, program) or _is_kept(function, outer, program):
        return None
    return LocalReceiver(function, outer)


def _function(connection: ConnectionEvent) -> FuncDef | None:
    """Return the function that is connected, by its own name."""
    receiver = connection.receiver
    node = receiver.node if isinstance(receiver, NameExpr) else receiver
    found = node.func if isinstance(node, Decorator) else node
    return found if isinstance(found, FuncDef) else None


def _runs_for_a_while(function: FuncDef) -> bool:
    """Tell whether local receivers may be meant to live as long as a function runs.

    It is so where a function can pause, and in tests.
    """
    return function.is_generator or function.is_coroutine or function.name.startswith("test")


def _is_sent_in(function: FuncDef, connection: ConnectionEvent, program: Program) -> bool:
    """Tell whether a function sends the signal of a connection, or calls another that does."""
    sending: set[FuncItem] = set()
    waiting = [
        send.scope.functions() for signal in connection.signals for send in program.sends[signal]
    ]
    while waiting:
        for found in waiting.pop():
            if found not in sending:
                sending.add(found)
                waiting += [call.scope.functions() for call in program.index.calls.get(found, ())]
    return function in sending


def _is_kept(function: FuncDef, outer: FuncDef, program: Program) -> bool:
    """Tell whether anything but weak connections may refer to a local function."""
    weak = [*_weak_connections(program)]
    connecting = {id(event.node) for event in weak}
    decorators = {id(event.at) for event in weak}
    definitions = 0
    for part, owner in parts_within(outer):
        if isinstance(part, FuncDef) and part.name == function.name:
            definitions += 1
            if isinstance(owner, Decorator) and not all(
                id(decorator) in decorators for decorator in owner.original_decorators
            ):
                return True
        elif isinstance(part, NameExpr):
            if part.name in _NAMELESS_ACCESS:
                return True
            if part.name == function.name and id(owner) not in connecting:
                return True
        elif isinstance(part, GlobalDecl) and function.name in part.names:
            return True
    return definitions != 1


def _weak_connections(program: Program) -> Iterator[ConnectionEvent]:
    """List the connections that keep no local receiver, and give it to nobody."""
    for event in program.events.connections:
        node = event.node
        is_discarded = isinstance(node, Decorator) or node in program.index.statements
        if event.lifetime is Lifetime.FUNCTION and is_discarded and _is_weak(node):
            yield event


def _is_weak(node: CallExpr | Decorator) -> bool:
    """Tell whether ``weak`` is left to its default."""
    return isinstance(node, Decorator) or ("weak" not in node.arg_names and len(node.args) < 3)
