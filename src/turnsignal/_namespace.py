"""Signals by name."""

from __future__ import annotations

from typing import Any, Protocol

from ._signal import NamedSignal

_set_item = dict[str, NamedSignal].__setitem__


class Namespace(dict[str, NamedSignal]):
    """A dict that maps names to signals. As blinker's.

    Example:
        >>> from turnsignal import Namespace
        >>> shop_signals = Namespace()
        >>> shop_signals.signal("order-placed") is shop_signals.signal("order-placed")
        True

    .. versionadded:: 0.1
    """

    def signal(self, name: str, doc: str | None = None) -> NamedSignal:
        """Return the signal called ``name``, creating it if there is none yet.

        Args:
            name: The name of the signal.
            doc: The docstring of the signal, if it is created.

        Returns:
            The same signal for the same name, every time and in every thread. Declare its
            types where it is assigned to a variable.

        Example:
            >>> from typing import TypedDict
            >>> from turnsignal import NamedSignal, Namespace
            >>> class OrderPlaced(TypedDict):
            ...     order_id: int
            >>> shop_signals = Namespace()
            >>> order_placed: NamedSignal[str, OrderPlaced] = shop_signals.signal("order-placed")

        .. versionadded:: 0.1
        """
        if name not in self:
            made = NamedSignal(name, doc)
            if type(self).__setitem__ is _set_item:
                # Atomic, so that two threads that ask first get the same signal.
                dict[str, NamedSignal].setdefault(self, name, made)
            else:
                self[name] = made
        return self[name]


class _SignalFunction(Protocol):
    """The type of `signal`."""

    def __call__(self, name: str, doc: str | None = None) -> NamedSignal[Any, Any, Any]: ...


#: The namespace of `signal`.
default_namespace: Namespace = Namespace()

#: Return the signal of the given name in `default_namespace`, creating it if there is none yet.
signal: _SignalFunction = default_namespace.signal
