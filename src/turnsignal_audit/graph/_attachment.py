"""Which nodes and edges of a graph a finding is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from turnsignal_audit._report import Finding, Place

#: The identity of a node, or the identities of the two nodes of an edge.
Part: TypeAlias = str | tuple[str, str]


@dataclass(frozen=True)
class Touched:
    """A place, and what of the graph is there."""

    place: Place
    #: The node that is at this place.
    node: str
    #: The edge that is, if one is.
    edge: tuple[str, str] | None
    #: The name of the signal.
    signal: str
    #: Where a receiver is connected; None if it is no connection.
    connection: Place | None = None


@dataclass(frozen=True)
class Attachment:
    """The findings of nodes and edges, by position in the list of findings."""

    _findings: dict[Part, set[int]] = field(default_factory=dict[Part, set[int]])
    _related: dict[Part, set[int]] = field(default_factory=dict[Part, set[int]])

    def findings(self, part: Part) -> list[int]:
        """Return the findings about a node or an edge."""
        return sorted(self._findings.get(part, ()))

    def related(self, part: Part) -> list[int]:
        """Return the findings about something else, which name a node or an edge as well."""
        return sorted(self._related.get(part, set()) - self._findings.get(part, set()))

    def add(self, position: int, about: Sequence[Part], related: Sequence[Part]) -> None:
        """Attach a finding.

        Args:
            position: Its position in the list of findings.
            about: What it is about.
            related: What it names as a further place.
        """
        for part in about:
            self._findings.setdefault(part, set()).add(position)
        for part in related:
            self._related.setdefault(part, set()).add(position)


def attach(
    findings: Sequence[Finding], touched: Sequence[Touched], signals: Mapping[str, str]
) -> Attachment:
    """Attach findings to the nodes and edges they are about.

    Args:
        findings: The findings.
        touched: What is at which place.
        signals: The nodes of signals by their names.
    """
    places = _Places(touched)
    attachment = Attachment()
    for position, finding in enumerate(findings):
        about = places.parts(finding.place, finding)
        if finding.signal is not None and finding.signal in signals:
            about.append(signals[finding.signal])
        related = [
            part for further in finding.related for part in places.parts(further.place, finding)
        ]
        attachment.add(position, about, related)
    return attachment


class _Places:
    """What is where."""

    def __init__(self, touched: Sequence[Touched]) -> None:
        self._exact: dict[Place, list[Touched]] = {}
        self._lines: dict[tuple[str, int], list[Touched]] = {}
        for each in touched:
            self._exact.setdefault(each.place, []).append(each)
            self._lines.setdefault((each.place.file, each.place.line), []).append(each)

    def parts(self, place: Place, finding: Finding) -> list[Part]:
        """Return what of a finding is at a place.

        Args:
            place: The place.
            finding: The finding, which may be about one signal, and about some connections of it.
        """
        # A finding may be about an argument of the call that is at another column.
        there = self._exact.get(place) or self._lines.get((place.file, place.line), [])
        fitting = [each for each in there if _is_about(finding, each)]
        nodes = [each.node for each in fitting]
        return [*nodes, *[each.edge for each in fitting if each.edge is not None]]


def _is_about(finding: Finding, touched: Touched) -> bool:
    if finding.signal is not None and finding.signal != touched.signal:
        return False
    # Partials of one function are defined at one place, and connected at several.
    is_of_others = touched.connection is not None and bool(finding.origins)
    return not is_of_others or touched.connection in finding.origins
