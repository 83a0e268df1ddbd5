"""What the graph of a report is made of."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.audit_graph.reports import (
    ORDER_PLACED,
    REQUEST_STARTED,
    SHOP_CLOSED,
    large,
    received,
    sent,
    small,
)
from turnsignal_audit._report import (
    Finding,
    Place,
    Related,
    Report,
    SentKey,
    Severity,
    Signal,
)
from turnsignal_audit.graph import Graph, PassedKey, build_graph
from turnsignal_audit.graph._modules import by_module

PLACED = f"signal:{ORDER_PLACED.id}"
CLOSED = f"signal:{SHOP_CLOSED.id}"
PLACE_ORDER = "function:shop.orders.place_order"
RECEIPT = "receiver:shop.mail:shop.mail.send_receipt"


def edges(graph: Graph) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in graph.edges]


def with_finding(place: Place, signal: str | None, *related: Place) -> Graph:
    """Make the graph of two signals that one function sends, and one receiver of both."""
    finding = Finding(
        "signal-send",
        Severity.ERROR,
        "Wrong",
        place,
        signal,
        [Related(further, "Here") for further in related],
    )
    return build_graph(
        Report(
            [ORDER_PLACED, SHOP_CLOSED],
            [sent(ORDER_PLACED, line=10), sent(SHOP_CLOSED, line=11)],
            [
                received(ORDER_PLACED, line=20, definition=Place("shop/mail.py", 3)),
                received(SHOP_CLOSED, line=21, definition=Place("shop/mail.py", 3)),
            ],
            [finding],
        )
    )


def touched(graph: Graph) -> list[str]:
    return [
        *[node.id for node in graph.nodes if node.findings],
        *[f"{edge.source} -> {edge.target}" for edge in graph.edges if edge.findings],
    ]


def test_functions_lead_to_signals_and_signals_to_receivers() -> None:
    graph = build_graph(small())
    assert edges(graph) == [
        ("function:shop.orders", PLACED),
        ("function:shop.orders", CLOSED),
        (PLACE_ORDER, PLACED),
        ("function:shop.orders.repeat", PLACED),
        (
            f"signal:{REQUEST_STARTED.id}",
            "receiver:shop.mail:lambda@shop/mail.py:21:1",
        ),
        (PLACED, RECEIPT),
    ]


def test_nodes_know_their_modules() -> None:
    graph = build_graph(small())
    assert [(node.module, node.name) for node in graph.nodes] == [
        ("shop.orders", "orders"),
        ("shop.orders", "place_order"),
        ("shop.orders", "repeat"),
        ("flask.signals", "request_started"),
        ("shop.signals", "order_placed"),
        ("shop.signals", "shop_closed"),
        ("shop.mail", "lambda"),
        ("shop.mail", "send_receipt"),
    ]


def test_code_of_a_module_is_told_from_functions() -> None:
    functions = build_graph(small()).functions
    assert [node.full_name for node in functions if node.is_module] == ["shop.orders"]


def test_a_signal_of_no_module_is_elsewhere() -> None:
    graph = build_graph(Report([Signal("closed", "closed", "", None)], [], []))
    assert [node.module for node in graph.signals] == ["elsewhere"]


def test_a_signal_that_is_only_sent_is_a_node_as_well() -> None:
    graph = build_graph(Report([], [sent(ORDER_PLACED)], []))
    assert [(node.id, node.name, node.module) for node in graph.signals] == [
        (PLACED, "order_placed", "shop.signals")
    ]


def test_calls_in_one_function_are_one_edge() -> None:
    sends = [sent(ORDER_PLACED, line=12), sent(ORDER_PLACED, line=10)]
    [edge] = build_graph(Report([ORDER_PLACED], sends, [])).sends
    assert [send.place.line for send in edge.sends] == [10, 12]


def test_a_receiver_that_is_connected_twice_is_one_node() -> None:
    receivers = [received(ORDER_PLACED, line=20), received(SHOP_CLOSED, line=21)]
    graph = build_graph(Report([ORDER_PLACED, SHOP_CLOSED], [], receivers))
    assert [node.id for node in graph.receivers] == [RECEIPT]
    assert edges(graph) == [(PLACED, RECEIPT), (CLOSED, RECEIPT)]


def test_lambdas_are_told_from_one_another() -> None:
    receivers = [received(ORDER_PLACED, line=line, name="lambda", function="") for line in (1, 2)]
    nodes = build_graph(Report([ORDER_PLACED], [], receivers)).receivers
    assert [node.place for node in nodes] == [receiver.place for receiver in receivers]
    assert not any(node.is_named for node in nodes)


def test_keys_say_whether_all_sends_pass_them() -> None:
    sends = [
        sent(
            ORDER_PLACED,
            line=1,
            keys={"a": SentKey("int"), "b": SentKey("str"), "c": SentKey("int")},
        ),
        sent(ORDER_PLACED, line=2, keys={"a": SentKey("bool"), "c": SentKey("int", optional=True)}),
    ]
    graph = build_graph(Report([ORDER_PLACED], sends, []))
    keys = [
        PassedKey("a", ["bool", "int"], sends=2, always=True),
        PassedKey("b", ["str"], sends=1, always=False),
        PassedKey("c", ["int"], sends=2, always=False),
    ]
    assert graph.signals[0].keys == keys
    assert graph.sends[0].keys == keys


def test_reasons_for_further_keys_are_kept_once() -> None:
    sends = [sent(ORDER_PLACED, line=line, further_keys="**extra") for line in (1, 2)]
    graph = build_graph(Report([ORDER_PLACED], sends, []))
    assert graph.signals[0].further_keys == ["**extra"]


def test_a_send_of_one_of_several_signals_is_uncertain() -> None:
    graph = build_graph(small())
    uncertain = [edge.target for edge in graph.sends if not edge.is_certain]
    assert uncertain == [PLACED, CLOSED]


def test_a_finding_at_a_send_is_about_function_edge_and_signal() -> None:
    graph = with_finding(Place("shop/orders.py", 10, 5), ORDER_PLACED.id)
    assert touched(graph) == [PLACE_ORDER, PLACED, f"{PLACE_ORDER} -> {PLACED}"]


def test_a_finding_at_an_argument_of_the_send_is_about_the_send() -> None:
    graph = with_finding(Place("shop/orders.py", 10, 33), ORDER_PLACED.id)
    assert touched(graph) == [PLACE_ORDER, PLACED, f"{PLACE_ORDER} -> {PLACED}"]


def test_a_finding_at_a_definition_is_about_the_connection_to_its_signal() -> None:
    graph = with_finding(Place("shop/mail.py", 3), SHOP_CLOSED.id)
    assert touched(graph) == [CLOSED, RECEIPT, f"{CLOSED} -> {RECEIPT}"]


def test_a_finding_of_no_signal_is_about_all_at_its_place() -> None:
    graph = with_finding(Place("shop/mail.py", 3), None)
    assert touched(graph) == [RECEIPT, f"{PLACED} -> {RECEIPT}", f"{CLOSED} -> {RECEIPT}"]


def test_a_finding_at_the_signal_itself_is_about_the_signal() -> None:
    assert touched(with_finding(Place("shop/signals.py", 5), None)) == [PLACED]


def test_a_finding_somewhere_else_is_about_its_signal() -> None:
    assert touched(with_finding(Place("other.py", 5), SHOP_CLOSED.id)) == [CLOSED]


def test_a_finding_of_an_unknown_signal_is_kept() -> None:
    graph = with_finding(Place("other.py", 5), "other.signal")
    assert touched(graph) == []
    assert [finding.message for finding in graph.findings] == ["Wrong"]


def test_further_places_relate_to_what_is_there() -> None:
    graph = with_finding(
        Place("shop/mail.py", 20, 1), ORDER_PLACED.id, Place("shop/orders.py", 10, 5)
    )
    assert touched(graph) == [PLACED, RECEIPT, f"{PLACED} -> {RECEIPT}"]
    assert [node.id for node in graph.nodes if node.related] == [PLACE_ORDER]
    assert [edge.source for edge in graph.edges if edge.related] == [PLACE_ORDER]


def test_the_call_that_a_send_goes_through_is_a_place_of_it() -> None:
    through = Place("shop/helpers.py", 2)
    finding = Finding("signal-send", Severity.HINT, "Odd", through, ORDER_PLACED.id)
    report = Report([ORDER_PLACED], [sent(ORDER_PLACED, through=through)], [], [finding])
    assert touched(build_graph(report)) == [PLACE_ORDER, PLACED, f"{PLACE_ORDER} -> {PLACED}"]


def test_errors_come_before_warnings_and_those_before_hints() -> None:
    error, warning, hint = small().findings
    early = replace(hint, place=Place("a.py", 1))
    graph = build_graph(replace(small(), findings=[hint, early, warning, error]))
    assert graph.findings == [error, warning, early, hint]


def test_findings_are_counted_by_severity() -> None:
    graph = build_graph(small())
    [placed] = [node for node in graph.signals if node.id == PLACED]
    assert [graph.count(severity, placed.findings) for severity in Severity] == [1, 1, 0]
    assert [graph.count(severity, range(3)) for severity in Severity] == [1, 1, 1]


@pytest.mark.parametrize(
    ("positions", "worst"),
    [
        ([], None),
        ([2], Severity.HINT),
        ([2, 1], Severity.WARNING),
        ([2, 1, 0], Severity.ERROR),
        ([1, 0], Severity.ERROR),
    ],
)
def test_a_warning_is_worse_than_a_hint(positions: list[int], worst: Severity | None) -> None:
    assert build_graph(small()).worst(positions) is worst


def test_modules_count_each_severity() -> None:
    modules = {module.name: module for module in by_module(build_graph(small())).modules}
    counts = {
        name: (module.errors, module.warnings, module.hints, module.worst)
        for name, module in modules.items()
    }
    assert counts == {
        "flask.signals": (0, 0, 0, None),
        "shop.mail": (1, 0, 0, Severity.ERROR),
        "shop.orders": (0, 1, 1, Severity.WARNING),
        "shop.signals": (1, 1, 1, Severity.ERROR),
    }


def test_a_large_program_has_something_of_each_severity() -> None:
    found = large().found
    assert [len(found(severity)) for severity in Severity] == [11, 17, 33]


def test_the_order_of_the_report_does_not_matter() -> None:
    report, chance = large(), random.Random(1)  # noqa: S311  # it has to be the same each time

    other = replace(
        report,
        signals=chance.sample(report.signals, len(report.signals)),
        sends=chance.sample(report.sends, len(report.sends)),
        receivers=chance.sample(report.receivers, len(report.receivers)),
        findings=chance.sample(report.findings, len(report.findings)),
        unresolved=chance.sample(report.unresolved, len(report.unresolved)),
    )
    assert build_graph(other) == build_graph(report)
