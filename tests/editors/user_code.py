"""Reads the user's code, and the places in it that the carets mark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

SHOP: Final = Path(__file__).with_name("shop.py")

_CARET: Final = re.compile(r"^ *# *(?P<caret>\^) (?P<name>.+)$")
_CLOSING: Final = {"(": ")", "[": "]", '"': '"'}


class Place(NamedTuple):
    """A place of the cursor; line and column count from zero, as servers do."""

    line: int
    column: int


class UserCode(NamedTuple):
    """Code without the comments that mark places in it."""

    lines: tuple[str, ...]
    places: dict[str, Place]

    @property
    def text(self) -> str:
        """The code, as a server gets it."""
        return _text(self.lines)

    def typed(self, place: Place, *, closed: bool) -> tuple[str, ...]:
        """Return the lines of the code while its line is typed up to the place.

        Args:
            place: The end of what is typed of its line.
            closed: Whether the editor has closed brackets and quotes, as most do at once.
        """
        line = self.lines[place.line][: place.column]
        if closed:
            line += closing(line)
        return (*self.lines[: place.line], line, *self.lines[place.line + 1 :])


def closing(typed: str) -> str:
    """Return what closes the brackets and the quotes of a line.

    >>> closing('print(payload["')
    '"])'
    """
    awaited: list[str] = []
    for character in typed:
        if awaited and character == awaited[-1]:
            awaited.pop()
        elif character in _CLOSING and awaited[-1:] != ['"']:
            awaited.append(_CLOSING[character])
    return "".join(reversed(awaited))


def read(path: Path = SHOP) -> UserCode:
    """Read the code of a file without its docstring, and the places that it marks."""
    source = path.read_text(encoding="utf-8")
    lines: list[str] = []
    places: dict[str, Place] = {}
    for line in source.partition('"""\n\n')[2].splitlines():
        if found := _CARET.match(line):
            assert found["name"] not in places, f"{found['name']} is marked twice"
            places[found["name"]] = Place(len(lines) - 1, found.start("caret"))
        else:
            lines.append(line)
    return UserCode(tuple(lines), places)


def _text(lines: tuple[str, ...]) -> str:
    return "\n".join(lines) + "\n"
