"""How the API is shown: as those who use it know it, whose names are all public."""

from __future__ import annotations

import inspect
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

#: All of it was new in the first release; the page about the API says so once.
_FIRST_VERSION = ".. versionadded:: 0.1"


def _hide_first_version(
    _app: Sphinx, _what: str, _name: str, _value: object, _options: object, lines: list[str]
) -> None:
    lines[:] = [line for line in lines if line.strip() != _FIRST_VERSION]


def _correct_signature(
    _app: Sphinx,
    _what: str,
    _name: str,
    value: Any,
    _options: object,
    signature: str | None,
    _returned: str | None,
) -> tuple[str | None, str | None] | None:
    if getattr(value, "_is_protocol", False):
        return "", None  # it is not made by a call, whatever `typing.Protocol` has for one
    if inspect.isgeneratorfunction(inspect.unwrap(value)) and hasattr(value, "__wrapped__"):
        return signature, "~contextlib.AbstractContextManager[None]"
    return None


def _refer_to_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.TextElement
) -> nodes.Node | None:
    """Have types lead to the public class of their name; type variables lead nowhere."""
    module, _, name = node.get("reftarget", "").rpartition(".")
    if not module.startswith("turnsignal._"):
        return None
    public = f"turnsignal.{name}"
    domain = env.domains.python_domain
    link = domain.resolve_xref(env, node["refdoc"], app.builder, "class", public, node, shown)
    return link or shown


def _correct_callables(_app: Sphinx, document: nodes.document) -> None:
    """Write ``Callable[..., R]``: Sphinx lists the parameters even where they are no list."""
    for parameters in list(document.findall(nodes.Element)):
        if parameters.parent and parameters.astext() in {"...", "Concatenate"}:
            _remove_brackets_around(parameters, parameters.parent)


def _remove_brackets_around(parameters: nodes.Element, annotation: nodes.Element) -> None:
    start = annotation.index(parameters)
    texts = [node.astext() for node in annotation.children]
    if texts[max(start - 2, 0) : start] != ["[", "["]:
        return
    depth = 1
    for end in range(start, len(texts)):
        depth += {"[": 1, "]": -1}.get(texts[end], 0)
        if depth == 0:
            del annotation[end], annotation[start - 1]
            return


def setup(app: Sphinx) -> dict[str, bool]:
    """Have Sphinx ask when it documents something."""
    app.connect("autodoc-process-docstring", _hide_first_version)
    app.connect("autodoc-process-signature", _correct_signature)
    app.connect("doctree-read", _correct_callables)
    app.connect("missing-reference", _refer_to_public_name)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
