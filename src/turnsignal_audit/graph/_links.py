"""The addresses that the page links places in the code to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

#: Schemes that open something for reading. Others, such as "javascript", would run it.
_SCHEMES: Final = frozenset(
    {
        "cursor",
        "file",
        "http",
        "https",
        "idea",
        "jetbrains",
        "mvim",
        "pycharm",
        "subl",
        "txmt",
        "vscode",
        "vscode-insiders",
        "vscodium",
        "windsurf",
        "zed",
    }
)
_FIELDS: Final = frozenset({"file", "path", "line", "column"})
_FIELD: Final = re.compile(r"\{([^{}]*)\}")


class LinkTemplate:
    """A template for the addresses of places in the code.

    Args:
        template: The template, such as ``https://example.org/blob/main/{file}#L{line}`` or
            ``vscode://file/{path}:{line}:{column}``. ``{file}`` is the path as the report has it,
            ``{path}`` is the absolute one. None links to the files on this machine.

    Raises:
        ValueError: The template names no file, or something else that there is not; or browsers
            would not just open what it links to.
    """

    def __init__(self, template: str | None = None) -> None:
        self._template = "file:///{path}" if template is None else template
        _validate(self._template)

    def of_files(self, files: Iterable[str]) -> dict[str, str]:
        """Return what links to each file, in which ``{line}`` and ``{column}`` are left to fill in.

        Args:
            files: The paths, as the report has them.
        """
        return {file: self._of_file(file) for file in sorted(set(files))}

    def _of_file(self, file: str) -> str:
        path = quote(Path(file).absolute().as_posix(), safe="/:")
        # Absolute paths begin with a slash on some systems only.
        template = self._template.replace("/{path}", "/{path}" if path[:1] != "/" else "{path}")
        values = {"path": path, "file": quote(file.replace("\\", "/"), safe="/:")}
        return _FIELD.sub(lambda match: values.get(match[1], match[0]), template)


def _validate(template: str) -> None:
    # Browsers overlook white space within a scheme.
    if re.search(r"[\s\x00-\x1f\x7f]", template):
        raise ValueError(f"The link template {template!r} contains white space")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", template)
    if scheme is None:
        raise ValueError(f"The link template {template!r} does not begin with a scheme: https://…")
    if scheme[1].lower() not in _SCHEMES:
        known = ", ".join(sorted(_SCHEMES))
        raise ValueError(
            f"The link template {template!r} has the scheme {scheme[1]!r}, which is none of {known}"
        )
    fields = set(_FIELD.findall(template))
    unknown = sorted(fields - _FIELDS)
    if unknown:
        raise ValueError(
            f"The link template {template!r} names {{{unknown[0]}}};"
            " there are {file}, {path}, {line} and {column}"
        )
    if not fields & {"file", "path"}:
        raise ValueError(f"The link template {template!r} has neither {{file}} nor {{path}} in it")
