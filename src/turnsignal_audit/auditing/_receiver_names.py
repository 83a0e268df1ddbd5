"""Says what a receiver is called, and where it is."""

from __future__ import annotations

from mypy.nodes import CallExpr, Decorator, LambdaExpr, MemberExpr, NameExpr, Var
from mypy.types import FunctionLike, Instance, get_proper_type

from turnsignal_audit._report import Place
from turnsignal_audit.reading._events import ConnectionEvent
from turnsignal_audit.reading._index import Value
from turnsignal_audit.reading._program import Program
from turnsignal_mypy._partials import is_partial
from turnsignal_mypy._receiver_signatures import unwrapped
from turnsignal_mypy._receiver_wording import ReceiverWording


def place_of_receiver(program: Program, connection: ConnectionEvent) -> Place:
    """Return where a receiver is defined; where it is connected, if that is not known."""
    definition = program.receiver_definition(connection)
    return definition[1] if definition is not None else program.connection_place(connection)


def receiver_wording(connection: ConnectionEvent) -> ReceiverWording:
    """Return how the plugin names a receiver."""
    receiver = connection.receiver
    name = receiver.name if isinstance(receiver, (NameExpr, MemberExpr)) else None
    return ReceiverWording(
        get_proper_type(unwrapped(connection.receiver_type)),
        receiver.func.name if isinstance(receiver, Decorator) else name,
        connection.scope.module.fullname,
        is_decorated=isinstance(receiver, Decorator),
        is_lambda=isinstance(receiver, LambdaExpr),
        is_partial=is_partial(connection.receiver_type),
    )


def receiver_full_name(program: Program, connection: ConnectionEvent) -> str:
    """Return the full name of a receiver; empty if it has none, as what is made on the spot.

    A partial has that of its variable: it is another receiver than the function it calls.
    """
    receiver = connection.receiver
    if is_partial(connection.receiver_type):
        variable = None if isinstance(receiver, Decorator) else program.index.variable(receiver)
        if isinstance(variable, Var):
            return program.identities.creation.full_name(variable)
        return ""
    definition = program.receiver_definition(connection)
    if definition is not None:
        return definition[0]
    if isinstance(receiver, (NameExpr, MemberExpr)):
        return receiver.fullname or receiver.name
    return ""


def receiver_name(connection: ConnectionEvent, full_name: str) -> str:
    """Return the short name of a receiver.

    Args:
        connection: The receiver.
        full_name: Its full name; empty if it has none.
    """
    receiver = connection.receiver
    if full_name:
        return full_name.rpartition(".")[2]
    if isinstance(receiver, LambdaExpr):
        return "lambda"
    if is_partial(connection.receiver_type):
        return _partial_name(receiver)
    found = get_proper_type(connection.receiver_type)
    if isinstance(found, Instance):
        return found.type.name
    if isinstance(found, FunctionLike) and found.is_type_obj():
        return found.type_object().name
    return receiver_wording(connection).function_name


def _partial_name(receiver: Value) -> str:
    """Name a partial by the function that it calls, as findings do."""
    function = receiver.args[0] if isinstance(receiver, CallExpr) and receiver.args else None
    name = function.name if isinstance(function, (NameExpr, MemberExpr)) else None
    return "partial" if name is None else f"partial({name})"
