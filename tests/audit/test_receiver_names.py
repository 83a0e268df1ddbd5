"""What receivers are called in a report, and which of them are one node of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.audit.audit_run import audit_text
from turnsignal_audit._report import Report
from turnsignal_audit.graph import build_graph

PROGRAM = """\
from functools import partial

from blinker import Signal

s = Signal()
t = Signal()


def receive(number, sender, **keys): ...


class Mailer:
    def __call__(self, sender, **keys): ...

    def receive(self, sender, **keys): ...


mailer = Mailer()
filled = partial(receive, 1)
s.connect(partial(print, "x"), weak=False)
t.connect(partial(print, "x"), weak=False)
s.connect(partial(receive, 2), weak=False)
t.connect(partial(receive, 3), weak=False)
s.connect(partial(lambda *arguments, **keys: None, 4), weak=False)
s.connect(filled)
t.connect(filled)
s.connect(lambda sender, **keys: None, weak=False)
t.connect(lambda sender, **keys: None, weak=False)
s.connect(print)
s.connect(mailer.receive)
s.connect(Mailer(), weak=False)
t.send(None, number=1)
"""


class Name(NamedTuple):
    """What a receiver is called."""

    line: int
    short: str
    full: str


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return audit_text(tmp_path_factory.mktemp("program"), shop=PROGRAM)


def test_receivers_have_the_names_that_their_authors_gave_them(report: Report) -> None:
    names = [Name(item.place.line, item.name, item.function) for item in report.receivers]
    assert names == [
        Name(20, "partial(print)", ""),
        Name(21, "partial(print)", ""),
        Name(22, "partial(receive)", ""),
        Name(23, "partial(receive)", ""),
        Name(24, "partial", ""),
        Name(25, "filled", "shop.filled"),
        Name(26, "filled", "shop.filled"),
        Name(27, "lambda", ""),
        Name(28, "lambda", ""),
        Name(29, "print", "builtins.print"),
        Name(30, "receive", "shop.Mailer.receive"),
        Name(31, "__call__", "shop.Mailer.__call__"),
    ]


def test_what_is_made_where_it_is_connected_is_a_node_of_its_own(report: Report) -> None:
    graph = build_graph(report)
    nodes = sorted((node.place.line, node.name) for node in graph.receivers if node.place)
    assert [node for node in nodes if node[1].startswith(("partial", "lambda"))] == [
        (20, "partial(print)"),
        (21, "partial(print)"),
        (22, "partial(receive)"),
        (23, "partial(receive)"),
        (24, "partial"),
        (27, "lambda"),
        (28, "lambda"),
    ]


def test_a_partial_in_a_variable_is_one_node(report: Report) -> None:
    graph = build_graph(report)
    [node] = [node for node in graph.receivers if node.name == "filled"]
    assert len([edge for edge in graph.receives if edge.target == node.id]) == 2


def test_the_findings_of_one_partial_are_not_those_of_another(tmp_path: Path) -> None:
    report = audit_text(
        tmp_path,
        shop=(
            "from functools import partial\n\nfrom blinker import Signal\n\ns = Signal()\n\n\n"
            "def receive(first, sender, second, key): ...\n\n\n"
            "s.connect(partial(receive, 1, second=2), weak=False)\n"
            "s.connect(partial(receive, 1), weak=False)\n"
            "s.send(None, key=1)\n"
        ),
    )
    graph = build_graph(report)
    found = {node.place.line: bool(node.findings) for node in graph.receivers if node.place}
    assert found == {11: False, 12: True}
    assert sorted(bool(edge.findings) for edge in graph.receives) == [False, True]
