"""The graph of a program's signals: who sends, what is sent, who receives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from turnsignal_audit._report import (
    Finding,
    Place,
    Receiver,
    Send,
    Severity,
    Signal,
    Unresolved,
)


@dataclass(frozen=True)
class PassedKey:
    """A key, as some sends pass it."""

    name: str
    #: The types that it is passed with, sorted.
    types: Sequence[str]
    #: How many of the sends pass it, be it only at times.
    sends: int
    #: Whether all of them pass it, each time.
    always: bool


@dataclass(frozen=True)
class Node:
    """A function, a signal or a receiver."""

    #: Unique in the graph.
    id: str
    #: What people call it.
    name: str
    full_name: str
    module: str
    #: Where it is defined, if that is known.
    place: Place | None
    #: What was found about it: positions in `Graph.findings`.
    findings: Sequence[int]
    #: What was found elsewhere, and names it as a further place.
    related: Sequence[int]


@dataclass(frozen=True)
class FunctionNode(Node):
    """A function that sends; or a module, that does so as it is imported."""

    is_module: bool


@dataclass(frozen=True)
class SignalNode(Node):
    """A signal."""

    signal: Signal
    #: How often it is sent.
    sends: int
    #: How often a receiver is connected to it.
    connections: int
    keys: Sequence[PassedKey]
    #: Why there may be further keys.
    further_keys: Sequence[str]


@dataclass(frozen=True)
class ReceiverNode(Node):
    """A receiver, however often it is connected."""

    #: Whether it has a name of its own: a lambda, say, is known by its place alone.
    is_named: bool


@dataclass(frozen=True)
class Edge:
    """From a function to a signal, or from a signal to a receiver."""

    #: The identities of the nodes.
    source: str
    target: str
    #: Whether it is sure to be this signal, not one of several.
    is_certain: bool
    findings: Sequence[int]
    related: Sequence[int]


@dataclass(frozen=True)
class SendEdge(Edge):
    """From a function to a signal that it sends."""

    sends: Sequence[Send]
    keys: Sequence[PassedKey]
    further_keys: Sequence[str]


@dataclass(frozen=True)
class ReceiveEdge(Edge):
    """From a signal to one of its receivers."""

    connections: Sequence[Receiver]


@dataclass(frozen=True)
class Graph:
    """Who sends what to whom. `build_graph` makes it."""

    functions: Sequence[FunctionNode]
    signals: Sequence[SignalNode]
    receivers: Sequence[ReceiverNode]
    sends: Sequence[SendEdge]
    receives: Sequence[ReceiveEdge]
    #: Errors first, then by place.
    findings: Sequence[Finding]
    unresolved: Sequence[Unresolved]
    remarks: Sequence[str]
    #: The number of files that were audited.
    files: int

    @property
    def nodes(self) -> list[Node]:
        """All nodes: functions, signals and receivers."""
        return [*self.functions, *self.signals, *self.receivers]

    @property
    def edges(self) -> list[Edge]:
        """All edges: from functions to signals, then from signals to receivers."""
        return [*self.sends, *self.receives]

    def count(self, severity: Severity, positions: Iterable[int]) -> int:
        """Count the findings of a severity.

        Args:
            severity: The severity.
            positions: Which findings: those of a node or an edge.
        """
        return sum(self.findings[position].severity is severity for position in positions)

    def worst(self, positions: Iterable[int]) -> Severity | None:
        """Return the severity of the worst of some findings; None if there are none."""
        return min(
            (self.findings[position].severity for position in positions), key=rank, default=None
        )


def rank(severity: Severity) -> int:
    """Return how far from the worst a severity is."""
    return list(Severity).index(severity)
