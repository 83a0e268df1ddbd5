"""Proposes declarations: for each signal a payload, and the variables to annotate."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from mypy.nodes import TypeInfo, Var
from mypy.types import AnyType, FunctionLike, Type, TypeOfAny, TypeType, UnionType, get_proper_type

from turnsignal_audit._report import Kind
from turnsignal_audit.auditing._hearing import is_muted, sends_heard_together
from turnsignal_audit.reading._index import Binding
from turnsignal_audit.reading._payloads import union_of_payloads
from turnsignal_audit.reading._program import Program
from turnsignal_audit.reading._value_types import union_of
from turnsignal_mypy._payload import Key

#: The most classes of senders that are written down; of more, nothing is said.
_MOST_SENDERS: Final = 4


@dataclass(frozen=True)
class Annotation:
    """A variable that is to be annotated."""

    variable: Var
    binding: Binding
    #: The class of the signal, which is part of the annotation.
    signal_class: TypeInfo


@dataclass(frozen=True)
class Proposal:
    """The declaration of a signal, before it is written down."""

    signal: str
    #: What people call the signal.
    name: str
    #: The name of its payload, if it has keys.
    payload_name: str
    sender: Type
    keys: Mapping[str, Key]
    documentation: str | None
    annotations: Sequence[Annotation]


@dataclass(frozen=True)
class Refusal:
    """A signal that is not declared, and why."""

    signal: str
    reason: str


@dataclass
class Proposals:
    """What is proposed for a program."""

    proposals: list[Proposal] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def propose(program: Program) -> Proposals:
    """Propose declarations for all signals that are made in a program, and have none."""
    found = Proposals()
    homes = {signal: program.home(signal) for signal in program.definitions}
    made_here = [(home, signal) for signal, home in homes.items() if home is not None]
    for _, signal in sorted(made_here):
        if program.declarations(signal):
            continue
        reason = _why_not(program, signal)
        if reason is None:
            found.proposals.append(_proposal(program, signal))
        else:
            found.refusals.append(Refusal(signal, reason))
    return found


def _why_not(program: Program, signal: str) -> str | None:
    """Tell why a signal cannot be declared; None if it can."""
    definition = program.definitions[signal]
    sends = [send for send in program.sends[signal] if not is_muted(send, program)]
    unknown = program.unresolved_by_name(signal).get(Kind.SEND)
    if unknown is not None:
        place = program.place(unknown.node, unknown.scope)
        return f"{place} may send it, but mypy does not know that object"
    if not sends:
        return "nobody here sends it, so that its payload is not known"
    for send in sends:
        if send.sent.further is not None:
            return f"{program.send_place(send)} sends further keys: {send.sent.further}"
    groups = sends_heard_together(sends, program.connections[signal], program)
    keys = {frozenset(key for send in group for key in send.sent.keys) for group in groups}
    if len(keys) > 1 and program.connections[signal]:
        return "different senders send it with different keys, and each receiver hears one of them"
    if "sender" in {key for send in sends for key in send.sent.keys}:
        return 'some send passes "sender" as a key'
    if definition.label is not None:
        return "it is made in a collection, and no variable is assigned to it"
    if not definition.variables:
        return "no variable is assigned to it: it is looked up by its name each time"
    if not annotations_of(program, signal):
        return "its class takes no types, or the code that makes it is not known"
    return None


def annotations_of(program: Program, signal: str) -> list[Annotation]:
    """List the variables of a signal that can be annotated."""
    found: list[Annotation] = []
    for variable, binding in program.definitions[signal].variables.items():
        if binding is None or binding.is_item:
            continue
        if all(call is not binding.value for call, _ in program.definitions[signal].creations):
            continue  # another name for it
        info = program.identities.creation.signal_class(binding.value)
        if info is not None:
            found.append(Annotation(variable, binding, info))
    return found


def _proposal(program: Program, signal: str) -> Proposal:
    sends = [send for send in program.sends[signal] if not is_muted(send, program)]
    annotations = annotations_of(program, signal)
    return Proposal(
        signal,
        program.name(signal),
        _payload_name(annotations[0]),
        _sender([send.sent.sender for send in sends]),
        union_of_payloads([send.sent for send in sends]).keys,
        program.documentation(signal),
        annotations,
    )


def _sender(senders: Sequence[Type]) -> Type:
    """Return the type of all senders, or Any if it is no use to write it down."""
    found = get_proper_type(union_of(senders))
    if not isinstance(found, UnionType):
        return found
    items = [get_proper_type(item) for item in found.items]
    are_classes = all(
        isinstance(item, TypeType) or (isinstance(item, FunctionLike) and item.is_type_obj())
        for item in items
    )
    if are_classes:
        return TypeType(AnyType(TypeOfAny.explicit))
    return found if len(items) <= _MOST_SENDERS else AnyType(TypeOfAny.explicit)


def _payload_name(annotation: Annotation) -> str:
    """Return the name of a payload: ``OrderPlaced`` for ``order_placed``."""
    words = re.split(r"[^0-9A-Za-z]+", annotation.variable.name)
    name = "".join(word[:1].upper() + word[1:] for word in words if word)
    owner = annotation.variable.info
    if owner:
        name = f"{owner.name}{name}"
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"Signal{name}"
