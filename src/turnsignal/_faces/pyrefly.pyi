"""The typed face of a signal, for pyrefly.

pyrefly captures both signatures of a TypedDict's constructor, the one of keys alone first. Inside
a call it keeps both until the end, and then checks nothing. Outside, where it matches a method
of a signal against a protocol, it takes the first that fits.
"""

from collections.abc import Callable
from types import UnionType
from typing import Any, Generic, Protocol, overload

from typing_extensions import TypeVar

from .bound_methods import (
    BoundMethods,
    Declaration,
    Declares,
    KeylessDeclaration,
    OfMapping,
    SenderAndResult,
)
from .parts import (
    AnySender,
    P,
    P0,
    PayloadT,
    Receiver,
    ResultT,
    ResultT_co,
    ResultT_contra,
    SenderT,
    SenderT_co,
    SenderT_contra,
)

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

ReceiverT = TypeVar("ReceiverT", default=Any)
ReceiverT_contra = TypeVar("ReceiverT_contra", contravariant=True, default=Any)
NarrowT = TypeVar("NarrowT", default=Any)
AcceptanceT_co = TypeVar("AcceptanceT_co", covariant=True, default=Any)
NarrowT_contra = TypeVar("NarrowT_contra", contravariant=True, default=Any)

class Constructor(Protocol[P0]):
    """A signal: ``P0`` is both signatures of its payload's constructor."""

    @property
    def _payload_type(self) -> Callable[P0, Any]: ...

class Keys(SenderAndResult[SenderT_co, ResultT_co], Protocol[P0, SenderT_co, ResultT_co]):
    """The same, of a TypedDict: ``P0`` is the first signature, of the keys alone.

    The signal's method has both signatures; of these the protocol takes the first that fits.
    """

    def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...

class OfUnion(SenderAndResult[SenderT_co, ResultT_co], Protocol[SenderT_co, ResultT_co]):
    """The same, of a union: to pyrefly, ``type[A | B]`` is a `UnionType`."""

    @property
    def _payload_type(self) -> UnionType: ...

class Declared:
    """The descriptor that tells what a signal declares; of some payloads not the keys.

    These come first, for they fit `Keys` as well, with keys that are none.
    """

    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(
        self, signal: OfUnion[SenderT, ResultT], owner: Any
    ) -> KeylessDeclaration[SenderT, ResultT]: ...
    @overload
    def __get__(
        self, signal: OfMapping[SenderT, ResultT], owner: Any
    ) -> KeylessDeclaration[SenderT, ResultT]: ...
    @overload
    def __get__(
        self, signal: Keys[P0, SenderT, ResultT], owner: Any
    ) -> Declaration[SenderT, P0, ResultT]: ...

class Accepts(Protocol[ReceiverT_contra]):
    """What accepts a receiver of this type.

    As the ``self`` of a method, it gives the receiver's type variable an upper bound: the check.
    The receiver itself is the lower bound, and what the method returns: its own type.
    """

    def _accept(self, receiver: ReceiverT_contra, /) -> Any: ...

class AcceptsFrom(Protocol[ReceiverT_contra, NarrowT_contra]):
    """What accepts a receiver of this type for a sender of that type."""

    def _accept_from(self, receiver: ReceiverT_contra, sender: NarrowT_contra, /) -> Any: ...

class Acceptance(Generic[SenderT, P0, ResultT]):
    """What accepts the receivers of a signal."""

    def _accept(self, receiver: Receiver[SenderT, P0, ResultT], /) -> Any: ...
    def _accept_from(self, receiver: Receiver[NarrowT, P0, ResultT], sender: NarrowT, /) -> Any: ...

class Connect(Protocol[SenderT_contra, AcceptanceT_co]):
    @overload
    def __call__(
        self: Connect[SenderT_contra, Accepts[ReceiverT]],
        receiver: ReceiverT,
        sender: SenderT_contra | AnySender = ...,
        weak: bool = True,
    ) -> ReceiverT: ...
    @overload
    def __call__(
        self: Connect[SenderT_contra, AcceptsFrom[ReceiverT, NarrowT]],
        receiver: ReceiverT,
        sender: NarrowT,
        weak: bool = True,
    ) -> ReceiverT: ...

class Connector(Protocol[AcceptanceT_co]):
    def __call__(self: Connector[Accepts[ReceiverT]], receiver: ReceiverT, /) -> ReceiverT: ...

# The overload for ANY comes first, for the other one takes any sender.

class ConnectVia(Protocol[SenderT_co, P0, ResultT_contra]):
    @overload
    def __call__(
        self, sender: AnySender, weak: bool = False
    ) -> Connector[Acceptance[SenderT_co, P0, ResultT_contra]]: ...
    @overload
    def __call__(
        self, sender: NarrowT, weak: bool = False
    ) -> Connector[Acceptance[NarrowT, P0, ResultT_contra]]: ...

class Signal(BoundMethods[SenderT], Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    # Only for the protocols; none of it exists at run time.
    @property
    def _payload_type(self) -> type[PayloadT]: ...
    @property
    def _sender_and_result(self) -> tuple[SenderT, ResultT]: ...
    @property
    def _declared(self) -> tuple[list[SenderT], list[PayloadT], list[ResultT]]: ...
    def _keywords(self: Constructor[P0], *args: P0.args, **kwargs: P0.kwargs) -> Any: ...
    def _take(self, payload: PayloadT, /) -> Any: ...
    @Declared
    def _declaration(self) -> None: ...
    @property
    def _connect(
        self: Declares[SenderT, P0, ResultT],
    ) -> Connect[SenderT, Acceptance[SenderT, P0, ResultT]]: ...
    @property
    def _connect_via(
        self: Declares[SenderT, P0, ResultT],
    ) -> ConnectVia[SenderT, P0, ResultT]: ...

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The methods of a signal that a specification function declares."""

    @property
    def _declaration(self) -> Declaration[SenderT, P, ResultT]: ...
