"""The order in which the page draws modules, and what is in them, so that few edges cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ._model import Graph, Node

#: How often the columns take their order from one another. Later sweeps change hardly anything.
_SWEEPS = 12


@dataclass(frozen=True)
class Group:
    """A module in one of the columns, with its nodes in order."""

    module: str
    nodes: Sequence[str]


@dataclass(frozen=True)
class Order:
    """The three columns of the page."""

    functions: Sequence[Group]
    signals: Sequence[Group]
    receivers: Sequence[Group]


def order_of(graph: Graph) -> Order:
    """Order the columns: each node near the middle of those that it has edges to.

    Args:
        graph: The graph.
    """
    columns = [_Column(nodes) for nodes in (graph.functions, graph.signals, graph.receivers)]
    left = [(edge.source, edge.target) for edge in graph.sends]
    right = [(edge.source, edge.target) for edge in graph.receives]
    functions, signals, receivers = columns
    neighbours = _neighbours([*left, *right])
    best = [column.copy() for column in columns]
    fewest = _crossings(columns, left, right)
    for _ in range(_SWEEPS):
        for column, others in (
            (signals, (functions, receivers)),
            (functions, (signals,)),
            (receivers, (signals,)),
        ):
            column.sort(neighbours, {**others[0].positions(), **others[-1].positions()})
        crossings = _crossings(columns, left, right)
        if crossings <= fewest:
            fewest = crossings
            best = [column.copy() for column in columns]
    return Order(*[column.groups() for column in best])


class _Column:
    """The groups of one column.

    Args:
        nodes: The nodes, of which those of one module follow one another.
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._groups: dict[str, list[str]] = {}
        for node in nodes:
            self._groups.setdefault(node.module, []).append(node.id)

    def copy(self) -> _Column:
        """Return a column that keeps the order of this one."""
        copy = _Column(())
        copy._groups = {module: [*nodes] for module, nodes in self._groups.items()}
        return copy

    def groups(self) -> list[Group]:
        """Return the groups in order."""
        return [Group(module, nodes) for module, nodes in self._groups.items()]

    def positions(self) -> dict[str, float]:
        """Return the position of each node, from 0 at the top to 1: columns differ in length."""
        nodes = [node for group in self._groups.values() for node in group]
        return {node: (index + 0.5) / len(nodes) for index, node in enumerate(nodes)}

    def sort(self, neighbours: Mapping[str, Sequence[str]], there: Mapping[str, float]) -> None:
        """Order the groups, and the nodes of each, by what they have edges to.

        Args:
            neighbours: What each node has edges to.
            there: The positions in the columns beside this one.
        """
        middles = {
            node: [there[other] for other in neighbours.get(node, ()) if other in there]
            for group in self._groups.values()
            for node in group
        }
        for group in self._groups.values():
            group.sort(key=lambda node: _middle(middles[node]))
        of_groups = {
            module: _middle([_middle(middles[node]) for node in group if middles[node]])
            for module, group in self._groups.items()
        }
        self._groups = {
            module: self._groups[module]
            for module in sorted(self._groups, key=lambda module: of_groups[module])
        }


def _neighbours(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {}
    for source, target in edges:
        neighbours.setdefault(source, []).append(target)
        neighbours.setdefault(target, []).append(source)
    return neighbours


def _middle(positions: Sequence[float]) -> float:
    # What has no edges stays at the end, where it is not in the way.
    return sum(positions) / len(positions) if positions else 2.0


def _crossings(
    columns: Sequence[_Column],
    left: Sequence[tuple[str, str]],
    right: Sequence[tuple[str, str]],
) -> int:
    positions = {node: place for column in columns for node, place in column.positions().items()}
    return sum(
        _inversions(sorted((positions[source], positions[target]) for source, target in edges))
        for edges in (left, right)
    )


def _inversions(edges: Sequence[tuple[float, float]]) -> int:
    above: list[float] = []
    count = 0
    for _, target in edges:
        count += len(above) - bisect_right(above, target)
        insort(above, target)
    return count
