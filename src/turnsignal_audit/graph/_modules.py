"""The graph of whole modules, for programs whose graph is too large to be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from turnsignal_audit._report import Severity

from ._model import Graph
from ._wording import counted


@dataclass(frozen=True)
class ModuleNode:
    """A module that sends, has signals, or receives."""

    name: str
    functions: int
    signals: int
    receivers: int
    errors: int
    warnings: int
    hints: int

    @property
    def content(self) -> str:
        """What it has, in words."""
        parts = [
            counted(self.functions, "function that sends", "functions that send"),
            counted(self.signals, "signal"),
            counted(self.receivers, "receiver"),
        ]
        return ", ".join(filter(None, parts))

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding."""
        counts = {
            Severity.ERROR: self.errors,
            Severity.WARNING: self.warnings,
            Severity.HINT: self.hints,
        }
        return next((severity for severity, count in counts.items() if count), None)


@dataclass(frozen=True)
class ModuleEdge:
    """From a module that sends to that of the signals, or from there to one that receives."""

    source: str
    target: str
    #: How often something is sent, or connected, in words.
    label: str


@dataclass(frozen=True)
class ModuleGraph:
    """Which module sends signals of which, and which receives them."""

    modules: Sequence[ModuleNode]
    edges: Sequence[ModuleEdge]


def by_module(graph: Graph) -> ModuleGraph:
    """Put what is in one module together."""
    module_of = {node.id: node.module for node in graph.nodes}
    sends: Counter[tuple[str, str]] = Counter()
    for send in graph.sends:
        sends[module_of[send.source], module_of[send.target]] += len(send.sends)
    receives: Counter[tuple[str, str]] = Counter()
    for receive in graph.receives:
        pair = module_of[receive.source], module_of[receive.target]
        receives[pair] += len(receive.connections)
    return ModuleGraph(
        modules=[_module(graph, name) for name in sorted(set(module_of.values()))],
        edges=[
            *[ModuleEdge(*pair, counted(count, "send")) for pair, count in sorted(sends.items())],
            *[
                ModuleEdge(*pair, counted(count, "connection"))
                for pair, count in sorted(receives.items())
            ],
        ],
    )


def _module(graph: Graph, name: str) -> ModuleNode:
    # What is found about a receiver is found about its signal as well: it counts once.
    findings = {
        position for node in graph.nodes if node.module == name for position in node.findings
    }
    return ModuleNode(
        name=name,
        functions=sum(node.module == name for node in graph.functions),
        signals=sum(node.module == name for node in graph.signals),
        receivers=sum(node.module == name for node in graph.receivers),
        errors=graph.count(Severity.ERROR, findings),
        warnings=graph.count(Severity.WARNING, findings),
        hints=graph.count(Severity.HINT, findings),
    )
