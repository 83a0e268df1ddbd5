# pyright: reportInvalidTypeVarUse=false
"""What the faces share: type variables, the types of arguments and results, receivers."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any, Protocol, TypeAlias, overload

from typing_extensions import ParamSpec, TypedDict, TypeVar

SenderT = TypeVar("SenderT", default=Any)
PayloadT = TypeVar("PayloadT", bound=Mapping[str, Any], default=Any)
ResultT = TypeVar("ResultT", default=Any)
P = ParamSpec("P", default=...)
FunctionT = TypeVar("FunctionT", bound=Callable[..., Any], default=Any)

SenderT_co = TypeVar("SenderT_co", covariant=True, default=Any)
SenderT_contra = TypeVar("SenderT_contra", contravariant=True, default=Any)
ResultT_co = TypeVar("ResultT_co", covariant=True, default=Any)
ResultT_contra = TypeVar("ResultT_contra", contravariant=True, default=Any)
OwnP = ParamSpec("OwnP", default=...)
OwnResultT_co = TypeVar("OwnResultT_co", covariant=True, default=Any)
P0 = ParamSpec("P0", default=...)

AsyncWrapper: TypeAlias = Callable[[Callable[..., Coroutine[Any, Any, Any]]], Callable[..., Any]]
# What it gives returns an awaitable; Any lets a subclass ask for a coroutine, as blinker does.
SyncWrapper: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

#: What a send returns: each receiver with its result.
Results: TypeAlias = list[tuple[Callable[..., Any], ResultT]]

class AnySender:
    """The type of ``ANY``."""

class Receiver(Protocol[SenderT_contra, P0, ResultT_co]):
    """A callable that takes a sender and, by keyword, ``P0``."""

    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...

class CapturedReceiver(Protocol[SenderT_contra, P0, ResultT_co, OwnP, OwnResultT_co]):
    """The same, of which ``OwnP`` and ``OwnResultT_co`` become the callable's own signature.

    A callable fits an overloaded protocol if it fits each overload. The first is the check;
    the second fits anything, and captures what it fits. So ``connect`` can return it.
    """

    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
    @overload
    def __call__(self, *args: OwnP.args, **payload: OwnP.kwargs) -> OwnResultT_co: ...

class Nobody:
    """A sender, and a result, that nobody declares."""

class Nothing(TypedDict):
    """A payload that nobody declares."""

class Bare(Protocol):
    """A signal that declares nothing: its types are Any. A list of Any is a list of anything.

    Such a signal has the very types of blinker's, so that code that was written for those, such as
    a subclass that overrides a method, fits as well.
    """

    @property
    def _declared(self) -> tuple[list[Nobody], list[Nothing], list[Nobody]]: ...
