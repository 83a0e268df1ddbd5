# pyright: reportInvalidTypeVarUse=false
"""A signal's methods as descriptors, for the faces of ty and pyrefly.

The two show and complete a method's keys if they know them once the method is bound, which is
before they choose between overloads by ``self``. A descriptor sees to it: what it returns is of
a class that knows what the signal declares.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, Protocol, overload

from typing_extensions import ParamSpec, TypeVar

from .parts import (
    P0,
    AnySender,
    AsyncWrapper,
    Bare,
    FunctionT,
    Receiver,
    Results,
    ResultT,
    ResultT_co,
    ResultT_contra,
    SenderT,
    SenderT_co,
    SenderT_contra,
    SyncWrapper,
)

NarrowT = TypeVar("NarrowT", default=Any)
MethodT = TypeVar("MethodT", default=Any)
MethodT_co = TypeVar("MethodT_co", covariant=True, default=Any)
CallP = ParamSpec("CallP", default=...)
CallResultT = TypeVar("CallResultT", default=Any)
CallResultT_co = TypeVar("CallResultT_co", covariant=True, default=Any)

class Declaration(Generic[SenderT, P0, ResultT]):
    """What a signal declares: its sender, its keys, its result."""

class KeylessDeclaration(Declaration[SenderT, ..., ResultT]):
    """The same, of a signal whose keys are not known.

    pyrefly would not check the sender of a send that takes ``...``: it gets a send of its own.
    """

class Declares(Protocol[SenderT, P0, ResultT]):
    """A signal that declares these."""

    @property
    def _declaration(self) -> Declaration[SenderT, P0, ResultT]: ...

class DeclaresNoKeys(Protocol[SenderT, ResultT]):
    """A signal that declares these."""

    @property
    def _declaration(self) -> KeylessDeclaration[SenderT, ResultT]: ...

class SenderAndResult(Protocol[SenderT_co, ResultT_co]):
    """A signal of this sender and this result."""

    @property
    def _sender_and_result(self) -> tuple[SenderT_co, ResultT_co]: ...

class OfMapping(SenderAndResult[SenderT_co, ResultT_co], Protocol[SenderT_co, ResultT_co]):
    """The same, of Any, a Mapping or a dict: a dict would do, which is no TypedDict."""

    def _take(self, payload: dict[str, Any], /) -> Any: ...

# A wrapper and None have an overload each: of one for both, pyrefly would only say, where a key is
# missing, that the wrapper is. Of two it also says what the keys are.

class Send(Protocol[SenderT_contra, P0, ResultT]):
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *, _async_wrapper: AsyncWrapper, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *, _async_wrapper: None, **_payload: Any
    ) -> Results[ResultT]: ...

class SendAsync(Protocol[SenderT_contra, P0, ResultT]):
    @overload
    async def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def __call__(
        self, sender: SenderT_contra, /, *, _sync_wrapper: SyncWrapper, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def __call__(
        self, sender: SenderT_contra, /, *, _sync_wrapper: None, **_payload: Any
    ) -> Results[ResultT]: ...

# A signal whose sender may be None can be sent without one.

class SendFromNone(Protocol[SenderT_contra, P0, ResultT]):
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    def __call__(self, *args: P0.args, **payload: P0.kwargs) -> Results[ResultT]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra = ..., /, *, _async_wrapper: AsyncWrapper, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra = ..., /, *, _async_wrapper: None, **_payload: Any
    ) -> Results[ResultT]: ...

class SendAsyncFromNone(Protocol[SenderT_contra, P0, ResultT]):
    @overload
    async def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> Results[ResultT]: ...
    @overload
    async def __call__(self, *args: P0.args, **payload: P0.kwargs) -> Results[ResultT]: ...
    @overload
    async def __call__(
        self, sender: SenderT_contra = ..., /, *, _sync_wrapper: SyncWrapper, **_payload: Any
    ) -> Results[ResultT]: ...
    @overload
    async def __call__(
        self, sender: SenderT_contra = ..., /, *, _sync_wrapper: None, **_payload: Any
    ) -> Results[ResultT]: ...

# A signal whose keys are not known.

class KeylessSend(Protocol[SenderT_contra, ResultT]):
    def __call__(
        self,
        sender: SenderT_contra = ...,
        /,
        *,
        _async_wrapper: AsyncWrapper | None = ...,
        **_payload: Any,
    ) -> Results[ResultT]: ...

class KeylessSendAsync(Protocol[SenderT_contra, ResultT]):
    async def __call__(
        self,
        sender: SenderT_contra = ...,
        /,
        *,
        _sync_wrapper: SyncWrapper | None = ...,
        **_payload: Any,
    ) -> Results[ResultT]: ...

class ConnectedTo(Protocol[SenderT, P0, ResultT_contra]):
    @overload
    def __call__(
        self,
        receiver: Receiver[SenderT, P0, ResultT_contra],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def __call__(
        self, receiver: Receiver[NarrowT, P0, ResultT_contra], sender: NarrowT
    ) -> AbstractContextManager[None]: ...

# What a signal offers to the descriptors. Each face declares it in private properties.

class Sends(Protocol[CallP, CallResultT_co]):
    @property
    def _send(self) -> Callable[CallP, CallResultT_co]: ...

class SendsAsync(Protocol[CallP, CallResultT_co]):
    @property
    def _send_async(self) -> Callable[CallP, CallResultT_co]: ...

class SendsFromNone(Protocol[CallP, CallResultT_co]):
    def _from(self, sender: None, /) -> Any: ...
    @property
    def _send_from_none(self) -> Callable[CallP, CallResultT_co]: ...

class SendsAsyncFromNone(Protocol[CallP, CallResultT_co]):
    def _from(self, sender: None, /) -> Any: ...
    @property
    def _send_async_from_none(self) -> Callable[CallP, CallResultT_co]: ...

class Connects(Protocol[MethodT_co]):
    @property
    def _connect(self) -> MethodT_co: ...

class ConnectsVia(Protocol[MethodT_co]):
    @property
    def _connect_via(self) -> MethodT_co: ...

class ConnectsTo(Protocol[MethodT_co]):
    @property
    def _connected_to(self) -> MethodT_co: ...

# The descriptors. They decorate, so that they count as methods, which a subclass may override.
# Read from the class they are unchecked.

class SendDescriptor:
    """``send``, of which ``CallP`` captures all overloads, spelt out.

    Of overloads that have a ParamSpec themselves, pyrefly would not complete the keys. A signal
    whose sender may be None fits both of the last two: the order matters.
    """

    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(self, signal: None, owner: Any) -> Callable[..., Any]: ...
    @overload
    def __get__(
        self, signal: DeclaresNoKeys[SenderT, ResultT], owner: Any
    ) -> KeylessSend[SenderT, ResultT]: ...
    @overload
    def __get__(
        self, signal: SendsFromNone[CallP, CallResultT], owner: Any
    ) -> Callable[CallP, CallResultT]: ...
    @overload
    def __get__(
        self, signal: Sends[CallP, CallResultT], owner: Any
    ) -> Callable[CallP, CallResultT]: ...

class SendAsyncDescriptor:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(self, signal: None, owner: Any) -> Callable[..., Any]: ...
    @overload
    def __get__(
        self, signal: DeclaresNoKeys[SenderT, ResultT], owner: Any
    ) -> KeylessSendAsync[SenderT, ResultT]: ...
    @overload
    def __get__(
        self, signal: SendsAsyncFromNone[CallP, CallResultT], owner: Any
    ) -> Callable[CallP, CallResultT]: ...
    @overload
    def __get__(
        self, signal: SendsAsync[CallP, CallResultT], owner: Any
    ) -> Callable[CallP, CallResultT]: ...

# Of a signal that declares nothing, these are blinker's to pyrefly. ty could not decide between
# the overloads: its signals have no `_declared`, and all of them fit the general ones.

class BareConnect(Protocol):
    def __call__(self, receiver: FunctionT, sender: Any = ..., weak: bool = True) -> FunctionT: ...

class BareConnectVia(Protocol):
    def __call__(self, sender: Any, weak: bool = False) -> Callable[[FunctionT], FunctionT]: ...

class ConnectDescriptor:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(self, signal: None, owner: Any) -> Callable[..., Any]: ...
    @overload
    def __get__(self, signal: Bare, owner: Any) -> BareConnect: ...
    @overload
    def __get__(self, signal: Connects[MethodT], owner: Any) -> MethodT: ...

class ConnectViaDescriptor:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(self, signal: None, owner: Any) -> Callable[..., Any]: ...
    @overload
    def __get__(self, signal: Bare, owner: Any) -> BareConnectVia: ...
    @overload
    def __get__(self, signal: ConnectsVia[MethodT], owner: Any) -> MethodT: ...

class ConnectedToDescriptor:
    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(self, signal: None, owner: Any) -> Callable[..., Any]: ...
    @overload
    def __get__(self, signal: ConnectsTo[MethodT], owner: Any) -> MethodT: ...

class BoundMethods(Generic[SenderT]):
    """The methods of a signal whose types depend on its declaration."""

    @SendDescriptor
    def send(self) -> None:
        """Call every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @SendAsyncDescriptor
    def send_async(self) -> None:
        """Await every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @ConnectDescriptor
    def connect(self) -> None:
        """Connect ``receiver``, to be called whenever the signal is sent by ``sender``.

        Returns the receiver, so that it can be used as a decorator. With ``weak``, the
        default, the signal does not keep the receiver alive.
        """

    @ConnectViaDescriptor
    def connect_via(self) -> None:
        """Connect the decorated receiver, to be called when the signal is sent by ``sender``."""

    @ConnectedToDescriptor
    def connected_to(self) -> None:
        """Connect ``receiver`` for the length of a ``with`` block."""

    def disconnect(self, receiver: Callable[..., Any], sender: SenderT | AnySender = ...) -> None:
        """Disconnect ``receiver`` from ``sender``, or from every sender."""

    # Only for the protocols above; none of it exists at run time.
    def _from(self, sender: SenderT, /) -> Any: ...
    @property
    def _send(self: Declares[SenderT, P0, ResultT]) -> Send[SenderT, P0, ResultT]: ...
    @property
    def _send_from_none(
        self: Declares[SenderT, P0, ResultT],
    ) -> SendFromNone[SenderT, P0, ResultT]: ...
    @property
    def _send_async(
        self: Declares[SenderT, P0, ResultT],
    ) -> SendAsync[SenderT, P0, ResultT]: ...
    @property
    def _send_async_from_none(
        self: Declares[SenderT, P0, ResultT],
    ) -> SendAsyncFromNone[SenderT, P0, ResultT]: ...
    @property
    def _connected_to(
        self: Declares[SenderT, P0, ResultT],
    ) -> ConnectedTo[SenderT, P0, ResultT]: ...
