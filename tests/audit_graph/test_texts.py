"""The graph as JSON, as Mermaid's flowchart and in Graphviz's language."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace

import pytest

from tests.audit_graph.reports import ORDER_PLACED, large, received, sent, small
from turnsignal_audit._report import Finding, Place, Report, SentKey, Severity, Signal
from turnsignal_audit.graph import build_graph, graph_as_dot, graph_as_json, graph_as_mermaid

MERMAID = """\
flowchart LR
    subgraph m0["flask.signals"]
        s0(["request_started"])
    end
    subgraph m1["shop.mail"]
        r0("lambda<br/>shop/mail.py:21")
        r1("send_receipt<br/>1 error")
    end
    subgraph m2["shop.orders"]
        f0["orders (module)<br/>1 hint"]
        f1["place_order"]
        f2["repeat<br/>1 warning"]
    end
    subgraph m3["shop.signals"]
        s1(["order_placed<br/>1 error, 1 warning"])
        s2(["shop_closed<br/>1 hint"])
    end
    f0 -.-> s1
    f0 -.-> s2
    f1 -->|"order_id, total"| s1
    f2 -->|"order_id"| s1
    s0 -->|"from Flask"| r0
    s1 --> r1
    classDef error fill:#ffdcd9,stroke:#c62828,stroke-width:2px,color:#3b0a0a
    class s1,r1 error
    classDef warning fill:#fff1c9,stroke:#b26a00,stroke-width:2px,color:#3b2600
    class f2 warning
    classDef hint fill:#e3effb,stroke:#1d5fa6,stroke-width:2px,color:#0b2036
    class f0,s2 hint
    linkStyle 3,5 stroke:#c62828,stroke-width:2px
    linkStyle 2 stroke:#b26a00,stroke-width:2px
    linkStyle 1 stroke:#1d5fa6,stroke-width:2px
"""

MERMAID_BY_MODULE = """\
flowchart LR
    m0["flask.signals<br/>1 signal"]
    m1["shop.mail<br/>2 receivers<br/>1 error"]
    m2["shop.orders<br/>3 functions that send<br/>1 warning, 1 hint"]
    m3["shop.signals<br/>2 signals<br/>1 error, 1 warning, 1 hint"]
    m2 -->|"4 sends"| m3
    m0 -->|"1 connection"| m1
    m3 -->|"1 connection"| m1
    classDef error fill:#ffdcd9,stroke:#c62828,stroke-width:2px,color:#3b0a0a
    class m1,m3 error
    classDef warning fill:#fff1c9,stroke:#b26a00,stroke-width:2px,color:#3b2600
    class m2 warning
