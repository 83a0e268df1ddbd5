"""What a server answers, in a form that people can read and tests can compare.

Left out is what says nothing of the question, or differs between machines: the places of files,
and all proposals of a completion but the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types

#: How many proposals of a completion count: those that an editor shows without scrolling.
SHOWN: Final = 5


class Proposal(NamedTuple):
    """A line of the list that an editor shows for a completion."""

    label: str
    detail: str


class Completion(NamedTuple):
    """The proposals for what could follow, the best first."""

    proposals: tuple[Proposal, ...]

    def __str__(self) -> str:
        return "\n".join("  ".join(filter(None, proposal)) for proposal in self.proposals)


class Hover(NamedTuple):
    """What a server says of the word below the mouse: its type, and its docstring."""

    code: str
    prose: str

    def __str__(self) -> str:
        return "\n\n".join(filter(None, self))


class SignatureHelp(NamedTuple):
    """The signatures of the call that is being typed; the editor shows the active one first."""

    signatures: tuple[str, ...]
    prose: str

    def __str__(self) -> str:
        return "\n".join(self.signatures)


class Definition(NamedTuple):
    """The lines that "go to definition" leads to, each behind the name of its file."""

    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines)


Answer = Completion | Hover | SignatureHelp | Definition


def completion(
    result: types.CompletionList | Sequence[types.CompletionItem] | None,
) -> Completion:
    """Read the first proposals, in the order in which an editor lists them."""
    items = result.items if isinstance(result, types.CompletionList) else result or ()
    ordered = sorted(items, key=lambda item: (item.sort_text or item.label, item.label))
    return Completion(
        tuple(Proposal(item.label.strip('"'), item.detail or "") for item in ordered[:SHOWN])
    )


def hover(result: types.Hover | None) -> Hover:
    """Read the type and the docstring."""
    if result is None:
        return Hover("", "")
    assert isinstance(result.contents, types.MarkupContent), result
    text = result.contents.value
    found = re.match(r"```python\n(?P<code>.*?)\n?```\n*(?:---\n)?(?P<prose>.*)", text, re.DOTALL)
    assert found, text
    return Hover(_trimmed(found["code"]), _prose(found["prose"]))


def signature_help(result: types.SignatureHelp | None) -> SignatureHelp:
    """Read the signatures, the active one first."""
    if result is None or not result.signatures:
        return SignatureHelp((), "")
    active = result.signatures[result.active_signature or 0]
    others = [each for each in result.signatures if each is not active]
    documentation = active.documentation
    if isinstance(documentation, types.MarkupContent):
        documentation = documentation.value
    labels = tuple(_trimmed(each.label) for each in (active, *others))
    return SignatureHelp(labels, _prose(documentation or ""))


def definition(
    result: types.Location | Iterable[types.Location | types.LocationLink] | None,
) -> Definition:
    """Read the lines that the answer leads to, each once."""
    found = [result] if isinstance(result, types.Location) else result or ()
    return Definition(tuple(dict.fromkeys(_line(each) for each in found)))


def _line(location: types.Location | types.LocationLink) -> str:
    if isinstance(location, types.LocationLink):
        uri, start = location.target_uri, location.target_selection_range.start
    else:
        uri, start = location.uri, location.range.start
    path = Path(url2pathname(unquote(urlsplit(uri).path)))
    return f"{path.name}: {path.read_text(encoding='utf-8').splitlines()[start.line].strip()}"


def _prose(text: str) -> str:
    """Undo the Markdown that servers make of a docstring, and leave out pyrefly's links."""
    links = r"^(Go to |\*\*Type source\*\*|- Inferred from ).*$"
    text = re.sub(links, "", text.replace("&nbsp;", " "), flags=re.MULTILINE)
    return _trimmed(re.sub("`+", "`", text))


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
