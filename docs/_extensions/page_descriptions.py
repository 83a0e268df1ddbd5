"""Tells search engines and link previews what each page is about: its first paragraph."""

from __future__ import annotations

from html import escape
from textwrap import shorten
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

#: Search engines show about this many characters.
_LENGTH = 160


def _add_description(
    _app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None:
        return
    sections = (part for part in doctree.findall(nodes.section))
    paragraphs = (part for section in sections for part in section if _is_prose(part))
    if first := next(paragraphs, None):
        text = shorten(first.astext(), _LENGTH, placeholder=" …")
        context["metatags"] += f'<meta name="description" content="{escape(text)}">'


def _is_prose(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and not isinstance(node[0], nodes.image)


def setup(app: Sphinx) -> dict[str, bool]:
    """Have Sphinx tell before it writes a page."""
    app.connect("html-page-context", _add_description)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