"""

DOT_HEAD = """\
digraph signals {
    rankdir=LR;
    graph [fontname="Helvetica", color="#b6bcc8", style="rounded"];
    node [fontname="Helvetica", fontsize=11, style="filled", fillcolor="#ffffff"];
    edge [fontname="Helvetica", fontsize=9, color="#6b7280"];
"""

DOT = (
    DOT_HEAD
    + """\
    subgraph cluster_0 {
        label="shop.mail";
        "receiver:shop.mail:shop.mail.send_receipt" [label="send_receipt\\n1 error", shape=box, \
style="filled,rounded", fillcolor="#ffdcd9", color="#c62828", penwidth=2];
    }
    subgraph cluster_1 {
        label="shop.orders";
        "function:shop.orders.repeat" [label="repeat\\n1 warning", shape=box, \
fillcolor="#fff1c9", color="#b26a00", penwidth=2];
    }
    subgraph cluster_2 {
        label="shop.signals";
        "signal:shop.signals.order_placed" [label="order_placed\\n1 error, 1 warning", \
shape=ellipse, fillcolor="#ffdcd9", color="#c62828", penwidth=2];
    }
    "function:shop.orders.repeat" -> "signal:shop.signals.order_placed" [label="order_id", \
color="#c62828", penwidth=2];
    "signal:shop.signals.order_placed" -> "receiver:shop.mail:shop.mail.send_receipt" \
[color="#c62828", penwidth=2];
}
"""
)

DOT_BY_MODULE = (
    DOT_HEAD
    + """\
    "flask.signals" [label="flask.signals\\n1 signal", shape=box];
    "shop.mail" [label="shop.mail\\n2 receivers\\n1 error", shape=box, fillcolor="#ffdcd9", \
color="#c62828", penwidth=2];
    "shop.orders" [label="shop.orders\\n3 functions that send\\n1 warning, 1 hint", shape=box, \
fillcolor="#fff1c9", color="#b26a00", penwidth=2];
    "shop.signals" [label="shop.signals\\n2 signals\\n1 error, 1 warning, 1 hint", shape=box, \
fillcolor="#ffdcd9", color="#c62828", penwidth=2];
    "shop.orders" -> "shop.signals" [label="4 sends"];
    "flask.signals" -> "shop.mail" [label="1 connection"];
    "shop.signals" -> "shop.mail" [label="1 connection"];
}
"""
)


def tiny() -> Report:
    """One send, one signal, one receiver, an error and a warning."""
    report = small()
    return replace(
        report,
        signals=[ORDER_PLACED],
        sends=[report.sends[1]],
        receivers=[report.receivers[0]],
        findings=report.findings[:2],
    )


def named(name: str) -> Report:
    """A signal of any name, sent with a key of that name to a receiver of that name."""
    signal = Signal(name, name, "", None)
    sends = [sent(signal, function=name, module=name, keys={name: SentKey(name)})]
    return Report([signal], sends, [received(signal, name=name, module=name)])


def test_mermaid_has_a_subgraph_for_each_module() -> None:
    assert graph_as_mermaid(build_graph(small())) == MERMAID


def test_mermaid_counts_between_modules() -> None:
    assert graph_as_mermaid(build_graph(small()), by_module=True) == MERMAID_BY_MODULE


def test_dot_has_a_cluster_for_each_module() -> None:
    assert graph_as_dot(build_graph(tiny())) == DOT


def test_dot_counts_between_modules() -> None:
    assert graph_as_dot(build_graph(small()), by_module=True) == DOT_BY_MODULE


@pytest.mark.parametrize(
    ("function", "signal", "attributes"),
    [
        ("orders.place_order", "order_placed", 'label="order_id, total", color="#b26a00"'),
        ("orders.repeat", "order_placed", 'label="order_id", color="#c62828"'),
        ("orders", "shop_closed", 'style=dashed, color="#1d5fa6"'),
    ],
    ids=["warning", "error", "hint"],
)
def test_dot_colours_edges_by_the_worst_finding(
    function: str, signal: str, attributes: str
) -> None:
    ends = f'"function:shop.{function}" -> "signal:shop.signals.{signal}"'
    lines = graph_as_dot(build_graph(small())).splitlines()
    assert f"    {ends} [{attributes}, penwidth=2];" in lines


def test_dot_dashes_what_is_uncertain() -> None:
    lines = graph_as_dot(build_graph(small())).splitlines()
    assert (
        '    "function:shop.orders" -> "signal:shop.signals.order_placed" [style=dashed];' in lines
    )


def test_diagrams_mark_keys_that_not_every_send_passes() -> None:
    sends = [
        sent(
            ORDER_PLACED,
            line=1,
            keys={"a": SentKey("int"), "b": SentKey("int")},
            further_keys="**extra",
        ),
        sent(ORDER_PLACED, line=2, keys={"a": SentKey("int")}),
    ]
    graph = build_graph(Report([ORDER_PLACED], sends, []))
    assert 'f0 -->|"a, b?, ..."| s0' in graph_as_mermaid(graph)
    assert '[label="a, b?, ..."]' in graph_as_dot(graph)


def test_a_receiver_of_all_senders_names_none() -> None:
    receivers = [
        received(ORDER_PLACED, line=1, sender="Shop"),
        received(ORDER_PLACED, line=2),
    ]
    assert "from Shop" not in graph_as_mermaid(build_graph(Report([ORDER_PLACED], [], receivers)))


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ('say "hi"', "say #34;hi#34;"),
        ("#quot;", "#35;quot#59;"),
        ("</script><b>", "#60;/script#62;#60;b#62;"),
        ("`a` **b**", "#96;a#96; #42;#42;b#42;#42;"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
        ("- a; b", "#45; a#59; b"),
        ("a\nb\\", "a#10;b#92;"),
        ("für [int] | (x)", "für [int] | (x)"),
    ],
)
def test_mermaid_takes_no_name_for_its_own(name: str, escaped: str) -> None:
    text = graph_as_mermaid(build_graph(named(name)))
    assert f's0(["{escaped}"])' in text
    assert f'f0 -->|"{escaped}"| s0' in text
    assert name == escaped or name not in text


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ('say "hi"', r"say \"hi\""),
        ("a\\", r"a\\"),
        (r"\N", r"\\N"),
        ('\\"', r"\\\""),
        ("&lt;", "&amp;lt;"),
        ("a\n\tb", "a b"),
    ],
)
def test_dot_takes_no_name_for_its_own(name: str, escaped: str) -> None:
    text = graph_as_dot(build_graph(named(name)))
    assert f'"signal:{escaped}" [label="{escaped}", shape=ellipse];' in text
    assert f'-> "signal:{escaped}" [label="{escaped}"];' in text


def test_json_has_all_that_is_known() -> None:
    document = graph_as_json(build_graph(tiny()))
    assert json.loads(json.dumps(document)) == json.loads(
        textwrap.dedent("""\
        {
          "version": 1,
          "functions": [
            {
              "id": "function:shop.orders.repeat", "name": "repeat",
              "full_name": "shop.orders.repeat", "module": "shop.orders", "place": null,
              "findings": [1], "related": [0], "is_module": false
            }
          ],
          "signals": [
            {
              "id": "signal:shop.signals.order_placed", "name": "order_placed",
              "full_name": "shop.signals.order_placed", "module": "shop.signals",
              "place": {"file": "shop/signals.py", "line": 5, "column": 1},
              "findings": [0, 1], "related": [],
              "declaration": "Signal[Shop, OrderPlaced]",
              "documentation": "A customer has ordered.", "is_external": false,
              "sends": 1, "connections": 1,
              "keys": [{"name": "order_id", "types": ["int"], "sends": 1, "always": true}],
              "further_keys": []
            }
          ],
          "receivers": [
            {
              "id": "receiver:shop.mail:shop.mail.send_receipt", "name": "send_receipt",
              "full_name": "shop.mail.send_receipt", "module": "shop.mail",
              "place": {"file": "shop/mail.py", "line": 3, "column": 1},
              "findings": [0], "related": []
            }
          ],
          "sends": [
            {
              "source": "function:shop.orders.repeat",
              "target": "signal:shop.signals.order_placed", "is_certain": true,
              "keys": [{"name": "order_id", "types": ["int"], "sends": 1, "always": true}],
              "further_keys": [],
              "calls": [
                {
                  "place": {"file": "shop/orders.py", "line": 30, "column": 5}, "through": null,
                  "sender": "Shop",
                  "keys": [{"name": "order_id", "type": "int", "optional": false}],
                  "further_keys": null
                }
              ],
              "findings": [1], "related": [0]
            }
          ],
          "receives": [
            {
              "source": "signal:shop.signals.order_placed",
              "target": "receiver:shop.mail:shop.mail.send_receipt", "is_certain": true,
              "connections": [
                {"place": {"file": "shop/mail.py", "line": 20, "column": 1}, "sender": null}
              ],
              "findings": [0], "related": []
            }
          ],
          "findings": [
            {
              "code": "signal-missing-key", "severity": "error",
              "message": "\\"send_receipt\\" needs \\"total\\"",
              "place": {"file": "shop/mail.py", "line": 20, "column": 1},
              "signal": "shop.signals.order_placed",
              "related": [
                {
                  "place": {"file": "shop/orders.py", "line": 30, "column": 5},
                  "message": "It is not sent here"
                }
              ]
            },
            {
              "code": "signal-sends-differ", "severity": "warning",
              "message":
                "Sends of \\"order_placed\\" pass different keys: \\"total\\" (1 of 2 sends)",
              "place": {"file": "shop/orders.py", "line": 30, "column": 5},
              "signal": "shop.signals.order_placed",
              "related": [
                {
                  "place": {"file": "shop/orders.py", "line": 10, "column": 5},
                  "message": "Sent here with \\"order_id\\", \\"total\\""
                }
              ]
            }
          ],
          "unresolved": [],
          "remarks": [],
          "files": 4
        }
        """)
    )


def test_json_says_what_was_not_resolved() -> None:
    document = graph_as_json(build_graph(large()))
    assert document["remarks"] == ["The module shop_plugins.legacy was not found."]
    assert isinstance(document["unresolved"], list)
    assert document["unresolved"][0] == {
        "kind": "send",
        "place": {"file": "shop/plugins/hooks.py", "line": 31, "column": 9},
        "code": "getattr(signals, name).send(self)",
        "reason": "the name is known only when the program runs",
    }


def test_each_severity_has_a_look_of_its_own() -> None:
    place = Place("shop.py", 1)
    signals = [Signal(severity.value, severity.value, "shop", place) for severity in Severity]
    findings = [
        Finding("signal-sends-differ", severity, "It is odd.", Place("other.py", 9), severity.value)
        for severity in Severity
    ]
    graph = build_graph(Report(signals, [], [], findings))

    mermaid, dot = graph_as_mermaid(graph), graph_as_dot(graph)
    for severity in Severity:
        assert f"    classDef {severity.value} " in mermaid
        assert f"1 {severity.value}" in mermaid
        assert f"1 {severity.value}" in dot
    assert len({line for line in dot.splitlines() if "fillcolor" in line}) >= len(Severity)
    for text in (graph_as_mermaid(graph, by_module=True), graph_as_dot(graph, by_module=True)):
        assert "1 error, 1 warning, 1 hint" in text
