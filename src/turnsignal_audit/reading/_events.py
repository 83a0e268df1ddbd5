"""What happens to signals: sends, connections, and what of them is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from mypy.nodes import CallExpr, Context, Decorator, Expression
from mypy.types import Type

from turnsignal_audit._report import Kind
from turnsignal_audit.reading._index import Value
from turnsignal_audit.reading._payloads import Sent
from turnsignal_audit.reading._walk import Scope


@dataclass(frozen=True)
class SendEvent:
    """A send, in one of the calls of the function around it if it depends on these."""

    signals: frozenset[str]
    call: CallExpr
    scope: Scope
    sent: Sent
    #: Whether ``send_async`` sends it.
    is_async: bool
    #: Whether it is sent by all of these signals, and not by one of them.
    is_certain: bool
    #: Whether the plugin holds all that it passes against a declared payload.
    is_judged: bool
    #: The call that decides which signal it is, if that is not the send itself.
    caller: tuple[Context, Scope] | None = None


class Lifetime(Enum):
    """How long a receiver is connected."""

    #: As long as anyone knows.
    UNTIL_FURTHER_NOTICE = "until further notice"
    #: In the block of a ``with`` statement.
    BLOCK = "block"
    #: Not at all: only a weak reference to it is kept.
    AT_ONCE = "at once"
    #: Until it is disconnected, which happens in the same code.
    UNTIL_DISCONNECTED = "until it is disconnected"
    #: In the function that connects it: it is local and dies.
    FUNCTION = "function"


@dataclass(frozen=True)
class ConnectionEvent:
    """A receiver that is connected."""

    signals: frozenset[str]
    node: CallExpr | Decorator
    #: The call, or the one of several decorators.
    at: Context
    scope: Scope
    receiver: Value
    receiver_type: Type
    #: Whether it is a coroutine function; None if that is not known.
    is_async: bool | None
    #: The only sender that is heard, and its type; None for all.
    sender: Expression | None
    sender_type: Type | None
    #: Whether it is connected to all of these signals, and not to one of them.
    is_certain: bool
    lifetime: Lifetime
    #: Whether mypy knows that it is a signal, so that the plugin has looked at it.
    is_checked: bool
    #: Whether the plugin holds it against a declared payload.
    is_judged: bool
    caller: tuple[Context, Scope] | None = None


@dataclass(frozen=True)
class UnresolvedEvent:
    """Something that is not known."""

    kind: Kind
    node: Context
    scope: Scope
    reason: str
    #: The name of what may be the signal: ``changed`` for ``document.changed.send()``.
    name: str | None = None


@dataclass
class Events:
    """All that happens to signals in a program."""

    sends: list[SendEvent] = field(default_factory=list)
    connections: list[ConnectionEvent] = field(default_factory=list)
    unresolved: list[UnresolvedEvent] = field(default_factory=list)
