"""Writes cases for blinker's signals that were written for turnsignal's."""

from __future__ import annotations

import re
from typing import Final

import blinker

_IMPORT: Final = re.compile(r"^from turnsignal import (?P<names>[\w, ]+)$", re.MULTILINE)

#: A signal that is declared where it is made, which blinker's cannot be. Cases with a type in
#: quotes are about just that.
_DECLARED: Final = re.compile(
    r'^(?P<indentation> *)(?P<name>\w+) = (?P<class>(?:Named)?Signal)(?P<types>\[[^()"]+\])\(',
    re.MULTILINE,
)


def for_blinker(text: str) -> str:
    """Return the text of a case with blinker's classes, each statement in the line where it was.

    What blinker does not have, such as ``define``, still comes from turnsignal. A case that needs
    both libraries, by their names, stays as it is.

    Raises:
        ValueError: If it imports in a way that would keep turnsignal's signals.
    """
    if "from turnsignal import (" in text:
        raise ValueError("a case imports from turnsignal in one line")
    if not _IMPORT.search(text):
        return text
    text = _IMPORT.sub(lambda found: _imports(found["names"].split(", ")), text)
    text = _DECLARED.sub(r"\g<indentation>\g<name>: \g<class>\g<types> = \g<class>(", text)
    return text.replace("turnsignal._signal.", "blinker.base.")


def _imports(names: list[str]) -> str:
    blinkers = [name for name in names if name in blinker.__all__]
    others = [name for name in names if name not in blinkers]
    sources = {"blinker": blinkers, "turnsignal": others}
    return "; ".join(
        f"from {module} import {', '.join(found)}" for module, found in sources.items() if found
    )
