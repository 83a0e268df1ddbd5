"""The graph as a page to look around in, which needs nothing but a browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from ._document import graph_as_json
from ._links import LinkTemplate
from ._model import Graph
from ._order import Group, order_of


def graph_as_html(graph: Graph, *, title: str, link: str | None = None) -> str:
    """Return the graph as a page of HTML.

    The page is one file, and asks for nothing from the network. Each module is a group that can be
    opened and closed; what is searched for, and what the audit found, stands out.

    Args:
        graph: The graph.
        title: The title of the page, such as the name of the program.
        link: A template for links to the code, such as
            ``https://github.com/owner/name/blob/main/{file}#L{line}`` or
            ``vscode://file/{path}:{line}``. ``{file}`` is the path as the audit has it, ``{path}``
            the absolute one. Without it, links are to the files on this machine.

    Raises:
        ValueError: The template has neither ``{file}`` nor ``{path}`` in it, or browsers would not
            just open what it links to.

    .. versionadded:: 0.1
    """
    style, script = _resource("page.css"), _resource("page.js")
    data: dict[str, object] = {
        "graph": graph_as_json(graph),
        "order": _order(graph),
        "links": LinkTemplate(link).of_files(_files(graph)),
    }
    values = {
        "title": html.escape(title),
        "style": style,
        "style-hash": _hash(style),
        "data": _embedded(data),
        "script": script,
        "script-hash": _hash(script),
    }
    # All at once: what is put in may look like the name of another value.
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda match: values[match[1]], _resource("page.html"))


def _resource(name: str) -> str:
    return files("turnsignal_audit.graph").joinpath(name).read_text(encoding="utf-8")


def _order(graph: Graph) -> dict[str, object]:
    order = order_of(graph)
    return {
        "functions": _groups(order.functions),
        "signals": _groups(order.signals),
        "receivers": _groups(order.receivers),
    }


def _groups(groups: Sequence[Group]) -> list[dict[str, object]]:
    return [{"module": group.module, "nodes": list(group.nodes)} for group in groups]


def _files(graph: Graph) -> Iterator[str]:
    for node in graph.nodes:
        if node.place is not None:
            yield node.place.file
    for sends in graph.sends:
        for send in sends.sends:
            yield send.place.file
            if send.through is not None:
                yield send.through.file
    for receives in graph.receives:
        for connection in receives.connections:
            yield connection.place.file
    for finding in graph.findings:
        yield finding.place.file
        for related in finding.related:
            yield related.place.file
    for unresolved in graph.unresolved:
        yield unresolved.place.file


def _embedded(data: dict[str, object]) -> str:
    """Write data as JSON that nothing in it can end: neither the element nor a comment."""
    written = json.dumps(data, separators=(",", ":"))
    return written.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _hash(source: str) -> str:
    """Return the hash by which the page allows a script or a style, and no other."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
