"""The page: what it embeds, that it needs nothing else, and what it links to."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.audit_graph.reports import large, received, sent, small
from turnsignal_audit._report import Report, SentKey, Severity, Signal
from turnsignal_audit.graph import build_graph, graph_as_html, graph_as_json


class Page(HTMLParser):
    """The elements of a page, with the text of its scripts and its title."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self._element = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        attributes = dict(attrs)
        self._element = attributes.get("id") or attributes.get("type") or tag

    def handle_data(self, data: str) -> None:
        self.texts[self._element] = self.texts.get(self._element, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._element = ""

    @property
    def data(self) -> Any:
        """What the page embeds."""
        return json.loads(self.texts["data"])


def page(report: Report, link: str | None = None, title: str = "shop") -> Page:
    return Page(graph_as_html(build_graph(report), title=title, link=link))


EVIL = '</script><b>"&amp;\u2028<!-- {{script}}'


def evil() -> Report:
    signal = Signal(EVIL, EVIL, "", None, declaration=EVIL, documentation=EVIL)
    sends = [sent(signal, function=EVIL, module=EVIL, keys={EVIL: SentKey(EVIL)})]
    return Report([signal], sends, [received(signal, name=EVIL, module=EVIL)], remarks=[EVIL])


def test_the_page_embeds_the_graph() -> None:
    graph = build_graph(small())
    assert page(small()).data["graph"] == json.loads(json.dumps(graph_as_json(graph)))


def test_text_of_the_program_ends_no_element() -> None:
    ours, plain = page(evil(), title=EVIL), page(small())
    assert ours.tags == plain.tags
    assert ours.texts["module"] == plain.texts["module"]
    assert ours.data["graph"]["signals"][0]["name"] == EVIL
    assert ours.texts["title"] == f"{EVIL} · signals"


def test_data_has_no_character_that_html_knows() -> None:
    assert not re.search("[<>&\u2028\u2029]", page(evil()).texts["data"])


def test_the_page_asks_for_nothing_from_the_network() -> None:
    text = graph_as_html(build_graph(small()), title="shop")
    # The name of SVG looks like an address, and is none.
    addresses = set(re.findall(r"""\w+://[^\s"'`)]+""", text)) - {"http://www.w3.org/2000/svg"}
    assert all(address.startswith("file:///") for address in addresses)
    assert not re.search(r"\b(src|srcset|action)=|@import|url\(|\bfetch\(|XMLHttp|import\(", text)
    assert [value for name, value in page(small()).attributes if name == "href"] == [
        "data:,",
        "#panel",
    ]


@pytest.mark.parametrize(
    ("element", "directive"), [("style", "style-src"), ("module", "script-src")]
)
def test_the_page_allows_its_own_script_and_style_alone(element: str, directive: str) -> None:
    ours = page(small())
    [policy] = [
        value
        for name, value in ours.attributes
        if name == "content" and value and value.startswith("default-src 'none'")
    ]
    digest = base64.b64encode(hashlib.sha256(ours.texts[element].encode()).digest()).decode()
    assert f"{directive} 'sha256-{digest}'" in policy


def test_the_script_makes_no_html_of_text() -> None:
    script = page(small()).texts["module"]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script)


def test_the_same_report_is_the_same_page() -> None:
    assert graph_as_html(build_graph(large()), title="shop") == graph_as_html(
        build_graph(large()), title="shop"
    )


def test_a_large_program_takes_less_than_a_second() -> None:
    start = time.perf_counter()
    graph = build_graph(large())
    text = graph_as_html(graph, title="shop")
    assert time.perf_counter() - start < 1
    assert len(graph.signals) == 203
    assert len(text) < 1_000_000


def test_all_nodes_have_a_place_in_the_columns() -> None:
    data = page(large()).data
    for column in ("functions", "signals", "receivers"):
        ordered = [node for group in data["order"][column] for node in group["nodes"]]
        assert sorted(ordered) == sorted(node["id"] for node in data["graph"][column])


# Severities


def style_of(selector: str, style: str) -> str:
    """Return what a style sheet says of a selector that stands alone."""
    [block] = re.findall(rf"^{re.escape(selector)} \{{(.*?)\}}", style, re.DOTALL | re.MULTILINE)
    return str(block).strip()


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize(
    "selector",
    [
        ".count.{}",
        ".node.{} > .shape",
        ".edge.{} .line",
        ".finding.{}",
    ],
)
def test_each_severity_is_coloured(severity: Severity, selector: str) -> None:
    block = style_of(selector.format(severity.value), page(small()).texts["style"])
    assert f"var(--{severity.value}" in block


