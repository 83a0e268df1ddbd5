"""Who sends what to whom, as a graph: as data, as a diagram and as a page to look around in."""

from ._building import build_graph
from ._document import graph_as_json
from ._dot import graph_as_dot
from ._mermaid import graph_as_mermaid
from ._model import (
    Edge,
    FunctionNode,
    Graph,
    Node,
    PassedKey,
    ReceiveEdge,
    ReceiverNode,
    SendEdge,
    SignalNode,
)
from ._page import graph_as_html

__all__ = [
    "Edge",
    "FunctionNode",
    "Graph",
    "Node",
    "PassedKey",
    "ReceiveEdge",
    "ReceiverNode",
    "SendEdge",
    "SignalNode",
    "build_graph",
    "graph_as_dot",
    "graph_as_html",
    "graph_as_json",
    "graph_as_mermaid",
]
