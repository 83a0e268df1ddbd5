"""What is known of a program's signals, in words and numbers alone.

Everything that is shown (text, JSON, SARIF, graphs) is made from a `Report`; it knows nothing of
mypy's types any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final


@dataclass(frozen=True, order=True)
class Place:
    """A place in the code that was audited; lines and columns count from one."""

    #: The path, as mypy shows it: relative to the current folder where it is below that.
    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Signal:
    """A signal: an object, or all objects of one name in one namespace."""

    #: Unique: the full name of the variable, or the name within a namespace.
    id: str
    #: What people call it: the last part of the variable's name, or the name.
    name: str
    #: The module that defines it; empty if none of those that were audited does.
    module: str
    place: Place | None
    #: Its type, if it is declared; None where the payload is Any.
    declaration: str | None = None
    documentation: str | None = None
    #: Whether code defines it that was not audited, such as Flask.
    is_external: bool = False


@dataclass(frozen=True)
class SentKey:
    """A key that a send passes."""

    type: str
    #: Whether the send may leave it out.
    optional: bool = False


@dataclass(frozen=True)
class Send:
    """A place that sends a signal."""

    #: The identities of the signals that it may be.
    signals: Sequence[str]
    place: Place
    module: str
    #: The full name of the function around it; that of the module, if there is none.
    function: str
    #: The type of the sender.
    sender: str
    keys: Mapping[str, SentKey]
    #: Why there may be further keys, of which nothing is known; None if there are none.
    further_keys: str | None = None
    #: The call of ``send`` itself, where the place is a call of a function that does it.
    through: Place | None = None


@dataclass(frozen=True)
class Receiver:
    """A receiver, and the place that connects it."""

    signals: Sequence[str]
    #: Its short name: ``send_receipt``, ``close``, ``lambda``, ``partial(close)``.
    name: str
    #: The module that it is connected in.
    module: str
    #: The full name of the receiver; empty if it is made where it is connected, as a lambda is.
    function: str
    #: Where it is connected.
    place: Place
    #: Where it is defined, if that is known and part of what was audited.
    definition: Place | None = None
    #: The only sender that it hears; None if it hears all.
    sender: str | None = None


class Severity(Enum):
    """How bad a finding is."""

    #: Something breaks.
    ERROR = "error"
    #: Nothing breaks yet.
    WARNING = "warning"
    #: It may well be right.
    HINT = "hint"


@dataclass(frozen=True)
class Related:
    """A further place that a finding is about."""

    place: Place
    message: str


@dataclass(frozen=True)
class Finding:
    """Something that the audit found wrong, or odd."""

    code: str
    severity: Severity
    message: str
    place: Place
    #: The identity of the signal; None if it is not known.
    signal: str | None = None
    related: Sequence[Related] = ()
    #: Further places where a comment ignores it: that of the connection, say.
    origins: Sequence[Place] = ()


class Kind(Enum):
    """What could not be resolved."""

    SEND = "send"
    CONNECTION = "connection"
    RECEIVER = "receiver"
    PAYLOAD = "payload"
    #: A signal that is passed to code of which nothing is known.
    ARGUMENT = "argument"


@dataclass(frozen=True)
class Unresolved:
    """Something that is not known, and why."""

    kind: Kind
    place: Place
    #: The code that it is about, shortened.
    code: str
    reason: str


@dataclass(frozen=True)
class Report:
    """All that is known of a program's signals."""

    signals: Sequence[Signal]
    sends: Sequence[Send]
    receivers: Sequence[Receiver]
    findings: Sequence[Finding] = ()
    unresolved: Sequence[Unresolved] = ()
    #: The number of files that were audited.
    files: int = 0
    #: What mypy says of its configuration, and what is odd in comments that ignore findings.
    remarks: Sequence[str] = ()

    def found(self, severity: Severity) -> list[Finding]:
        """List the findings of a severity."""
        return [finding for finding in self.findings if finding.severity is severity]


#: The codes of findings, and what each is about.
CODES: Final = {
    "signal-receiver": "A receiver that some send, or the declared payload, would break.",
    "signal-missing-key": "A key that a receiver needs, and that some send leaves out.",
    "signal-send": "A send that its declaration refuses, or that passes its sender by keyword.",
    "signal-sends-differ": "Sends of one signal that pass different keys, or different types.",
    "signal-declarations-differ": "One name that is declared with different payloads.",
    "signal-weak": "A receiver that dies at once, as nothing keeps it alive.",
    "signal-never-received": "A signal that is sent, and that nobody receives.",
    "signal-never-sent": "A signal, or the sender of a receiver, that nobody sends.",
    "signal-forward": "A receiver that a new key would break, if mypy's configuration asks for it.",
    "signal-undeclared": "A signal without a declaration, if mypy's configuration asks for it.",
}
