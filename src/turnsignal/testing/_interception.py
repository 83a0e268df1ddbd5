"""Interception: calls of one signal's methods go through a function of ours for a while."""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, TypeAlias, TypeGuard

from turnsignal._signals import attributes_of

#: Is called in the place of a method, with what it stands in for, and the arguments.
Interceptor: TypeAlias = Callable[..., Any]

#: The attribute of a function by which it is known as one of ours.
_STAND_IN = "turnsignal_stand_in"

#: What `copy` and `pickle` ask an object for its state, also if the object alone has it.
_GET_STATE = "__getstate__"

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
        self._function = _function_for(self._method, self)
        #: Each after whether it is an outermost one, from the inside to the outside.
        self._interceptors: tuple[tuple[bool, Interceptor], ...] = ()
        own.setdefault(_GET_STATE, functools.partial(_state_of, signal))
        setattr(signal, name, self._function)

    # A payload may have any keys, "self" among them.
    def call(self, /, *arguments: Any, **keywords: Any) -> Any:
        """Call the outermost interceptor, which may call the next, and so on to the method."""
        call = self._method
        for _, interceptor in self._interceptors:
            call = functools.partial(interceptor, call)
        return call(*arguments, **keywords)

    def add(self, interceptor: Interceptor, *, outermost: bool) -> None:
        """Have calls go through an interceptor, outside of the others of its rank."""
        interceptors = (*self._interceptors, (outermost, interceptor))
        self._interceptors = tuple(sorted(interceptors, key=lambda ranked: ranked[0]))

    def discard(self, interceptor: Interceptor) -> None:
        """Have calls go through it no longer; after the last one, leave the signal as it was."""
        remaining = list(self._interceptors)
        # By identity: equal bound methods may be there twice.
        del remaining[[found is interceptor for _, found in remaining].index(True)]
        self._interceptors = tuple(remaining)
        if not remaining:
            self._remove()

    def _remove(self) -> None:
        attributes = attributes_of(self._signal)
        # Unless a mock has come over it that outlives the interception.
        if self.is_in_place(attributes):
            if self._own:
                setattr(self._signal, self._name, self._own[0])
            else:
                delattr(self._signal, self._name)
        if not _stand_ins(attributes):
            attributes.pop(_GET_STATE, None)

    def is_in_place(self, attributes: dict[str, Any]) -> bool:
        """Tell whether it stands there among the attributes of a signal."""
        return attributes.get(self._name) is self._function

    def without(self, attributes: dict[str, Any]) -> dict[str, Any]:
        """Return attributes of a signal, with what it has come over in its place."""
        others = {name: value for name, value in attributes.items() if name != self._name}
        return {**others, self._name: self._own[0]} if self._own else others


def _stand_in(attributes: dict[str, Any], name: str) -> _StandIn | None:
    """Return what stands in for a method of a signal."""
    found = attributes.get(name)
    # Not of anything else: a mock has any attribute.
    stand_in = vars(found).get(_STAND_IN) if isinstance(found, FunctionType) else None
    return stand_in if isinstance(stand_in, _StandIn) else None


def _stand_ins(attributes: dict[str, Any]) -> list[_StandIn]:
    """Return all that stands in for methods of a signal, but for what a mock has come over."""
    found = [_stand_in(attributes, name) for name in attributes]
    return [one for one in found if one is not None and one.is_in_place(attributes)]


def _state_of(signal: Any) -> Any:
    """Return what a copy of a signal is made from: without what stands in for its methods.

    A function is copied as it is, so that the copy would send what the original sends.
    """
    # Python 3.10 has no `object.__getstate__`; a subclass that adds slots loses them there.
    get_state: Callable[[Any], Any] = getattr(signal.__class__, _GET_STATE, attributes_of)
    state = get_state(signal)
    if _has_slots(state):
        return (_without_stand_ins(state[0]), *state[1:])
    return _without_stand_ins(state)


def _without_stand_ins(state: Any) -> Any:
    """Return the attributes of a signal as they are without interceptions."""
    if not _are_attributes(state):
        return state
    attributes = {name: value for name, value in state.items() if name != _GET_STATE}
    for stand_in in _stand_ins(attributes):
        attributes = stand_in.without(attributes)
    return attributes


def _has_slots(state: object) -> TypeGuard[tuple[Any, ...]]:
    """Tell whether a state is the attributes with the slots after them."""
    return isinstance(state, tuple)


def _are_attributes(state: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a state is attributes; a class may have it in a form of its own."""
    return isinstance(state, dict)


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
def intercepting(
    signal: Any, name: str, interceptor: Interceptor, *, outermost: bool = False
) -> Generator[None]:
    """Have calls of a method of one signal go through a function for the duration of a block.

    Calls that go past the signal's attribute are not seen: of a method that was kept in a variable
    before, or ``Signal.send(signal)``.

    Args:
        signal: The signal.
        name: The name of the method.
        interceptor: Is called as ``interceptor(method, *arguments, **keywords)``.
        outermost: Whether calls go through it first, also if other interceptions begin later.
    """
    with _lock:
        stand_in = _stand_in(attributes_of(signal), name) or _StandIn(signal, name)
        stand_in.add(interceptor, outermost=outermost)
    try:
        yield
    finally:
        with _lock:
            stand_in.discard(interceptor)
