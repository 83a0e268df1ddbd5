"""A program's signals as mypy knows them, put together: what the rules and the report read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mypy.nodes import (
    CallExpr,
    Context,
    Decorator,
    FuncDef,
    MemberExpr,
    MypyFile,
    StrExpr,
    SymbolNode,
)
from mypy.types import CallableType, Overloaded, Type, get_proper_type

from turnsignal_audit._report import Kind, Place
from turnsignal_audit.reading._analysis import Analysis, Progress, Target, analyse, relative
from turnsignal_audit.reading._events import ConnectionEvent, Events, SendEvent, UnresolvedEvent
from turnsignal_audit.reading._finder import find_events
from turnsignal_audit.reading._identity import Definition, Identities
from turnsignal_audit.reading._index import Index, build_index
from turnsignal_audit.reading._walk import Scope
from turnsignal_mypy._declaration import Declaration, declaration_of
from turnsignal_mypy._partials import is_partial
from turnsignal_mypy._receiver_rules import called
from turnsignal_mypy._receiver_signatures import unwrapped


@dataclass(frozen=True)
class Program:
    """All that is known of a program's signals."""

    analysis: Analysis
    index: Index
    identities: Identities
    events: Events

    @property
    def definitions(self) -> Mapping[str, Definition]:
        """The signals, by what identifies them."""
        return self.identities.definitions

    @cached_property
    def sends(self) -> Mapping[str, Sequence[SendEvent]]:
        """The sends of each signal."""
        found: dict[str, list[SendEvent]] = {name: [] for name in self.definitions}
        for send in self.events.sends:
            for signal in send.signals:
                found[signal].append(send)
        return found

    @cached_property
    def connections(self) -> Mapping[str, Sequence[ConnectionEvent]]:
        """The receivers that are connected to each signal."""
        found: dict[str, list[ConnectionEvent]] = {name: [] for name in self.definitions}
        for connection in self.events.connections:
            for signal in connection.signals:
                found[signal].append(connection)
        return found

    @cached_property
    def muted(self) -> Sequence[tuple[MypyFile, int, int]]:
        """The lines in which signals are muted: the module, and its first and last line."""
        return [
            (self.index.scopes[manager].module, block.line, block.end_line or block.line)
            for manager, block in self.index.blocks.items()
            if isinstance(manager, CallExpr)
            and isinstance(manager.callee, MemberExpr)
            and manager.callee.name == "muted"
        ]

    def declarations(self, signal: str) -> list[tuple[Declaration, Place | None]]:
        """List the declarations of a signal's payload: one for each variable that has one."""
        found: list[tuple[Declaration, Place | None]] = []
        definition = self.definitions[signal]
        for variable, binding in definition.variables.items():
            declaration = declaration_of(variable.type) if variable.type is not None else None
            if declaration is not None and not declaration.is_open:
                scope = binding.scope if binding is not None else self.index.homes.get(variable)
                found.append((declaration, self.place(variable, scope) if scope else None))
        return found

    def name(self, signal: str) -> str:
        """Return what people call a signal."""
        definition = self.definitions[signal]
        for variable in definition.variables:
            owner = f"{variable.info.name}." if variable.info else ""
            return f"{owner}{variable.name}"
        return definition.label or definition.name or signal

    def public_id(self, signal: str) -> str:
        """Return what identifies a signal to people: a variable, if there is one."""
        definition = self.definitions[signal]
        names = [self.identities.creation.full_name(variable) for variable in definition.variables]
        return signal if definition.name is None or not names else names[0]

    def unresolved_by_name(self, signal: str) -> Mapping[Kind, UnresolvedEvent]:
        """Return what could not be resolved, and may be of a signal by the name that it uses."""
        names = {variable.name for variable in self.definitions[signal].variables}
        return {event.kind: event for event in self.events.unresolved if event.name in names}

    def is_known(self, signal: str) -> bool:
        """Tell whether all that is sent of a signal is known."""
        is_closed = all(send.sent.further is None for send in self.sends[signal])
        return is_closed and Kind.SEND not in self.unresolved_by_name(signal)

    def is_of_many_objects(self, signal: str) -> bool:
        """Tell whether there may be many signals that are known as this one.

        It is so of one that a function makes: for each object of a class, or in each call.
        """
        return (
            any(scope.function is not None for _, scope in self.definitions[signal].creations)
            and self.definitions[signal].name is None
        )

    def home(self, signal: str) -> tuple[str, Place] | None:
        """Return the module and the place that make a signal, if they are in this program."""
        definition = self.definitions[signal]
        places: list[tuple[Place, Scope]] = []
        for variable, binding in definition.variables.items():
            scope = binding.scope if binding is not None else self.index.homes.get(variable)
            node = binding.value if binding is not None else variable
            if scope is not None:
                places.append((self.place(node, scope), scope))
        if not places:
            places = [(self.place(call, scope), scope) for call, scope in definition.creations]
        if not places:
            return None
        place, scope = min(places, key=lambda item: item[0])
        return scope.module.fullname, place

    def documentation(self, signal: str) -> str | None:
        """Return what a signal is documented with where it is made."""
        for call, _ in self.definitions[signal].creations:
            info = self.identities.creation.signal_class(call)
            is_named = info is not None and info.name == "NamedSignal"
            for position, (argument, name) in enumerate(
                zip(call.args, call.arg_names, strict=True)
            ):
                is_documentation = name == "doc" or (name is None and position == int(is_named))
                if is_documentation and isinstance(argument, StrExpr):
                    return argument.value
        return None

    def place(self, node: Context, scope: Scope) -> Place:
        """Return where a node is."""
        return Place(relative(scope.module.path), max(node.line, 1), max(node.column, 0) + 1)

    def send_place(self, send: SendEvent) -> Place:
        """Return where a signal is sent: where it is known which one it is."""
        node, scope = send.caller or (send.call, send.scope)
        return self.place(node, scope)

    def connection_place(self, connection: ConnectionEvent) -> Place:
        """Return where a receiver is connected."""
        node, scope = connection.caller or (connection.at, connection.scope)
        return self.place(node, scope)

    def receiver_definition(self, connection: ConnectionEvent) -> tuple[str, Place] | None:
        """Return the full name of a receiver and where it is defined, if it is known."""
        function = self._definition(connection)
        scope = self.index.homes.get(function) if function is not None else None
        if function is None or scope is None or not isinstance(function, FuncDef):
            return None
        return f"{scope.name}.{function.name}", self.place(function, scope)

    def _definition(self, connection: ConnectionEvent) -> SymbolNode | None:
        receiver = connection.receiver
        if isinstance(receiver, Decorator):
            return receiver.func
        target: Type = called(get_proper_type(unwrapped(connection.receiver_type)))
        target = get_proper_type(target)
        if isinstance(target, Overloaded):
            target = target.items[0]
        found = target.definition if isinstance(target, CallableType) else None
        if found is None and not is_partial(connection.receiver_type):
            found = self.index.variable(receiver)
        return found.func if isinstance(found, Decorator) else found


def read_program(target: Target, progress: Progress | None = None) -> Program:
    """Analyse a program.

    Args:
        target: What to analyse.
        progress: Is called whenever a file has been checked.

    Raises:
        AnalysisError: If mypy refuses its arguments, or stops at an error.
    """
    analysis = analyse(target, progress)
    index = build_index(analysis)
    with analysis.strictness():
        identities = Identities(index)
        events = find_events(index, identities)
    return Program(analysis, index, identities, events)
