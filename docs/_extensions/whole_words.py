"""Marks the words of what programs print that a browser would break at hyphens, slashes and so on.

What programs print is wrapped: see ``turnsignal.css``, which keeps what is marked in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pygments.filter import Filter
from pygments.lexer import Lexer
from pygments.lexers.shell import BashSessionLexer
from pygments.lexers.special import TextLexer
from pygments.token import _TokenType
from sphinx.application import Sphinx

_BREAKABLE = re.compile(r"(\S*[^\w\s]\S*)")


class _MarkWholeWords(Filter):
    """Gives words a kind of token of their own, and so HTML an element for each."""

    def filter(
        self,
        lexer: Lexer | None,  # noqa: ARG002  # Pygments gives it
        stream: Iterable[tuple[_TokenType, str]],
    ) -> Iterator[tuple[_TokenType, str]]:
        for kind, text in stream:
            for index, part in enumerate(_BREAKABLE.split(text)):
                yield (kind.Whole if index % 2 else kind), part


class _WholeWordsText(TextLexer):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.add_filter(_MarkWholeWords())


class _WholeWordsConsole(BashSessionLexer):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.add_filter(_MarkWholeWords())


def setup(app: Sphinx) -> dict[str, bool]:
    """Have Sphinx read such blocks with these lexers."""
    app.add_lexer("text", _WholeWordsText)
    app.add_lexer("console", _WholeWordsConsole)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
