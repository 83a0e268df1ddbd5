# mypy: disable-error-code="no-redef, misc"
# pyright: reportRedeclaration=false, reportInvalidTypeVarUse=false
"""What a receiver is to pyright, basedpyright and zuban."""

from collections.abc import Awaitable
from typing import Any, Protocol, TypeAlias, overload

from typing_extensions import Unpack

from .parts import (
    P0,
    CapturedReceiver,
    OwnP,
    OwnResultT_co,
    Receiver as CheckedReceiver,
    ResultT_co,
    SenderT_contra,
)
from .payloads import Closed

# True to zuban, by its name. pyright cannot tell: who imports an alias gets the last of two.
MYPY = False

class Forwarder(Protocol[SenderT_contra, ResultT_co]):
    """A receiver that takes further keywords, such as ``_other``.

    zuban 0.10.2 believes that ``**others`` is used up by the first key that it takes, and so
    refuses a receiver that names a later one. It has to be told that all of these will do.
    """

    def __call__(
        self, sender: SenderT_contra, /, *, _other: Any, **payload: Unpack[Closed]
    ) -> ResultT_co | Awaitable[ResultT_co]: ...

class CapturedForwarder(Protocol[SenderT_contra, ResultT_co, OwnP, OwnResultT_co]):
    """The same, captured as by `CapturedReceiver`."""

    @overload
    def __call__(
        self, sender: SenderT_contra, /, *, _other: Any, **payload: Unpack[Closed]
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
    @overload
    def __call__(self, *args: OwnP.args, **payload: OwnP.kwargs) -> OwnResultT_co: ...

class TwiceCheckedReceiver(Protocol[SenderT_contra, P0, ResultT_co]):
    """As `CheckedReceiver`, of which zuban does not check the sender where ``P0`` is ``...``."""

    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: P0.args, **payload: P0.kwargs
    ) -> ResultT_co | Awaitable[ResultT_co]: ...
    @overload
    def __call__(
        self, sender: SenderT_contra, /, *args: Any, **payload: Any
    ) -> ResultT_co | Awaitable[ResultT_co]: ...

# The last resort of `Receiver` is for what cannot be captured: to pyright one of several receivers,
# to zuban an overloaded function of which one overload does not fit.
if MYPY:
    Receiver: TypeAlias = (
        CapturedReceiver[SenderT_contra, P0, ResultT_co, OwnP, OwnResultT_co]
        | CapturedForwarder[SenderT_contra, ResultT_co, OwnP, OwnResultT_co]
        | TwiceCheckedReceiver[SenderT_contra, P0, ResultT_co]
    )
    UncapturedReceiver: TypeAlias = (
        CheckedReceiver[SenderT_contra, P0, ResultT_co] | Forwarder[SenderT_contra, ResultT_co]
    )
else:
    Receiver: TypeAlias = (
        CapturedReceiver[SenderT_contra, P0, ResultT_co, OwnP, OwnResultT_co]
        | CheckedReceiver[SenderT_contra, P0, ResultT_co]
    )
    UncapturedReceiver: TypeAlias = CheckedReceiver[SenderT_contra, P0, ResultT_co]
