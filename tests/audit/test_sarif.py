"""What is printed as SARIF is of that format.

The schema of OASIS, sarif-schema-2.1.0.json, takes the objects that are pinned here.
It refuses properties that it does not know: try another one with it before it is added here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from turnsignal_audit._report import CODES, Finding, Place, Related, Report, Severity
from turnsignal_audit._sarif import report_as_sarif

#: The properties of each object, by the property that it is the value of.
PROPERTIES: Final = {
    "": {"$schema", "version", "runs"},
    "runs": {"tool", "columnKind", "results"},
    "tool": {"driver"},
    "driver": {"name", "version", "rules"},
    "rules": {"id", "shortDescription"},
    "shortDescription": {"text"},
    "results": {"ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"},
    "message": {"text"},
    "locations": {"physicalLocation"},
    "relatedLocations": {"id", "physicalLocation", "message"},
    "physicalLocation": {"artifactLocation", "region"},
    "artifactLocation": {"uri"},
    "region": {"startLine", "startColumn"},
}
#: What the schema asks of values.
INTEGERS: Final = {"startLine", "startColumn", "ruleIndex", "id"}
LEVELS: Final = {"error", "warning", "note"}


def report() -> Report:
    place = Place("shop/mail.py", 3, 5)
    related = [Related(place, "here"), Related(Place("/elsewhere.py", 1), "there")]
    findings = [
        Finding(code, severity, f"a message of {code}", place, None, related)
        for code in CODES
        for severity in Severity
    ]
    return Report([], [], [], findings)


def objects(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """List the objects in a value, each with the property that it is the value of."""
    if isinstance(value, list):
        for item in value:
            yield from objects(item, name)
    elif isinstance(value, dict):
        yield name, value
        for key, item in value.items():
            yield from objects(item, key)


def test_objects_have_the_properties_that_the_schema_takes() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, item in objects(report_as_sarif(report())):
        assert set(item) == PROPERTIES[name]
        found[name] |= set(item)
    assert found == PROPERTIES


def test_values_are_as_the_schema_wants_them() -> None:
    log = report_as_sarif(report())
    assert log["version"] == "2.1.0"
    assert {run["columnKind"] for run in log["runs"]} == {"unicodeCodePoints"}
    levels = set()
    for name, item in objects(log):
        for key, value in item.items():
            if name != "rules" and key in INTEGERS:
                assert isinstance(value, int)
                assert value >= (1 if name == "region" else 0)
            elif not isinstance(value, (dict, list)):
                assert isinstance(value, str)
                assert value
            if key == "level":
                levels.add(value)
    assert levels == LEVELS


def test_related_places_of_one_finding_differ() -> None:
    for name, item in objects(report_as_sarif(report())):
        if name == "results":
            ids = [related["id"] for related in item["relatedLocations"]]
            assert len(ids) == len(set(ids)) == 2
