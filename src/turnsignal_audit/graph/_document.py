"""The graph as data, for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from turnsignal_audit._report import Finding, Place, Receiver, Send, Unresolved

from ._model import Graph, Node, PassedKey, ReceiveEdge, SendEdge, SignalNode

#: Rises when a key goes, or comes to mean something else.
VERSION = 1


def graph_as_json(graph: Graph) -> dict[str, object]:
    """Return the graph as a dictionary that ``json.dumps`` accepts.

    Its keys:

    ``version``
        1; a higher one where a key has gone, or means something else.
    ``functions``, ``signals``, ``receivers``
        The nodes. Each has an ``id``, ``name``, ``full_name``, ``module`` and ``place``; its
        ``findings``, and the ``related`` ones, which are about something else and name it as well.
        A function has ``is_module`` besides: code of a module that is in no function. A signal has
        its ``declaration`` and ``documentation``, ``is_external``, the number of its ``sends`` and
        ``connections``, and the ``keys`` that are passed.
    ``sends``
        The edges from functions to signals, by ``source`` and ``target``: whether it
        ``is_certain`` that it is this signal, the ``keys`` that are passed, and the ``calls``.
    ``receives``
        The edges from signals to receivers, with the ``connections``.
    ``findings``, ``unresolved``, ``remarks``, ``files``
        Those of the audit. Nodes and edges refer to findings by their positions.

    A place has a ``file``, a ``line`` and a ``column``, or is None. A key has a ``name``, its
    ``types``, the number of ``sends`` that pass it, and whether they do so ``always``.

    Args:
        graph: The graph.

    .. versionadded:: 0.1
    """
    return {
        "version": VERSION,
        "functions": [
            {**_node(function), "is_module": function.is_module} for function in graph.functions
        ],
        "signals": [_signal(signal) for signal in graph.signals],
        "receivers": [_node(receiver) for receiver in graph.receivers],
        "sends": [_sends(edge) for edge in graph.sends],
        "receives": [_receives(edge) for edge in graph.receives],
        "findings": [_finding(finding) for finding in graph.findings],
        "unresolved": [_unresolved(unresolved) for unresolved in graph.unresolved],
        "remarks": list(graph.remarks),
        "files": graph.files,
    }


def _node(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "name": node.name,
        "full_name": node.full_name,
        "module": node.module,
        "place": _place(node.place),
        "findings": list(node.findings),
        "related": list(node.related),
    }


def _signal(node: SignalNode) -> dict[str, object]:
    return {
        **_node(node),
        "declaration": node.signal.declaration,
        "documentation": node.signal.documentation,
        "is_external": node.signal.is_external,
        "sends": node.sends,
        "connections": node.connections,
        "keys": _keys(node.keys),
        "further_keys": list(node.further_keys),
    }


def _sends(edge: SendEdge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "is_certain": edge.is_certain,
        "keys": _keys(edge.keys),
        "further_keys": list(edge.further_keys),
        "calls": [_call(send) for send in edge.sends],
        "findings": list(edge.findings),
        "related": list(edge.related),
    }


def _call(send: Send) -> dict[str, object]:
    return {
        "place": _place(send.place),
        "through": _place(send.through),
        "sender": send.sender,
        "keys": [
            {"name": name, "type": key.type, "optional": key.optional}
            for name, key in send.keys.items()
        ],
        "further_keys": send.further_keys,
    }


def _receives(edge: ReceiveEdge) -> dict[str, object]:
    return {
        "source": edge.source,
        "target": edge.target,
        "is_certain": edge.is_certain,
        "connections": [_connection(receiver) for receiver in edge.connections],
        "findings": list(edge.findings),
        "related": list(edge.related),
    }


def _connection(receiver: Receiver) -> dict[str, object]:
    return {"place": _place(receiver.place), "sender": receiver.sender}


def _keys(keys: Sequence[PassedKey]) -> list[dict[str, object]]:
    return [
        {"name": key.name, "types": list(key.types), "sends": key.sends, "always": key.always}
        for key in keys
    ]


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": _place(finding.place),
        "signal": finding.signal,
        "related": [
            {"place": _place(related.place), "message": related.message}
            for related in finding.related
        ],
    }


def _unresolved(unresolved: Unresolved) -> dict[str, object]:
    return {
        "kind": unresolved.kind.value,
        "place": _place(unresolved.place),
        "code": unresolved.code,
        "reason": unresolved.reason,
    }


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column}
