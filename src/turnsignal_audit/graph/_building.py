"""From the report of an audit to the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from turnsignal_audit._report import Finding, Place, Receiver, Report, Send, Signal

from ._attachment import Attachment, Touched, attach
from ._model import (
    FunctionNode,
    Graph,
    Node,
    PassedKey,
    ReceiveEdge,
    ReceiverNode,
    SendEdge,
    SignalNode,
    rank,
)

#: The module of what no module that is known defines.
ELSEWHERE: Final = "elsewhere"

NodeT = TypeVar("NodeT", bound=Node)


def build_graph(report: Report) -> Graph:
    """Make the graph of a report.

    Nodes are the functions that send, the signals and the receivers. A function has one edge to
    each signal that it sends, and a signal has one to each of its receivers, however many calls
    there are. Findings are attached to what is at their place, and to their signal.

    The order of what the report lists does not matter.

    Args:
        report: The report of an audit.

    Returns:
        The graph.

    .. versionadded:: 0.1
    """
    findings = sorted(report.findings, key=_finding_order)
    sends = _grouped_sends(report.sends)
    connections = _grouped_connections(report.receivers)
    signals = _signals(report)
    attachments = attach(
        findings,
        [
            *[
                Touched(place, _signal_id(signal.id), None, signal.id)
                for signal in signals.values()
                if (place := signal.place) is not None
            ],
            *_touched_by_sends(report.sends),
            *_touched_by_connections(report.receivers),
        ],
        {name: _signal_id(name) for name in signals},
    )
    return Graph(
        functions=_function_nodes(report.sends, attachments),
        signals=_signal_nodes(report, signals, attachments),
        receivers=_receiver_nodes(report.receivers, attachments),
        sends=[
            SendEdge(
                *edge,
                is_certain=any(len(send.signals) == 1 for send in of_edge),
                findings=attachments.findings(edge),
                related=attachments.related(edge),
                sends=of_edge,
                keys=_passed_keys(of_edge),
                further_keys=_further_keys(of_edge),
            )
            for edge, of_edge in sorted(sends.items())
        ],
        receives=[
            ReceiveEdge(
                *edge,
                is_certain=any(len(receiver.signals) == 1 for receiver in of_edge),
                findings=attachments.findings(edge),
                related=attachments.related(edge),
                connections=of_edge,
            )
            for edge, of_edge in sorted(connections.items())
        ],
        findings=findings,
        unresolved=sorted(report.unresolved, key=lambda each: (each.place, each.kind.value)),
        remarks=list(report.remarks),
        files=report.files,
    )


# Nodes


def _signals(report: Report) -> dict[str, Signal]:
    """Return the signals by identity, also those that only sends and receivers name."""
    known = {signal.id: signal for signal in report.signals}
    for names in [
        *[send.signals for send in report.sends],
        *[receiver.signals for receiver in report.receivers],
    ]:
        for name in names:
            known.setdefault(name, Signal(name, name.rpartition(".")[2], "", None))
    return known


def _signal_nodes(
    report: Report, signals: Mapping[str, Signal], attachments: Attachment
) -> list[SignalNode]:
    sends: dict[str, list[Send]] = {name: [] for name in signals}
    connections = dict.fromkeys(signals, 0)
    for send in sorted(report.sends, key=_place):
        for name in send.signals:
            sends[name].append(send)
    for receiver in report.receivers:
        for name in receiver.signals:
            connections[name] += 1
    return _sorted(
        SignalNode(
            id=_signal_id(name),
            name=signal.name,
            full_name=name,
            module=_module_of(signal),
            place=signal.place,
            findings=attachments.findings(_signal_id(name)),
            related=attachments.related(_signal_id(name)),
            signal=signal,
            sends=len(sends[name]),
            connections=connections[name],
            keys=_passed_keys(sends[name]),
            further_keys=_further_keys(sends[name]),
        )
        for name, signal in signals.items()
    )


def _module_of(signal: Signal) -> str:
    if signal.module:
        return signal.module
    outside, dot, _ = signal.id.rpartition(f".{signal.name}")
    return outside if dot and outside else ELSEWHERE


def _function_nodes(sends: Sequence[Send], attachments: Attachment) -> list[FunctionNode]:
    first = {_function_id(send): send for send in sends if send.signals}
    return _sorted(
        FunctionNode(
            id=name,
            name=_within(send.function, send.module),
            full_name=send.function,
            module=send.module or ELSEWHERE,
            place=None,
            findings=attachments.findings(name),
            related=attachments.related(name),
            is_module=send.function == send.module,
        )
        for name, send in first.items()
    )


def _receiver_nodes(receivers: Sequence[Receiver], attachments: Attachment) -> list[ReceiverNode]:
    first: dict[str, Receiver] = {}
    for receiver in sorted(receivers, key=_place):
        if receiver.signals:
            first.setdefault(_receiver_id(receiver), receiver)
    return _sorted(
        ReceiverNode(
            id=name,
            name=receiver.name,
            full_name=receiver.function or receiver.name,
            module=receiver.module or ELSEWHERE,
            place=receiver.definition if receiver.function else receiver.place,
            findings=attachments.findings(name),
            related=attachments.related(name),
            is_named=bool(receiver.function),
        )
        for name, receiver in first.items()
    )


def _within(full_name: str, module: str) -> str:
    """Return the name of a function within its module."""
    if full_name == module:
        return module.rpartition(".")[2]
    return full_name.removeprefix(f"{module}.")


# Edges


def _grouped_sends(sends: Sequence[Send]) -> dict[tuple[str, str], list[Send]]:
    edges: dict[tuple[str, str], list[Send]] = {}
    for send in sorted(sends, key=_place):
        for name in send.signals:
            edges.setdefault((_function_id(send), _signal_id(name)), []).append(send)
    return edges


def _grouped_connections(receivers: Sequence[Receiver]) -> dict[tuple[str, str], list[Receiver]]:
    edges: dict[tuple[str, str], list[Receiver]] = {}
    for receiver in sorted(receivers, key=_place):
        for name in receiver.signals:
            edges.setdefault((_signal_id(name), _receiver_id(receiver)), []).append(receiver)
    return edges


def _touched_by_sends(sends: Sequence[Send]) -> list[Touched]:
    return [
        Touched(place, _function_id(send), (_function_id(send), _signal_id(name)), name)
        for send in sends
        for name in send.signals
        for place in (send.place, send.through)
        if place is not None
    ]


def _touched_by_connections(receivers: Sequence[Receiver]) -> list[Touched]:
    return [
        Touched(
            place,
            _receiver_id(receiver),
            (_signal_id(name), _receiver_id(receiver)),
            name,
            receiver.place,
        )
        for receiver in receivers
        for name in receiver.signals
        for place in (receiver.place, receiver.definition)
        if place is not None
    ]


def _passed_keys(sends: Sequence[Send]) -> list[PassedKey]:
    names = sorted({name for send in sends for name in send.keys})
    return [_passed_key(name, sends) for name in names]


def _passed_key(name: str, sends: Sequence[Send]) -> PassedKey:
    passed = [send.keys[name] for send in sends if name in send.keys]
    return PassedKey(
        name=name,
        types=sorted({key.type for key in passed}),
        sends=len(passed),
        always=len(passed) == len(sends) and not any(key.optional for key in passed),
    )


def _further_keys(sends: Sequence[Send]) -> list[str]:
    return sorted({send.further_keys for send in sends if send.further_keys is not None})


# Identities and orders


def _signal_id(name: str) -> str:
    return f"signal:{name}"


def _function_id(send: Send) -> str:
    return f"function:{send.function}"


def _receiver_id(receiver: Receiver) -> str:
    # One that has no full name, such as a lambda or a partial, is told from others by its place.
    name = receiver.function or f"{receiver.name}@{receiver.place}:{receiver.place.column}"
    return f"receiver:{receiver.module}:{name}"


def _sorted(nodes: Iterable[NodeT]) -> list[NodeT]:
    return sorted(nodes, key=lambda node: (node.module, node.name, node.id))


def _place(user: Send | Receiver) -> tuple[Place, str]:
    return user.place, user.function


def _finding_order(finding: Finding) -> tuple[int, Place, str, str]:
    return rank(finding.severity), finding.place, finding.code, finding.message
