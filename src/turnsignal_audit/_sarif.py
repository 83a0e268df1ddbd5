"""The findings as SARIF, which code hosts show beside the lines that they are about.

No library for it is kept up: that of its authors has had no release since 2019.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from turnsignal_audit._report import CODES, Finding, Place, Related, Report, Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "note",
}


def report_as_sarif(report: Report) -> dict[str, Any]:
    """Return the findings of a report as a log in the format SARIF 2.1.0."""
    codes = list(CODES)
    rules = [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "turnsignal audit",
                        "version": version("turnsignal"),
                        "rules": rules,
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes) for finding in report.findings],
            }
        ],
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        **({"ruleIndex": codes.index(finding.code)} if finding.code in codes else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "relatedLocations": [
            _related(position, related) for position, related in enumerate(finding.related)
        ],
    }


def _related(position: int, related: Related) -> dict[str, Any]:
    return {
        "id": position,
        "physicalLocation": _location(related.place),
        "message": {"text": related.message},
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.file)},
        "region": {"startLine": place.line, "startColumn": place.column},
    }


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
