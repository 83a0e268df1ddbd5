"""blinker's signals, with turnsignal's types.

The methods whose types depend on what a signal declares come from turnsignal's typed face; what
is left is blinker's own.
"""

from collections.abc import Callable, Generator, Hashable
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any, Protocol
from weakref import ref

from turnsignal import ReceiverConnected, ReceiverDisconnected
from turnsignal._typing import PayloadT, ResultT, SenderT, Signal as TypedSignal

from ._utilities import Symbol as Symbol, make_id as make_id, make_ref as make_ref

ANY: Symbol
ANY_ID: int

class Signal(TypedSignal[SenderT, PayloadT, ResultT]):
    ANY: Symbol
    set_class: type[set[Any]]
    receivers: dict[Any, ref[Callable[..., Any]] | Callable[..., Any]]
    is_muted: bool
    _by_receiver: dict[Any, set[Any]]
    _by_sender: dict[Any, set[Any]]
    _weak_senders: dict[Any, ref[Any]]
    @cached_property
    def receiver_connected(self) -> Signal[Signal, ReceiverConnected]: ...
    @cached_property
    def receiver_disconnected(self) -> Signal[Signal, ReceiverDisconnected]: ...
    def __init__(self, doc: str | None = None) -> None: ...
    def muted(self) -> AbstractContextManager[None]: ...
    def has_receivers_for(self, sender: Any) -> bool: ...
    def receivers_for(self, sender: Any) -> Generator[Callable[..., Any]]: ...
    def _disconnect(self, receiver_id: Hashable, sender_id: Hashable) -> None: ...
    def _make_cleanup_receiver(
        self, receiver_id: Hashable
    ) -> Callable[[ref[Callable[..., Any]]], None]: ...
    def _make_cleanup_sender(self, sender_id: Hashable) -> Callable[[ref[Any]], None]: ...
    def _cleanup_bookkeeping(self) -> None: ...
    def _clear_state(self) -> None: ...

class NamedSignal(Signal[SenderT, PayloadT, ResultT]):
    name: str
    def __init__(self, name: str, doc: str | None = None) -> None: ...

class Namespace(dict[str, NamedSignal]):
    def signal(self, name: str, doc: str | None = None) -> NamedSignal: ...

class _PNamespaceSignal(Protocol):
    def __call__(self, name: str, doc: str | None = None) -> NamedSignal: ...

default_namespace: Namespace
signal: _PNamespaceSignal
