"""The graph as a diagram of Mermaid, which GitHub and many wikis draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from turnsignal_audit._report import Severity

from ._model import Edge, Graph, Node, ReceiverNode, SignalNode
from ._modules import ModuleGraph, ModuleNode, by_module as modules_of
from ._wording import edge_label, findings_in_words, node_lines

#: What does not mean anything to Mermaid, nor to the Markdown that it takes labels for.
_HARMLESS: Final = frozenset(" _.,:?/()[]|=+")

_STYLES: Final = {
    Severity.ERROR: "fill:#ffdcd9,stroke:#c62828,stroke-width:2px,color:#3b0a0a",
    Severity.WARNING: "fill:#fff1c9,stroke:#b26a00,stroke-width:2px,color:#3b2600",
    Severity.HINT: "fill:#e3effb,stroke:#1d5fa6,stroke-width:2px,color:#0b2036",
}
_EDGE_STYLES: Final = {
    Severity.ERROR: "stroke:#c62828,stroke-width:2px",
    Severity.WARNING: "stroke:#b26a00,stroke-width:2px",
    Severity.HINT: "stroke:#1d5fa6,stroke-width:2px",
}


def graph_as_mermaid(graph: Graph, *, by_module: bool = False) -> str:
    """Return the graph as a flowchart of Mermaid.

    Each module is a subgraph. Signals are drawn as stadiums, functions with corners and receivers
    without. What something was found about is coloured, and says how much. Where a send may be of
    one of several signals, its edges are dashed.

    Args:
        graph: The graph.
        by_module: Whether to draw one node for each module, and to count what goes from one to
            another: Mermaid draws no more than 500 edges unless it is told to.

    .. versionadded:: 0.1
    """
    lines = _of_modules(modules_of(graph)) if by_module else _of_nodes(graph)
    return "".join(f"{line}\n" for line in ["flowchart LR", *lines])


def _of_nodes(graph: Graph) -> Iterator[str]:
    names = {
        node.id: f"{prefix}{number}"
        for prefix, nodes in (("f", graph.functions), ("s", graph.signals), ("r", graph.receivers))
        for number, node in enumerate(nodes)
    }
    for number, module in enumerate(sorted({node.module for node in graph.nodes})):
        yield f"    subgraph m{number}[{_quoted([module])}]"
        for node in graph.nodes:
            if node.module == module:
                yield f"        {names[node.id]}{_shape(node, node_lines(graph, node))}"
        yield "    end"
    for edge in graph.edges:
        yield f"    {names[edge.source]} {_arrow(edge)} {names[edge.target]}"
    worst = {names[node.id]: graph.worst(node.findings) for node in graph.nodes}
    yield from _node_styles(worst)
    yield from _edge_styles([graph.worst([*edge.findings, *edge.related]) for edge in graph.edges])


def _of_modules(graph: ModuleGraph) -> Iterator[str]:
    names = {module.name: f"m{number}" for number, module in enumerate(graph.modules)}
    for module in graph.modules:
        yield f"    {names[module.name]}[{_quoted(_module_lines(module))}]"
    for edge in graph.edges:
        yield f"    {names[edge.source]} -->|{_quoted([edge.label])}| {names[edge.target]}"
    yield from _node_styles({names[module.name]: module.worst for module in graph.modules})


def _module_lines(module: ModuleNode) -> list[str]:
    findings = findings_in_words(module.errors, module.warnings, module.hints)
    return [module.name, module.content, *filter(None, [findings])]


def _shape(node: Node, lines: Sequence[str]) -> str:
    if isinstance(node, SignalNode):
        return f"([{_quoted(lines)}])"
    if isinstance(node, ReceiverNode):
        return f"({_quoted(lines)})"
    return f"[{_quoted(lines)}]"


def _arrow(edge: Edge) -> str:
    label = edge_label(edge)
    arrow = "-->" if edge.is_certain else "-.->"
    return f"{arrow}|{_quoted([label])}|" if label else arrow


def _node_styles(worst: Mapping[str, Severity | None]) -> Iterator[str]:
    for severity, style in _STYLES.items():
        names = [name for name, of_node in worst.items() if of_node is severity]
        if names:
            yield f"    classDef {severity.value} {style}"
            yield f"    class {','.join(names)} {severity.value}"


def _edge_styles(worst: Sequence[Severity | None]) -> Iterator[str]:
    for severity, style in _EDGE_STYLES.items():
        numbers = [str(number) for number, of_edge in enumerate(worst) if of_edge is severity]
        if numbers:
            yield f"    linkStyle {','.join(numbers)} {style}"


def _quoted(lines: Iterable[str]) -> str:
    return f'"{"<br/>".join(map(_escaped, lines))}"'


def _escaped(text: str) -> str:
    return "".join(
        character if character.isalnum() or character in _HARMLESS else f"#{ord(character)};"
        for character in text
    )
