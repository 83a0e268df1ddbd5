"""Puts names that a table explains, such as ``signal-receiver``, into the index.

The search splits such names into words, which are on many pages; what is in the index comes first.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import index
from sphinx.application import Sphinx

#: Error codes and options.
_NAME = re.compile(r"(--)?[a-z]+(-[a-z]+)+|--[a-z]+")


def _add_to_index(_app: Sphinx, document: nodes.document) -> None:
    for row in document.findall(nodes.row):
        explained = row[0].astext()
        if _NAME.fullmatch(explained) and next(row[0].findall(nodes.literal), None):
            target = nodes.target(ids=[nodes.make_id(f"name {explained}")])
            entry = ("single", explained, target["ids"][0], "main", None)
            row[0][0].insert(0, [index(entries=[entry]), target])


def setup(app: Sphinx) -> dict[str, bool]:
    """Have Sphinx do so before it looks for what belongs into the index."""
    app.connect("doctree-read", _add_to_index, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