@pytest.mark.parametrize("name", ["{}", "{}-ground"])
def test_colours_of_severities_differ_in_light_and_dark(name: str) -> None:
    style = page(small()).texts["style"]
    others = ("function", "signal", "receiver")
    for kind in (*[severity.value for severity in Severity], *others):
        assert len(re.findall(rf"--{name.format(kind)}: (#\w+);", style)) == 2
    light, dark = zip(
        *[
            re.findall(rf"--{name.format(kind)}: (#\w+);", style)
            for kind in (*[severity.value for severity in Severity], *others)
        ],
        strict=True,
    )
    assert len(set(light)) == len(set(dark)) == 6


def test_each_severity_has_a_sign_and_a_filter() -> None:
    script = page(small()).texts["module"]
    names = ", ".join(f'"{severity.value}"' for severity in Severity)
    assert f"const SEVERITIES = [{names}];" in script
    [sign] = re.findall(r"^function sign\(severity\) \{.*?^\}", script, re.DOTALL | re.MULTILINE)
    for severity in Severity:
        assert f'class: "sign {severity.value}"' in sign
        assert f'[centred("{severity.value}"), "{severity.value}"]' in script
    # A circle, and two that are drawn.
    shapes = re.findall(r'svg\("(?:circle|path)", \{ (?:class: "shape", d: "|r: )([^"}]+)', sign)
    assert len(set(shapes)) == len(Severity)
    assert "SEVERITIES.map((severity) => [\n      severity,\n      { label:" in script


# Links


def links(link: str | None, *files: str) -> Any:
    sends = [
        replace(send, place=replace(send.place, file=file))
        for file in files
        for send in small().sends[:1]
    ]
    return page(replace(small(), sends=sends, receivers=[], findings=[], signals=[]), link).data[
        "links"
    ]


def test_links_are_to_files_on_this_machine() -> None:
    assert links(None, "shop/a b.py") == {"shop/a b.py": Path("shop/a b.py").absolute().as_uri()}


def test_a_template_has_the_path_as_the_report_has_it() -> None:
    template = "https://github.com/owner/name/blob/main/{file}#L{line}"
    assert links(template, "shop/orders.py") == {
        "shop/orders.py": "https://github.com/owner/name/blob/main/shop/orders.py#L{line}"
    }


def test_a_template_has_the_absolute_path() -> None:
    assert links("vscode://file/{path}:{line}:{column}", "/srv/shop.py") == {
        "/srv/shop.py": "vscode://file/srv/shop.py:{line}:{column}"
    }


def test_a_path_cannot_change_the_address() -> None:
    [link] = links("https://host/{file}#L{line}", 'a?b#c"{line}%.py').values()
    assert link == "https://host/a%3Fb%23c%22%7Bline%7D%25.py#L{line}"


def test_every_place_has_a_link() -> None:
    data = page(large()).data

    def files(value: Any) -> set[str]:
        if isinstance(value, list):
            return {file for item in value for file in files(item)}
        if isinstance(value, dict):
            own = {value["file"]} if "file" in value else set()
            return own.union(*[files(item) for item in value.values()])
        return set()

    assert set(data["links"]) == files(data["graph"])


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("https://host/L{line}", r"has neither \{file\} nor \{path\} in it"),
        ("https://host/{file}#{row}", r"names \{row\}; there are \{file\}, \{path\}"),
        ("javascript:alert('{file}')", "has the scheme 'javascript', which is none of"),
        ("JavaScript:alert('{file}')", "has the scheme 'JavaScript'"),
        ("data:text/html,{file}", "has the scheme 'data'"),
        ("java\nscript:alert('{file}')", "contains white space"),
        (" https://host/{file}", "contains white space"),
        ("{file}:{line}", "does not begin with a scheme"),
        ("//host/{file}", "does not begin with a scheme"),
        ("", "does not begin with a scheme"),
    ],
)
def test_a_template_that_leads_nowhere_is_refused(template: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        graph_as_html(build_graph(small()), title="shop", link=template)
