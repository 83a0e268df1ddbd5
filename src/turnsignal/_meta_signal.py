"""The signals that a signal sends about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from ._connectable import Connectable
    from ._core import CoreSignal


class MetaSignal:
    """A signal of a signal, made when it is first asked for.

    It lives in the ``__dict__`` of its signal, as blinker's do.
    """

    def __init__(self, doc: str, signal_doc: str) -> None:
        self.__doc__ = doc
        self._signal_doc = signal_doc
        self._name = ""

    def __set_name__(self, owner: type[Connectable], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[Connectable]) -> MetaSignal: ...
    @overload
    def __get__(self, instance: Connectable, owner: type[Connectable]) -> CoreSignal: ...
    def __get__(
        self, instance: Connectable | None, owner: type[Connectable]
    ) -> MetaSignal | CoreSignal:
        if instance is None:
            return self
        made = instance._new_meta_signal(self._signal_doc)  # pyright: ignore[reportPrivateUsage]  # ours
        # First, as others find the signal without coming here as soon as it is there.
        instance._has_meta_signals = True  # pyright: ignore[reportPrivateUsage]
        # Atomic, so that two threads that ask first get the same signal.
        signal: CoreSignal = vars(instance).setdefault(self._name, made)
        return signal
