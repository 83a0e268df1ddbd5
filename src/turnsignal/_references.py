"""References to receivers and senders.

Slotted, and with one callback for all references of a kind: no closures and no cycles, so that
a signal is freed the moment it is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from types import MethodType
from typing import Any
from weakref import ref

OnDeath = Callable[[Any], None]


class Reference(ref[Any]):
    """A weak reference that knows the key it is filed under.

    Attributes:
        key: The key.
        attributes: The ``__dict__`` of a plain function, as long as it is in a plan; an empty one
            when it was in a plan before, and None if it never was.
    """

    __slots__ = ("attributes", "key")

    attributes: dict[str, Any] | None
    key: Hashable

    def __deepcopy__(self, memo: object) -> Reference:
        # As a weakref.ref. The connections that are copied replace it by one of their own.
        return self


class MethodReference(ref[Any]):
    """A weak reference to a bound method: to its function, and to its instance.

    The function counts too: ``C.method = something`` disconnects ``C().method``, as in blinker.
    """

    __slots__ = ("instance", "key")

    instance: Reference
    key: Hashable

    def __call__(self) -> Any:
        """Return the bound method, or None if either half of it is dead."""
        function = super().__call__()
        instance = self.instance()
        if function is None or instance is None:
            return None
        return MethodType(function, instance)


class Held:
    """A strong reference: to a sender that cannot be referenced weakly.

    Its key is its identity, which must not be used again as long as something is connected to it.
    """

    __slots__ = ("sender",)

    def __init__(self, sender: object) -> None:
        self.sender = sender

    def __call__(self) -> object:
        """Return the sender."""
        return self.sender

    def __deepcopy__(self, memo: object) -> Held:
        return self

    def __reduce__(self) -> tuple[type[Held], tuple[None]]:
        # The sender itself would not be found under its old identity: blinker has none either.
        return Held, (None,)


def new_reference(target: object, on_death: OnDeath | None, key: Hashable) -> Reference:
    """Return a reference to ``target`` itself.

    Raises:
        TypeError: If ``target`` cannot be weakly referenced.
    """
    # The attributes are set from outside: an __init__ would double the time this takes.
    reference = Reference(target, on_death)
    reference.attributes = None
    reference.key = key
    return reference


def weak_reference(
    target: object, on_death: OnDeath | None, key: Hashable
) -> Reference | MethodReference:
    """Return a weak reference to ``target``, which may be a bound method.

    Raises:
        TypeError: If ``target`` cannot be weakly referenced.
    """
    if not isinstance(target, MethodType):
        return new_reference(target, on_death, key)
    method = MethodReference(target.__func__, on_death)
    method.key = key
    method.instance = new_reference(target.__self__, on_death, key)
    return method


def refers_by(entry: object, reference: object) -> bool:
    """Return whether ``reference`` is ``entry``, or one half of it."""
    return entry is reference or (
        isinstance(entry, MethodReference) and entry.instance is reference
    )


def is_dead(entry: object) -> bool:
    """Return whether ``entry`` is a weak reference to what is no more."""
    return entry is not None and isinstance(entry, ref) and entry() is None


def made_anew(entry: Any, refer: Callable[[Any, Hashable], Reference | MethodReference]) -> Any:
    """Return a new reference for ``entry``, if it is one of ours to something alive."""
    target = entry() if isinstance(entry, (Reference, MethodReference)) else None
    return entry if target is None else refer(target, entry.key)
