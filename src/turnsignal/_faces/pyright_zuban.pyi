# pyright: reportIncompatibleMethodOverride=false, reportOverlappingOverload=false
# pyright: reportRedeclaration=false, reportInvalidTypeVarUse=false
# mypy: disable-error-code="override, no-redef, misc, overload-cannot-match"
"""The typed face of a signal, for pyright, basedpyright and zuban.

Of the two signatures of a TypedDict's constructor, both can be brought to capture the one of keys
alone: see `payloads.Keys`. The rest is for payloads and receivers with which that does not go well.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Generic, Literal, overload

from typing_extensions import TypeVar

from .parts import (
    P0,
    AnySender,
    AsyncWrapper,
    Bare,
    FunctionT,
    OwnP,
    P,
    PayloadT,
    Results,
    ResultT,
    SenderT,
    SyncWrapper,
)
from .payloads import (
    DeclaredFromNone,
    DeclaredOfMapping,
    FromNone,
    Keys,
    KeysFromNone,
    Meets,
    NoKeys,
    OfMapping,
    Open,
    ReadFromClass,
    ReceivedKeys,
)
from .receivers import Receiver, TwiceCheckedReceiver, UncapturedReceiver

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

MYPY = False  # true to zuban, by its name

NarrowT = TypeVar("NarrowT", default=Any)
ConnectedT_co = TypeVar("ConnectedT_co", covariant=True, default=Any)
OwnResultT = TypeVar("OwnResultT", default=Any)
AnswerT = TypeVar("AnswerT", default=Any)
OtherAnswerT = TypeVar("OtherAnswerT", default=Any)
MetT = TypeVar("MetT")

class Connector(Generic[ConnectedT_co, SenderT, P0, ResultT]):
    """What ``connect_via`` returns: it connects a receiver to a sender of ``ConnectedT_co``.

    A receiver that is connected to ANY has to take all senders of the signal.
    """

    @overload
    def __call__(
        self: Connector[AnySender, SenderT, P0, ResultT],
        receiver: Receiver[SenderT, P0, ResultT, OwnP, OwnResultT],
        /,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def __call__(
        self, receiver: Receiver[ConnectedT_co, P0, ResultT, OwnP, OwnResultT], /
    ) -> Callable[OwnP, OwnResultT]: ...

class Signal(Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    # Only for the protocols; none of it exists at run time.
    def _keywords(self, **kwargs: Any) -> Any: ...
    if not MYPY:
        def _fits_keys(self: Keys[..., Any, object]) -> Any: ...

    def _from(self, sender: SenderT, /) -> Any: ...
    def _take(self, payload: PayloadT, /) -> Any: ...
    def _take_open(self, payload: Open, /) -> Any: ...
    @property
    def _payload_type(self) -> type[PayloadT]: ...
    def _open_payload_type(self: Meets[MetT]) -> type[MetT]: ...
    @property
    def _declared(self) -> tuple[list[SenderT], list[PayloadT], list[ResultT]]: ...
    @overload
    def _declares(self: Bare) -> Literal["nothing"]: ...
    @overload
    def _declares(self) -> Literal["something"]: ...
    @property
    def _is_something(self) -> list[Literal["something"]]: ...
    @overload
    def _has_keys(self: Keys[P0, Any]) -> Literal["yes"]: ...
    @overload
    def _has_keys(self) -> Literal["no"]: ...
    @property
    def _is_no(self) -> list[Literal["no"]]: ...
    @property
    def _senders_and_payloads(self) -> tuple[list[object], list[Mapping[str, Any]]]: ...
    @overload
    def send(
        self: Keys[P0, AnswerT], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]:
        """Call every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    def send(
        self: KeysFromNone[P0, AnswerT], /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: OfMapping | NoKeys[AnswerT], sender: SenderT = ..., /, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: DeclaredFromNone[AnswerT], /, *, _async_wrapper: AsyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: ReadFromClass[SenderT, PayloadT], sender: Any = ..., /, **_payload: Any
    ) -> Results[Any]: ...
    @overload
    async def send_async(
        self: Keys[P0, AnswerT], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]:
        """Await every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    async def send_async(
        self: KeysFromNone[P0, AnswerT], /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: OfMapping | NoKeys[AnswerT], sender: SenderT = ..., /, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: DeclaredFromNone[AnswerT], /, *, _sync_wrapper: SyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: ReadFromClass[SenderT, PayloadT], sender: Any = ..., /, **_payload: Any
    ) -> Results[Any]: ...

    # A receiver that is connected to one sender may name that sender's narrower type: each first
    # overload. It stands first for pyright 1.1.414, which remembers of a generic class of callable
    # objects that one did not fit, and then refuses them all: so no correct one may fail anywhere.
    @overload
    def connect(self: Bare, receiver: FunctionT, sender: Any = ..., weak: bool = True) -> FunctionT:
        """Connect ``receiver``, to be called whenever the signal is sent by ``sender``.

        Returns the receiver, so that it can be used as a decorator. With ``weak``, the
        default, the signal does not keep the receiver alive.
        """

    @overload
    def connect(
        self: DeclaredOfMapping[AnswerT] | NoKeys[OtherAnswerT],
        receiver: Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: DeclaredOfMapping[AnswerT] | NoKeys[OtherAnswerT],
        receiver: Receiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: ReceivedKeys[P0, AnswerT],
        receiver: Receiver[NarrowT, P0, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: ReceivedKeys[P0, AnswerT],
        receiver: Receiver[SenderT, P0, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: ReadFromClass[SenderT, PayloadT],
        receiver: Receiver[Any, ..., Any, OwnP, OwnResultT],
        sender: Any = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect_via(
        self: Bare, sender: Any, weak: bool = False
    ) -> Callable[[FunctionT], FunctionT]:
        """Connect the decorated receiver, to be called when the signal is sent by ``sender``."""

    @overload
    def connect_via(
        self: DeclaredOfMapping[AnswerT] | NoKeys[OtherAnswerT], sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, SenderT, ..., ResultT]: ...
    @overload
    def connect_via(
        self: ReceivedKeys[P0, AnswerT], sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, SenderT, P0, ResultT]: ...
    @overload
    def connect_via(
        self: ReadFromClass[SenderT, PayloadT], sender: Any, weak: bool = False
    ) -> Callable[[FunctionT], FunctionT]: ...
    @overload
    def connected_to(
        self: Bare, receiver: Callable[..., Any], sender: Any = ...
    ) -> AbstractContextManager[None]:
        """Connect ``receiver`` for the length of a ``with`` block."""

    @overload
    def connected_to(
        self: DeclaredOfMapping[AnswerT] | NoKeys[OtherAnswerT],
        receiver: TwiceCheckedReceiver[NarrowT, ..., ResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: DeclaredOfMapping[AnswerT] | NoKeys[OtherAnswerT],
        receiver: TwiceCheckedReceiver[SenderT, ..., ResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: ReceivedKeys[P0, AnswerT],
        receiver: UncapturedReceiver[NarrowT, P0, ResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: ReceivedKeys[P0, AnswerT],
        receiver: UncapturedReceiver[SenderT, P0, ResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: ReadFromClass[SenderT, PayloadT],
        receiver: TwiceCheckedReceiver[Any, ..., Any],
        sender: Any = ...,
    ) -> AbstractContextManager[None]: ...
    def disconnect(self, receiver: Callable[..., Any], sender: SenderT | AnySender = ...) -> None:
        """Disconnect ``receiver`` from ``sender``, or from every sender."""

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The methods of a signal that a specification function declares.

    Here the keys are a plain ParamSpec, which every checker understands.
    """

    @overload
    def send(self, sender: SenderT, /, *args: P.args, **payload: P.kwargs) -> Results[ResultT]:
        """Call every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    def send(self: FromNone, /, *args: P.args, **payload: P.kwargs) -> Results[ResultT]: ...
    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def send(
        self: FromNone, /, *, _async_wrapper: AsyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *args: P.args, **payload: P.kwargs
    ) -> Results[ResultT]:
        """Await every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    async def send_async(
        self: FromNone, /, *args: P.args, **payload: P.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def send_async(
        self: FromNone, /, *, _sync_wrapper: SyncWrapper | None, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def connect(
        self,
        receiver: Receiver[NarrowT, P, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]:
        """Connect ``receiver``, to be called whenever the signal is sent by ``sender``.

        Returns the receiver, so that it can be used as a decorator. With ``weak``, the
        default, the signal does not keep the receiver alive.
        """

    @overload
    def connect(
        self,
        receiver: Receiver[SenderT, P, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    def connect_via(
        self, sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, SenderT, P, ResultT]:
        """Connect the decorated receiver, to be called when the signal is sent by ``sender``."""

    @overload
    def connected_to(
        self, receiver: UncapturedReceiver[NarrowT, P, ResultT], sender: NarrowT
    ) -> AbstractContextManager[None]:
        """Connect ``receiver`` for the length of a ``with`` block."""

    @overload
    def connected_to(
        self,
        receiver: UncapturedReceiver[SenderT, P, ResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
