"""In which order the page draws its columns."""

from __future__ import annotations

from itertools import combinations

from tests.audit_graph.reports import large, received, sent
from turnsignal_audit._report import Report, Signal
from turnsignal_audit.graph import Graph, build_graph
from turnsignal_audit.graph._order import Group, order_of


def crossings(graph: Graph, columns: list[list[str]]) -> int:
    positions = {node: index for column in columns for index, node in enumerate(column)}
    return sum(
        (positions[one.source] - positions[other.source])
        * (positions[one.target] - positions[other.target])
        < 0
        for edges in (graph.sends, graph.receives)
        for one, other in combinations(edges, 2)
    )


def test_edges_that_need_not_cross_do_not() -> None:
    names = ["d", "c", "b", "a"]
    signals = [Signal(f"m{name}.{name}", name, f"m{name}", None) for name in names]
    sends = [
        sent(signal, function=f"f{index}.send", module=f"f{index}")
        for index, signal in enumerate(signals)
    ]
    receivers = [
        received(signal, module=f"r{index}", line=index + 1) for index, signal in enumerate(signals)
    ]
    graph = build_graph(Report(signals, sends, receivers))
    order = order_of(graph)
    columns = [
        [node for group in column for node in group.nodes]
        for column in (order.functions, order.signals, order.receivers)
    ]
    alphabetical = [
        [node.id for node in nodes] for nodes in (graph.functions, graph.signals, graph.receivers)
    ]
    assert crossings(graph, alphabetical) == 12
    assert crossings(graph, columns) == 0


def test_a_large_program_has_fewer_crossings_than_in_alphabetical_order() -> None:
    graph = build_graph(large())
    order = order_of(graph)
    columns = [
        [node for group in column for node in group.nodes]
        for column in (order.functions, order.signals, order.receivers)
    ]
    alphabetical = [
        [node.id for node in nodes] for nodes in (graph.functions, graph.signals, graph.receivers)
    ]
    assert crossings(graph, columns) < 0.8 * crossings(graph, alphabetical)


def test_what_has_no_edges_comes_last() -> None:
    signals = [Signal(f"m.{name}", name, "m", None) for name in ("a", "b")]
    order = order_of(build_graph(Report(signals, [sent(signals[1])], [])))
    assert order.signals == [Group("m", ["signal:m.b", "signal:m.a"])]
