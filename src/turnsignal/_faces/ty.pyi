"""The typed face of a signal, for ty.

ty captures both signatures of a TypedDict's constructor in a ParamSpec, as one overload. To be
left with the keys alone takes three steps: see `Constructor`, `Accepts` and `Keys`.
"""

from collections.abc import Callable
from typing import Any, Generic, Protocol, overload

# Part of ty, which has no stub to install; other checkers do not read this file.
from ty_extensions import Intersection
from typing_extensions import TypeVar

from .bound_methods import (
    BoundMethods,
    Declaration,
    Declares,
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
)

__all__ = ["AnySender", "P", "PayloadT", "ResultT", "SenderT", "Signal", "SpecSignal"]

ReceiverT = TypeVar("ReceiverT", default=Any)
NarrowT = TypeVar("NarrowT", default=Any)

class Constructor(Protocol[P0]):
    """A signal: ``P0`` is both signatures of its payload's constructor."""

    @property
    def _payload_type(self) -> Callable[P0, Any]: ...

class MappingOrKeys(Protocol[P0]):
    """A callable that takes a mapping with further keys, or ``P0``.

    The constructor takes either: matched against this, it leaves the keys in ``P0``.
    """

    @overload
    def __call__(self, payload: Any, /, **keys: Any) -> Any: ...
    @overload
    def __call__(self, *args: P0.args, **payload: P0.kwargs) -> Any: ...

class Accepts(Protocol[P0]):
    """A signal: ``P0`` is what a callable must take besides a mapping, or even more."""

    @property
    def _accepts(self) -> Callable[[MappingOrKeys[P0]], Any]: ...

class Keys(SenderAndResult[SenderT_co, ResultT_co], Protocol[P0, SenderT_co, ResultT_co]):
    """A signal: ``P0`` is just that, the keys, for a list is invariant.

    The last member refuses a union of TypedDicts, whose first alone was looked at so far.
    """

    @property
    def _keys(self) -> list[Callable[P0, Any]]: ...
    @property
    def _payload_type(self) -> Callable[P0, Any]: ...

class Declared:
    """The descriptor that tells what a signal declares; of some payloads not the keys.

    These come first, for they fit `Keys` as well, with keys that are none.
    """

    def __init__(self, method: Callable[..., Any]) -> None: ...
    @overload
    def __get__(
        self, signal: OfMapping[SenderT, ResultT], owner: Any
    ) -> Declaration[SenderT, ..., ResultT]: ...
    @overload
    def __get__(
        self, signal: Keys[P0, SenderT, ResultT], owner: Any
    ) -> Declaration[SenderT, P0, ResultT]: ...

# A receiver has the intersection of its own type, which is returned, and of what is asked of it:
# the first alone would check nothing, the second would give its type away.

class Connect(Protocol[SenderT, P0, ResultT_contra]):
    @overload
    def __call__(
        self,
        receiver: Intersection[ReceiverT, Receiver[SenderT, P0, ResultT_contra]],
        sender: SenderT | AnySender = ...,
        weak: bool = True,
    ) -> ReceiverT: ...
    @overload
    def __call__(
        self,
        receiver: Intersection[ReceiverT, Receiver[NarrowT, P0, ResultT_contra]],
        sender: NarrowT,
        weak: bool = True,
    ) -> ReceiverT: ...

class Connector(Protocol[SenderT_co, P0, ResultT_contra]):
    def __call__(
        self, receiver: Intersection[ReceiverT, Receiver[SenderT_co, P0, ResultT_contra]], /
    ) -> ReceiverT: ...

# The overload for ANY comes first, for the other one takes any sender.

class ConnectVia(Protocol[SenderT_co, P0, ResultT_contra]):
    @overload
    def __call__(
        self, sender: AnySender, weak: bool = False
    ) -> Connector[SenderT_co, P0, ResultT_contra]: ...
    @overload
    def __call__(
        self, sender: NarrowT, weak: bool = False
    ) -> Connector[NarrowT, P0, ResultT_contra]: ...

class Signal(BoundMethods[SenderT], Generic[SenderT, PayloadT, ResultT]):
    """The methods of a signal whose types depend on its declaration."""

    # Only for the protocols; none of it exists at run time.
    @property
    def _payload_type(self) -> type[PayloadT]: ...
    @property
    def _accepts(self: Constructor[P0]) -> Callable[[Callable[P0, Any]], Any]: ...
    @property
    def _keys(self: Accepts[P0]) -> list[Callable[P0, Any]]: ...
    @property
    def _sender_and_result(self) -> tuple[SenderT, ResultT]: ...
    def _take(self, payload: PayloadT, /) -> Any: ...
    @Declared
    def _declaration(self) -> None: ...
    @property
    def _connect(self: Declares[SenderT, P0, ResultT]) -> Connect[SenderT, P0, ResultT]: ...
    @property
    def _connect_via(
        self: Declares[SenderT, P0, ResultT],
    ) -> ConnectVia[SenderT, P0, ResultT]: ...

class SpecSignal(Signal[SenderT, Any, ResultT], Generic[SenderT, ResultT, P]):
    """The methods of a signal that a specification function declares."""

    @property
    def _declaration(self) -> Declaration[SenderT, P, ResultT]: ...
