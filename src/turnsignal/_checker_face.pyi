# mypy: disable-error-code="no-redef, override"
# pyright: reportRedeclaration=false, reportIncompatibleMethodOverride=false
# pyright: reportOverlappingOverload=false, reportInvalidTypeVarUse=false
"""The typed face of a signal, for every type checker but mypy with the plugin.

`Signal[Shop, OrderPlaced]` should make ``send`` take the keys of ``OrderPlaced``, and
``connect`` refuse a receiver that does not. Plain annotations cannot say so: PEP 692 allows
``**payload: Unpack[T]`` for a concrete TypedDict only, never for a type variable. This module
holds every trick that gets there all the same, and nothing else:

The readers
    Type checkers differ in what they can follow, so the methods have an overload for each
    kind of reader. An overload applies when its ``self`` protocol fits the class, and the
    protocols ask for ``_reader``, a property that every checker takes for a different Literal
    (see `Signal._reader`).

The keys
    ``type[PayloadT]`` is matched against ``Callable[P0, Any]``. A checker that turns the
    TypedDict's constructor into a callable thereby captures the payload's keys in the
    ParamSpec ``P0``, and ``*args: P0.args, **payload: P0.kwargs`` spells them out
    (see `_Keys`).

The receiver
    ``connect`` returns the very type that it was given, through a protocol that checks one
    signature and captures another (see `Receiver`).

Where a checker can follow none of it, the last resort is always "unchecked", never a false
alarm. ``blinker-stubs`` uses the same classes.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import AbstractContextManager
from typing import Any, Concatenate, Generic, Literal, Protocol, TypeAlias, overload

from typing_extensions import ParamSpec, TypeVar

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

# The mypy plugin adds this name to mypy's `always_true`. An assertion that is false for certain
# ends the module: mypy with the plugin reads no further.
TURNSIGNAL_PLUGIN = False
assert not TURNSIGNAL_PLUGIN  # pyright: ignore[reportInvalidStubStatement]

# mypy and zuban take a variable of this name for true, ty for false; pyright takes the last
# declaration that stands below an `if` of unknown truth.
MYPY = False

SenderT = TypeVar("SenderT", default=Any)
PayloadT = TypeVar("PayloadT", bound=Mapping[str, Any], default=Any)
ResultT = TypeVar("ResultT", default=Any)
P = ParamSpec("P", default=...)

ReceiverT = TypeVar("ReceiverT", bound=Callable[..., Any])
NarrowT = TypeVar("NarrowT")
OwnResultT = TypeVar("OwnResultT")
P0 = ParamSpec("P0")
OwnP = ParamSpec("OwnP")
SenderT_contra = TypeVar("SenderT_contra", contravariant=True)
ResultT_co = TypeVar("ResultT_co", covariant=True)
OwnResultT_co = TypeVar("OwnResultT_co", covariant=True)

AsyncWrapper: TypeAlias = Callable[[Callable[..., Coroutine[Any, Any, Any]]], Callable[..., Any]]
SyncWrapper: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Coroutine[Any, Any, Any]]]

class AnySender:
    """The type of ``ANY``."""

class Receiver(Protocol[SenderT_contra, P0, ResultT_co, OwnP, OwnResultT_co]):
    """A callable that takes a sender and ``P0``; its own signature is ``OwnP -> OwnResultT_co``.

    A callable fits an overloaded protocol if it fits each overload. The first is the check;
    the second fits anything, and captures the callable's own signature on the way.
    """

    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
    @overload
    def __call__(self, *args: OwnP.args, **payload: OwnP.kwargs) -> OwnResultT_co: ...

class _Nothing:
    """A parameter type that no argument fits: its constructor needs one of its own kind."""

    def __init__(self, nothing: _Nothing, /) -> None: ...

class _NoKeys(Protocol):
    """mypy and pyrefly: a class is a callable of any parameters to them, so it tells no keys."""

    @property
    def _reader(self) -> Literal["first"]: ...
    @property
    def _payload_type(self) -> Callable[[_Nothing], Any]: ...

class _Mypy(Protocol):
    """mypy alone takes even a class whose constructor says otherwise for such a callable."""

    @property
    def _reader(self) -> Literal["first"]: ...
    @property
    def _nothing_type(self) -> Callable[[None], Any]: ...

class _Keys(Protocol[P0]):
    """pyright, basedpyright and zuban: P0 is the payload's keys, keyword-only.

    The order of the members matters. ``_keywords`` pins P0 to ``(**kwargs: Any)``; matching
    ``_payload_type`` then widens it to that overload of the TypedDict's constructor which
    takes keywords only. Nobody documents this behaviour of the solvers.
    """

    @property
    def _reader(self) -> Literal["first"]: ...
    def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...
    @property
    def _payload_type(self) -> Callable[P0, Any]: ...

class _AllKeys(Protocol[P0]):
    """ty: P0 is all overloads of the constructor, which serves `send`, but no receiver."""

    @property
    def _reader(self) -> Literal["all"]: ...
    @property
    def _payload_type(self) -> Callable[P0, Any]: ...

class _KeysOfNone(_Keys[P0], Protocol[P0]):
    """As `_Keys`, of a signal whose sender may be None, and so may be left out."""

    def _from(self, sender: None, /) -> Any: ...

class _AllKeysOfNone(_AllKeys[P0], Protocol[P0]):
    """As `_AllKeys`, of a signal whose sender may be None, and so may be left out."""

    def _from(self, sender: None, /) -> Any: ...

class Signal(Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    # Only for the protocols above; none of it exists at run time.
    def _keywords(self, **kwargs: Any) -> Any: ...
    def _from(self, sender: SenderT, /) -> Any: ...
    @property
    def _payload_type(self) -> type[PayloadT]: ...
    @property
    def _nothing_type(self) -> type[_Nothing]: ...

    # Each reader sees one of these; those whom MYPY tells nothing take the last.
    if not MYPY:
        _reader: Literal["all"]
    else:
        _reader: Literal["first"]

    @overload
    def send(
        self: _Keys[P0], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]:
        """Call every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    def send(
        self: _AllKeys[P0], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    def send(
        self: _KeysOfNone[P0], /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    def send(
        self: _AllKeysOfNone[P0], /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | None, **payload: Any
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    async def send_async(
        self: _Keys[P0], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]:
        """Await every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    async def send_async(
        self: _AllKeys[P0], sender: SenderT, /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    async def send_async(
        self: _KeysOfNone[P0], /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    async def send_async(
        self: _AllKeysOfNone[P0], /, *args: P0.args, **payload: P0.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | None, **payload: Any
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...

    # A second overload with a sender of NarrowT lets a receiver that is connected to one
    # sender name that sender's narrower type.
    @overload
    def connect(
        self: _NoKeys,
        receiver: Receiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]:
        """Connect ``receiver``, to be called whenever the signal is sent by ``sender``.

        Returns the receiver, so that it can be used as a decorator. With ``weak``, the
        default, the signal does not keep the receiver alive.
        """

    @overload
    def connect(
        self: _NoKeys,
        receiver: Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: _Mypy,
        receiver: Callable[Concatenate[SenderT, ...], OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[Concatenate[SenderT, ...], OwnResultT]: ...
    @overload
    def connect(
        self: _Keys[P0],
        receiver: Receiver[SenderT, P0, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: _Keys[P0],
        receiver: Receiver[NarrowT, P0, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: _AllKeys[P0],
        receiver: Receiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: _AllKeys[P0],
        receiver: Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect_via(
        self: _NoKeys, sender: NarrowT, weak: bool = False
    ) -> Callable[[Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT]], Callable[OwnP, OwnResultT]]:
        """Connect the decorated receiver, to be called when the signal is sent by ``sender``."""

    @overload
    def connect_via(
        self: _Keys[P0], sender: NarrowT, weak: bool = False
    ) -> Callable[
        [Receiver[NarrowT, P0, ResultT, OwnP, OwnResultT]], Callable[OwnP, OwnResultT]
    ]: ...
    @overload
    def connect_via(
        self: _AllKeys[P0], sender: NarrowT, weak: bool = False
    ) -> Callable[
        [Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT]], Callable[OwnP, OwnResultT]
    ]: ...
    @overload
    def connected_to(
        self: _NoKeys,
        receiver: Receiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]:
        """Connect ``receiver`` for the length of a ``with`` block."""

    @overload
    def connected_to(
        self: _NoKeys, receiver: Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT], sender: NarrowT
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: _Mypy,
        receiver: Callable[Concatenate[SenderT, ...], OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: _Keys[P0],
        receiver: Receiver[SenderT, P0, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: _Keys[P0],
        receiver: Receiver[NarrowT, P0, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: _AllKeys[P0],
        receiver: Receiver[SenderT, ..., ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]: ...
    @overload
    def connected_to(
        self: _AllKeys[P0],
        receiver: Receiver[NarrowT, ..., ResultT, OwnP, OwnResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
    def disconnect(self, receiver: Callable[..., Any], sender: SenderT | AnySender = ...) -> None:
        """Disconnect ``receiver`` from ``sender``, or from every sender."""

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The methods of a signal that a specification function declares.

    Here the keys are a plain ParamSpec, which every checker understands.
    """

    @overload
    def send(
        self, sender: SenderT, /, *args: P.args, **payload: P.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]:
        """Call every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    def send(
        self, sender: SenderT, /, *, _async_wrapper: AsyncWrapper | None, **payload: Any
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    async def send_async(
        self, sender: SenderT, /, *args: P.args, **payload: P.kwargs
    ) -> list[tuple[Callable[..., Any], ResultT]]:
        """Await every receiver connected to ``sender`` or to ``ANY`` with the payload.

        Returns a list of ``(receiver, result)`` tuples, in the order of connection. An
        exception of a receiver propagates.
        """

    @overload
    async def send_async(
        self, sender: SenderT, /, *, _sync_wrapper: SyncWrapper | None, **payload: Any
    ) -> list[tuple[Callable[..., Any], ResultT]]: ...
    @overload
    def connect(
        self,
        receiver: Receiver[SenderT, P, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]:
        """Connect ``receiver``, to be called whenever the signal is sent by ``sender``.

        Returns the receiver, so that it can be used as a decorator. With ``weak``, the
        default, the signal does not keep the receiver alive.
        """

    @overload
    def connect(
        self,
        receiver: Receiver[NarrowT, P, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
        weak: bool = True,
    ) -> Callable[OwnP, OwnResultT]: ...
    @overload
    def connect(
        self: _Mypy,
        receiver: Callable[Concatenate[SenderT, P], ResultT],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> Callable[Concatenate[SenderT, P], ResultT]: ...
    def connect_via(
        self, sender: NarrowT, weak: bool = False
    ) -> Callable[[Receiver[NarrowT, P, ResultT, OwnP, OwnResultT]], Callable[OwnP, OwnResultT]]:
        """Connect the decorated receiver, to be called when the signal is sent by ``sender``."""

    @overload
    def connected_to(
        self,
        receiver: Receiver[SenderT, P, ResultT, OwnP, OwnResultT],
        sender: SenderT | AnySender = ...,
    ) -> AbstractContextManager[None]:
        """Connect ``receiver`` for the length of a ``with`` block."""

    @overload
    def connected_to(
        self,
        receiver: Receiver[NarrowT, P, ResultT, OwnP, OwnResultT],
        sender: NarrowT,
    ) -> AbstractContextManager[None]: ...
