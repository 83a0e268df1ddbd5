"""The graph in the language of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from turnsignal_audit._report import Severity

from ._model import Edge, Graph, Node, ReceiverNode, SignalNode
from ._modules import ModuleGraph, ModuleNode, by_module as modules_of
from ._wording import edge_label, findings_in_words, node_lines

_HEAD: Final = (
    "    rankdir=LR;",
    '    graph [fontname="Helvetica", color="#b6bcc8", style="rounded"];',
    '    node [fontname="Helvetica", fontsize=11, style="filled", fillcolor="#ffffff"];',
    '    edge [fontname="Helvetica", fontsize=9, color="#6b7280"];',
)
_NODE_STYLES: Final = {
    Severity.ERROR: 'fillcolor="#ffdcd9", color="#c62828", penwidth=2',
    Severity.WARNING: 'fillcolor="#fff1c9", color="#b26a00", penwidth=2',
    Severity.HINT: 'fillcolor="#e3effb", color="#1d5fa6", penwidth=2',
}
_EDGE_STYLES: Final = {
    Severity.ERROR: 'color="#c62828", penwidth=2',
    Severity.WARNING: 'color="#b26a00", penwidth=2',
    Severity.HINT: 'color="#1d5fa6", penwidth=2',
}


def graph_as_dot(graph: Graph, *, by_module: bool = False) -> str:
    """Return the graph in DOT, the language of Graphviz.

    Each module is a cluster. Signals are drawn as ellipses, functions with corners and receivers
    without. What something was found about is coloured, and says how much. Where a send may be of
    one of several signals, its edges are dashed.

    Args:
        graph: The graph.
        by_module: Whether to draw one node for each module, and to count what goes from one to
            another.

    .. versionadded:: 0.1
    """
    lines = _of_modules(modules_of(graph)) if by_module else _of_nodes(graph)
    return "".join(f"{line}\n" for line in ["digraph signals {", *_HEAD, *lines, "}"])


def _of_nodes(graph: Graph) -> Iterator[str]:
    for number, module in enumerate(sorted({node.module for node in graph.nodes})):
        yield f"    subgraph cluster_{number} {{"
        yield f"        label={_quoted([module])};"
        for node in graph.nodes:
            if node.module == module:
                yield f"        {_quoted([node.id])} [{_node_attributes(graph, node)}];"
        yield "    }"
    for edge in graph.edges:
        attributes = ", ".join(_edge_attributes(graph, edge))
        ends = f"{_quoted([edge.source])} -> {_quoted([edge.target])}"
        yield f"    {ends} [{attributes}];" if attributes else f"    {ends};"


def _of_modules(graph: ModuleGraph) -> Iterator[str]:
    for module in graph.modules:
        yield f"    {_quoted([module.name])} [{_module_attributes(module)}];"
    for edge in graph.edges:
        ends = f"{_quoted([edge.source])} -> {_quoted([edge.target])}"
        yield f"    {ends} [label={_quoted([edge.label])}];"


def _node_attributes(graph: Graph, node: Node) -> str:
    parts = [f"label={_quoted(node_lines(graph, node))}", *_shape(node)]
    worst = graph.worst(node.findings)
    return ", ".join([*parts, *([] if worst is None else [_NODE_STYLES[worst]])])


def _shape(node: Node) -> list[str]:
    if isinstance(node, SignalNode):
        return ["shape=ellipse"]
    if isinstance(node, ReceiverNode):
        return ["shape=box", 'style="filled,rounded"']
    return ["shape=box"]


def _module_attributes(module: ModuleNode) -> str:
    findings = findings_in_words(module.errors, module.warnings, module.hints)
    lines = [module.name, module.content, *filter(None, [findings])]
    style = [] if module.worst is None else [_NODE_STYLES[module.worst]]
    return ", ".join([f"label={_quoted(lines)}", "shape=box", *style])


def _edge_attributes(graph: Graph, edge: Edge) -> Iterator[str]:
    label = edge_label(edge)
    if label:
        yield f"label={_quoted([label])}"
    if not edge.is_certain:
        yield "style=dashed"
    worst = graph.worst([*edge.findings, *edge.related])
    if worst is not None:
        yield _EDGE_STYLES[worst]


def _quoted(lines: Iterable[str]) -> str:
    joined = "\\n".join(map(_escaped, lines))
    return f'"{joined}"'


def _escaped(text: str) -> str:
    # Graphviz takes "&lt;" for "<", also where it stands in the name of a signal.
    text = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)
