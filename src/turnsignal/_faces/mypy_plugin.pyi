"""The typed face of a signal, for mypy with the plugin.

A bound method says nothing of the object that it is bound to, so that a plugin could check
``signal.connect(receiver)``, but not ``connect = signal.connect; connect(receiver)``. Here the
methods are descriptors, and what they give is of a class that carries the type of the signal
wherever it goes: `Connect[Signal[Shop, OrderPlaced]]`. The plugin has a hook for the
``__call__`` of each of these classes, which replaces what is Any below by the declared types.

The classes are protocols, and the descriptors are made by decorators, so that they count as
methods: a subclass may override one with an ordinary method that takes more.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, Protocol

from typing_extensions import TypeVar

from .parts import (
    AnySender,
    AsyncWrapper,
    P,
    PayloadT,
    Results,
    ResultT,
    SenderT,
    SyncWrapper,
)

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

SignalT = TypeVar("SignalT")
SignalT_co = TypeVar("SignalT_co", covariant=True)
ConnectedT_co = TypeVar("ConnectedT_co", covariant=True)

class AnyReceiver(Protocol):
    """A callable object; mypy's daemon sees changes of ``__call__`` only through a protocol."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

ReceiverT = TypeVar("ReceiverT", bound=AnyReceiver)

class Method(Protocol[SignalT_co]):
    """A method that is bound to a signal of the type ``SignalT_co``."""

    # What mypy knows of every function.
    __name__: str
    __qualname__: str

class Connect(Method[SignalT_co], Protocol[SignalT_co]):
    def __call__(
        self, receiver: ReceiverT, sender: Any | AnySender = ..., weak: bool = True
    ) -> ReceiverT: ...

class ConnectedTo(Method[SignalT_co], Protocol[SignalT_co]):
    def __call__(
        self, receiver: AnyReceiver, sender: Any | AnySender = ...
    ) -> AbstractContextManager[None]: ...

class ConnectVia(Method[SignalT_co], Protocol[SignalT_co]):
    def __call__(
        self, sender: Any | AnySender, weak: bool = False
    ) -> Connector[SignalT_co, Any]: ...

class Connector(Protocol[SignalT_co, ConnectedT_co]):
    """What ``connect_via`` returns: it connects to a sender of the type ``ConnectedT_co``."""

    def __call__(self, receiver: ReceiverT, /) -> ReceiverT: ...

class Send(Method[SignalT_co], Protocol[SignalT_co]):
    def __call__(
        self, sender: Any = ..., /, *, _async_wrapper: AsyncWrapper | None = None, **payload: Any
    ) -> Results[Any]: ...

class SendAsync(Method[SignalT_co], Protocol[SignalT_co]):
    async def __call__(
        self, sender: Any = ..., /, *, _sync_wrapper: SyncWrapper | None = None, **payload: Any
    ) -> Results[Any]: ...

class _Connect:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    def __get__(self, signal: SignalT, owner: Any) -> Connect[SignalT]: ...

class _ConnectedTo:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    def __get__(self, signal: SignalT, owner: Any) -> ConnectedTo[SignalT]: ...

class _ConnectVia:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    def __get__(self, signal: SignalT, owner: Any) -> ConnectVia[SignalT]: ...

class _Send:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    def __get__(self, signal: SignalT, owner: Any) -> Send[SignalT]: ...

class _SendAsync:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    def __get__(self, signal: SignalT, owner: Any) -> SendAsync[SignalT]: ...

class Signal(Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    @_Connect
    def connect(self) -> None: ...
    @_ConnectedTo
    def connected_to(self) -> None: ...
    @_ConnectVia
    def connect_via(self) -> None: ...
    @_Send
    def send(self) -> None: ...
    @_SendAsync
    def send_async(self) -> None: ...
    def disconnect(
        self, receiver: Callable[..., Any], sender: SenderT | AnySender = ...
    ) -> None: ...

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The same, of a signal that a specification function declares."""
