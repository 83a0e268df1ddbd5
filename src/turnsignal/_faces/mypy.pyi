# mypy: disable-error-code="override, overload-overlap, overload-cannot-match"
"""The typed face of a signal, for mypy without the plugin: it checks the sender and the result.

To mypy a class is a callable of any parameters, so that it learns no keys from a TypedDict.
Only a specification function tells it the keys.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any, Concatenate, Generic, Protocol, TypeAlias, overload

from typing_extensions import TypeVar

from .parts import (
    P0,
    AnySender,
    AsyncWrapper,
    Bare,
    CapturedReceiver,
    FunctionT,
    OwnP,
    P,
    PayloadT,
    Results,
    ResultT,
    SenderT,
    SyncWrapper,
)

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

NarrowT = TypeVar("NarrowT", default=Any)
ConnectedT_co = TypeVar("ConnectedT_co", covariant=True, default=Any)
OwnResultT = TypeVar("OwnResultT", default=Any)

#: mypy fails to capture some callables, such as overloaded functions and those that take the
#: sender by position alone. They fit this type, and lose the names of their parameters. Lambdas
#: that name keys fit only `CapturedReceiver`.
Uncaptured: TypeAlias = Callable[Concatenate[SenderT, P0], ResultT | Awaitable[ResultT]]

class OfNone(Protocol):
    """A signal whose sender may be None, and so may be left out."""

    def _from(self, sender: None, /) -> Any: ...

class Connector(Generic[ConnectedT_co, SenderT, P0, ResultT]):
    """What ``connect_via`` returns: it connects a receiver to a sender of ``ConnectedT_co``.

    A receiver that is connected to ANY has to take all senders of the signal.
    """

    @overload
    def __call__(
        self: Connector[AnySender, SenderT, P0, ResultT],
        receiver: CapturedReceiver[SenderT, P0, ResultT, OwnP, OwnResultT],
        /,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def __call__(
        self: Connector[AnySender, SenderT, P0, ResultT],
        receiver: Uncaptured[SenderT, P0, ResultT],
        /,
    ) -> Uncaptured[SenderT, P0, ResultT]: ...
    @overload
    def __call__(
        self, receiver: CapturedReceiver[ConnectedT_co, P0, ResultT, OwnP, OwnResultT], /
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def __call__(
        self, receiver: Uncaptured[ConnectedT_co, P0, ResultT], /
    ) -> Uncaptured[ConnectedT_co, P0, ResultT]: ...

class Signal(Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    # Only for the protocols; none of it exists at run time.
    def _from(self, sender: SenderT, /) -> Any: ...
    @property
    def _declared(self) -> tuple[list[SenderT], list[PayloadT], list[ResultT]]: ...

    # A wrapper may be of any type, for mypy thinks that ``**values`` of a ``dict[str, int]``
    # may contain one.
    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | Any = None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: OfNone, /, *, _async_wrapper: AsyncWrapper | Any = None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | Any = None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: OfNone, /, *, _sync_wrapper: SyncWrapper | Any = None, **payload: Any
    ) -> Results[ResultT]: ...

    # The first overload is for signals that declare nothing. mypy tries the others as well where an
    # argument is Any, and then gives Any.
    # A receiver that is connected to one sender may name that sender's narrower type: the
    # overloads with a sender of NarrowT.
    @overload
    def connect(
        self: Bare, receiver: FunctionT, sender: Any = ..., weak: bool = True
    ) -> FunctionT: ...
    @overload
    def connect(
        self,
        receiver: CapturedReceiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self,
        receiver: Uncaptured[SenderT, ..., ResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Uncaptured[SenderT, ..., ResultT]: ...
    @overload
    def connect(
        self,
        receiver: CapturedReceiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self, receiver: Uncaptured[NarrowT, ..., ResultT], sender: NarrowT, weak: bool = True
    ) -> Uncaptured[NarrowT, ..., ResultT]: ...
    @overload
    def connect_via(
        self: Bare, sender: Any, weak: bool = False
    ) -> Callable[[FunctionT], FunctionT]: ...
    @overload
    def connect_via(
        self, sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, SenderT, ..., ResultT]: ...
    @overload
    def connected_to(
        self: Bare, receiver: Callable[..., Any], sender: Any = ...
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self,
        receiver: CapturedReceiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self, receiver: Uncaptured[SenderT, ..., ResultT], sender: SenderT | AnySender = ...
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self,
        receiver: CapturedReceiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self, receiver: Uncaptured[NarrowT, ..., ResultT], sender: NarrowT
    ) -> AbstractContextManager[None]: ...
    def disconnect(
        self, receiver: Callable[..., Any], sender: SenderT | AnySender = ...
    ) -> None: ...

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The methods of a signal that a specification function declares."""

    @overload
    def send(self, sender: SenderT, /, *args: P.args, **payload: P.kwargs) -> Results[ResultT]: ...
    @overload
    def send(self: OfNone, /, *args: P.args, **payload: P.kwargs) -> Results[ResultT]: ...
    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: OfNone, /, *, _async_wrapper: AsyncWrapper | None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *args: P.args, **payload: P.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: OfNone, /, *args: P.args, **payload: P.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: OfNone, /, *, _sync_wrapper: SyncWrapper | None, **payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def connect(
        self,
        receiver: CapturedReceiver[SenderT, P, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self,
        receiver: Uncaptured[SenderT, P, ResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Uncaptured[SenderT, P, ResultT]: ...
    @overload
    def connect(
        self,
        receiver: CapturedReceiver[NarrowT, P, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self, receiver: Uncaptured[NarrowT, P, ResultT], sender: NarrowT, weak: bool = True
    ) -> Uncaptured[NarrowT, P, ResultT]: ...
    def connect_via(
        self, sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, SenderT, P, ResultT]: ...
    @overload
    def connected_to(
        self,
        receiver: CapturedReceiver[SenderT, P, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self, receiver: Uncaptured[SenderT, P, ResultT], sender: SenderT | AnySender = ...
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self,
        receiver: CapturedReceiver[NarrowT, P, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self, receiver: Uncaptured[NarrowT, P, ResultT], sender: NarrowT
    ) -> AbstractContextManager[None]: ...
