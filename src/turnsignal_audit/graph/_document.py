"""The graph as data, for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from turnsignal_audit._json import finding_as_json, place_as_json, unresolved_as_json
from turnsignal_audit._report import Receiver, Send

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
        "findings": [finding_as_json(finding) for finding in graph.findings],
        "unresolved": [unresolved_as_json(unresolved) for unresolved in graph.unresolved],
        "remarks": list(graph.remarks),
        "files": graph.files,
    }


def _node(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "name": node.name,
        "full_name": node.full_name,
        "module": node.module,
        "place": place_as_json(node.place),
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
        "place": place_as_json(send.place),
        "through": place_as_json(send.through),
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
    return {"place": place_as_json(receiver.place), "sender": receiver.sender}


def _keys(keys: Sequence[PassedKey]) -> list[dict[str, object]]:
    return [
        {"name": key.name, "types": list(key.types), "sends": key.sends, "always": key.always}
        for key in keys
    ]
