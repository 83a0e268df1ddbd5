"""What diagrams say of nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable

from turnsignal_audit._report import Severity

from ._model import Edge, FunctionNode, Graph, Node, ReceiveEdge, ReceiverNode, SendEdge


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Say how many there are; nothing if there are none."""
    if not count:
        return ""
    return f"{count} {singular if count == 1 else plural or f'{singular}s'}"


def findings_in_words(errors: int, warnings: int, hints: int) -> str:
    """Say how many errors, warnings and hints there are; nothing if there are none."""
    parts = [counted(errors, "error"), counted(warnings, "warning"), counted(hints, "hint")]
    return ", ".join(filter(None, parts))


def node_lines(graph: Graph, node: Node) -> list[str]:
    """Return the lines of a node's label: its name or its place, and how much was found."""
    name = (
        f"{node.name} (module)" if isinstance(node, FunctionNode) and node.is_module else node.name
    )
    is_nameless = isinstance(node, ReceiverNode) and not node.is_named
    place = str(node.place) if is_nameless else ""
    return [name, *filter(None, [place, _findings(graph, node.findings)])]


def edge_label(edge: Edge) -> str:
    """Return what an edge says: the keys that are passed, or the senders that are heard.

    A question mark follows a key that is not always passed; dots stand for further keys.
    """
    if isinstance(edge, SendEdge):
        keys = [key.name if key.always else f"{key.name}?" for key in edge.keys]
        return ", ".join([*keys, *(["..."] if edge.further_keys else [])])
    if isinstance(edge, ReceiveEdge):
        senders = {connection.sender for connection in edge.connections}
        if None not in senders:
            return f"from {', '.join(sorted(filter(None, senders)))}"
    return ""


def _findings(graph: Graph, positions: Iterable[int]) -> str:
    positions = list(positions)
    return findings_in_words(*(graph.count(severity, positions) for severity in Severity))
