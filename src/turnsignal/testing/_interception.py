"""Interception: calls of one signal's methods go through a function of ours for a while."""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeAlias

from turnsignal._signals import attributes_of

#: Is called in the place of a method, with what it stands in for, and the arguments.
Interceptor: TypeAlias = Callable[..., Any]

#: The attribute of a function by which it is known as one of ours.
_STAND_IN = "turnsignal_stand_in"

# Guards which interceptors there are, not the calls.
_lock = threading.Lock()


class _StandIn:
    """What interceptions have put in the place of a signal's method.

    All interceptions of a method share it, so that they may end in any order.
    """

    def __init__(self, signal: Any, name: str) -> None:
        self._signal = signal
        self._name = name
        #: What the signal had there itself, such as the mock of a test; mostly nothing.
        own = attributes_of(signal)
        self._own = [own[name]] if name in own else []
        self._method = getattr(signal, name)
        self.interceptors: tuple[Interceptor, ...] = ()
        self._function = _function_for(self._method, self)
        setattr(signal, name, self._function)

    # A payload may have any keys, "self" among them.
    def call(self, /, *arguments: Any, **keywords: Any) -> Any:
        """Call the newest interceptor, which may call the next, and so on to the method."""
        call = self._method
        for interceptor in self.interceptors:
            call = functools.partial(interceptor, call)
        return call(*arguments, **keywords)

    def remove(self) -> None:
        """Leave the signal as it was."""
        # Unless a mock has come over it that outlives the interception.
        if attributes_of(self._signal).get(self._name) is not self._function:
            return
        if self._own:
            setattr(self._signal, self._name, self._own[0])
        else:
            delattr(self._signal, self._name)


def _function_for(method: Callable[..., Any], stand_in: _StandIn) -> Callable[..., Any]:
    """Return a function that looks like a method, and calls what intercepts it."""
    function: Any
    if inspect.iscoroutinefunction(method):

        @functools.wraps(method)
        async def intercepted_async(*arguments: Any, **keywords: Any) -> Any:
            return await stand_in.call(*arguments, **keywords)

        function = intercepted_async
    else:

        @functools.wraps(method)
        def intercepted(*arguments: Any, **keywords: Any) -> Any:
            return stand_in.call(*arguments, **keywords)

        function = intercepted
    setattr(function, _STAND_IN, stand_in)
    return function  # type: ignore[no-any-return]


@contextmanager
def intercepting(signal: Any, name: str, interceptor: Interceptor) -> Generator[None]:
    """Have calls of a method of one signal go through a function for the duration of a block.

    Calls that go past the signal's attribute are not seen: of a method that was kept in a variable
    before, or ``Signal.send(signal)``.

    Args:
        signal: The signal.
        name: The name of the method.
        interceptor: Is called as ``interceptor(method, *arguments, **keywords)``.
    """
    with _lock:
        stand_in = getattr(attributes_of(signal).get(name), _STAND_IN, None)
        if not isinstance(stand_in, _StandIn):  # a mock has any attribute
            stand_in = _StandIn(signal, name)
        stand_in.interceptors += (interceptor,)
    try:
        yield
    finally:
        with _lock:
            # By identity: equal bound methods may be there twice.
            position = next(
                index for index, found in enumerate(stand_in.interceptors) if found is interceptor
            )
            remaining = list(stand_in.interceptors)
            del remaining[position]
            stand_in.interceptors = tuple(remaining)
            if not remaining:
                stand_in.remove()
