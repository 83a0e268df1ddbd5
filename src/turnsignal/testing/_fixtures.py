"""The types of the fixtures, for tests that annotate them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from turnsignal._signals import AnySignal
from turnsignal._symbol import ANY
from turnsignal._typing import AnySender, PayloadT, ResultT, SenderT, Signal as TypedSignal

from ._capture import Capture


class CaptureSignal(Protocol):
    """The type of the fixture ``capture_signal``: `capture` until the test ends.

    .. versionadded:: 0.1
    """

    def __call__(
        self, signal: TypedSignal[SenderT, PayloadT, ResultT], sender: SenderT | AnySender = ANY
    ) -> Capture[SenderT, PayloadT, ResultT]:
        """Capture what is sent by a signal until the test ends."""
        ...


class MuteSignals(Protocol):
    """The type of the fixture ``mute_signals``: `muted` until the test ends.

    .. versionadded:: 0.1
    """

    def __call__(
        self,
        *signals: AnySignal | Mapping[str, AnySignal],
        but: Iterable[AnySignal | Mapping[str, AnySignal]] = (),
    ) -> None:
        """Mute signals, and those of namespaces, until the test ends; without any, all others."""
        ...


class CheckSignals(Protocol):
    """The type of the fixture ``check_signals``: `checked` until the test ends.

    .. versionadded:: 0.1
    """

    def __call__(
        self, *signals: AnySignal | Mapping[str, AnySignal], values: bool | None = None
    ) -> None:
        """Have signals refuse what they do not declare until the test ends; without any, all."""
        ...
