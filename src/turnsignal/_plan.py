"""Dispatch plans: whom a send calls, and how, prepared once and walked by every send.

A plan is built at the first send after a change and not when something connects, as a decorator
above ``@signal.connect`` may still change the receiver. It holds receivers weakly at most: a plan
never keeps alive what a program has disconnected.

Whatever changes connections drops the plans that it concerns. A plan that is dropped is *emptied*:
a send that is walking it comes to its end after the receiver that it is calling, finds the plan
empty, and looks up one by one who is left. A send that nobody interferes with, which is nearly
every one, pays nothing for that but one look at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from types import FunctionType, MethodType
from typing import Any, Final, TypeGuard
from weakref import ref

from ._coroutines import (
    FUNCTIONS_CAN_BE_MARKED,
    can_become_coroutine_function,
    has_coroutine_code,
)
from ._references import MethodReference, Reference, new_reference

#: The attributes of a function that none can make a coroutine function, and of one that is in no
#: plan.
_NO_ATTRIBUTES: Final[dict[str, Any]] = {}

#: The attributes of a function that has some. Its own are not kept: they may lead to it.
_SOME_ATTRIBUTES: Final[dict[str, Any]] = {"some": "attributes"}


class Group:
    """Consecutive receivers that are called alike: plain functions, or methods of one.

    "Plain" are functions of which it is known whether they are coroutine functions, and that
    stay what they are unless they get an attribute or another ``__code__``.

    Attributes:
        references: References to the functions, or to the instances of the methods. Emptied
            when the plan is dropped.
        left: What was in ``references`` when the plan was dropped.
        function: A reference to the function of the methods; None in a group of functions.
        is_async: Whether they are coroutine functions.
    """

    __slots__ = ("function", "is_async", "left", "references")

    function: Reference | None
    is_async: bool
    left: tuple[Reference, ...]
    references: list[Reference]

    def __init__(self, function: Reference | None, *, is_async: bool) -> None:
        self.function = function
        self.is_async = is_async
        self.left = ()
        self.references = []

    def drop(self) -> None:
        """Have the sends that are walking the group come to its end."""
        left = tuple(self.references)
        # Not a second time, as two threads may do this at once.
        if left:
            self.left = left
            self.references.clear()

    def keys_after(self, called: int = 0) -> list[Hashable]:
        """Return the keys of all but those that a walk of the group has called or passed over.

        Args:
            called: How many have been called.
        """
        left = iter(tuple(self.references) or self.left)
        while called:
            # Who was called is still alive, being in the results; who was passed over was not.
            if next(left)() is not None:
                called -= 1
        return [reference.key for reference in left]


class Others:
    """Consecutive receivers that may be anything: each send looks each of them up, and asks it.

    Attributes:
        keys_of_receivers: Their keys.
    """

    __slots__ = ("keys_of_receivers",)

    def __init__(self) -> None:
        self.keys_of_receivers: list[Hashable] = []

    def drop(self) -> None:
        """Do nothing: each receiver is looked up anyway."""

    def keys_after(self, called: int = 0) -> list[Hashable]:
        """Return the keys of all but the first so many."""
        return self.keys_of_receivers[called:]


class Plan:
    """Whom to call for a sender, in order.

    Attributes:
        groups: All receivers.
        functions: The references to all of them, if they are functions that are not async.
        methods: The group of all of them, if they are methods of one function that is not async.
        single: The reference to the function or the instance, if it is only one of these.
        function: A reference to the function of the single method; None for a single function.
        attributes: The attributes of the single function.
        sender: Returns the sender; None in a plan for all that have no receivers of their own.
        is_dropped: Whether something has changed since.
    """

    __slots__ = (
        "attributes",
        "function",
        "functions",
        "groups",
        "is_dropped",
        "methods",
        "sender",
        "single",
    )

    attributes: dict[str, Any]
    function: Reference | None
    functions: list[Reference] | None
    groups: tuple[Group | Others, ...]
    is_dropped: bool
    methods: Group | None
    sender: Callable[[], Any] | None
    single: Reference | None

    def __init__(self, groups: Iterable[Group | Others]) -> None:
        self.attributes = _NO_ATTRIBUTES
        self.function = None
        self.functions = None
        self.groups = tuple(groups)
        self.is_dropped = False
        self.methods = None
        self.sender = None
        self.single = None
        if len(self.groups) == 1:
            [group] = self.groups
            if isinstance(group, Group) and not group.is_async:
                self._abbreviate(group)

    def _abbreviate(self, group: Group) -> None:
        """Note what a send finds at once: the only group, and the only receiver in it."""
        self.function = group.function
        if group.function is None:
            self.functions = group.references
        else:
            self.methods = group
        if len(group.references) == 1:
            [self.single] = group.references
            attributes = (group.function or self.single).attributes
            if attributes is not None:
                self.attributes = attributes

    def drop(self) -> None:
        """Have the sends that are walking the plan look again at what is left of it."""
        # All signals share NOBODY, in which there is nothing to look at.
        self.is_dropped = self is not NOBODY
        for group in self.groups:
            group.drop()

    def notice_attributes(self) -> bool:
        """Drop the plan as a function in it has got attributes, and let go of these.

        Returns:
            False: the receiver whose turn it is should not be called as planned.
        """
        self.drop()
        for reference in self._functions():
            if reference.attributes:
                reference.attributes = _SOME_ATTRIBUTES
        return False

    def forget_attributes(self) -> None:
        """Let go of the attributes of all functions: they may lead to the function itself."""
        for reference in self._functions():
            reference.attributes = _NO_ATTRIBUTES

    def _functions(self) -> Iterator[Reference]:
        """Yield the references to all functions that are not async, after the plan was dropped."""
        for group in self.groups:
            if isinstance(group, Group) and group.function is None and not group.is_async:
                yield from group.left

    def keys_after(self, index: int, called: int) -> list[Hashable]:
        """Return the keys of who is left after the plan was dropped.

        Args:
            index: The group that was being walked.
            called: How many of that group have been called.
        """
        walked, *later = self.groups[index:]
        keys = walked.keys_after(called)
        for group in later:
            keys += group.keys_after()
        return keys


#: The plan where nobody is connected.
NOBODY: Final = Plan([])


def resolve(receivers: Mapping[Hashable, Any], key: Hashable) -> Any:
    """Return the receiver that is connected under ``key`` now, or None."""
    entry: Any = receivers.get(key)
    if isinstance(entry, ref):
        return entry()  # pyright: ignore[reportUnknownVariableType]  # of anything
    return entry


def build_plan(receivers: Mapping[Hashable, Any], keys: Iterable[Hashable]) -> Plan:
    """Return the plan that calls the receivers of ``keys``."""
    builder = _PlanBuilder(receivers)
    for key in keys:
        builder.add(key)
    return Plan(builder.groups) if builder.groups else NOBODY


class _PlanBuilder:
    """Puts receivers into groups.

    Args:
        receivers: References to receivers, or receivers themselves, by key.
    """

    __slots__ = ("_functions", "_last", "_receivers", "groups")

    def __init__(self, receivers: Mapping[Hashable, Any]) -> None:
        self.groups: list[Group | Others] = []
        self._functions: dict[FunctionType, Reference] = {}
        self._last: Group | Others | None = None
        self._receivers = receivers

    def add(self, key: Hashable) -> None:
        """Add the receiver of a key to the last group, or to a new one."""
        entry = self._receivers.get(key)
        receiver: Any
        # Most are functions that an earlier plan has had a look at.
        if type(entry) is Reference and entry.attributes is not None:
            receiver = entry()
            if receiver is not None:
                attributes = _attributes(receiver)
                if not attributes:
                    entry.attributes = attributes
                    self._group(None, is_async=False).append(entry)
                    return
            # Not None, as other plans may have the function as well.
            entry.attributes = _SOME_ATTRIBUTES
        receiver = resolve(self._receivers, key)
        if _is_plain(receiver):
            self._add_function(entry, receiver, key)
        elif type(receiver) is not MethodType or not self._add_method(entry, receiver, key):
            self._add_other(key)

    def _add_function(self, entry: Any, function: FunctionType, key: Hashable) -> None:
        reference = entry if type(entry) is Reference else new_reference(function, None, key)
        is_async = has_coroutine_code(function)
        if not is_async:
            reference.attributes = _attributes(function)
        self._group(None, is_async=is_async).append(reference)

    def _add_method(self, entry: Any, method: MethodType, key: Hashable) -> bool:
        """Add a method, if it is one of a plain function, and its instance can be referred to."""
        function = method.__func__
        if not _is_plain(function):
            return False
        if type(entry) is MethodReference:
            instance = entry.instance
        else:
            try:
                instance = new_reference(method.__self__, None, key)
            except TypeError:
                return False
        reference = self._functions.get(function)
        if reference is None:
            reference = self._functions[function] = new_reference(function, None, key)
            reference.attributes = _attributes(function)
        self._group(reference, is_async=has_coroutine_code(function)).append(instance)
        return True

    def _add_other(self, key: Hashable) -> None:
        """Add what may be anything.

        It may also be dead, or deleted from `Signal.receivers`, and back in the middle of a send.
        """
        last = self._last
        if not isinstance(last, Others):
            last = self._last = Others()
            self.groups.append(last)
        last.keys_of_receivers.append(key)

    def _group(self, function: Reference | None, *, is_async: bool) -> list[Reference]:
        """Return the references of a group of this kind, the last one if it is."""
        last = self._last
        if type(last) is not Group or last.function is not function or last.is_async != is_async:
            last = self._last = Group(function, is_async=is_async)
            self.groups.append(last)
        return last.references


def _is_plain(receiver: object) -> TypeGuard[FunctionType]:
    return type(receiver) is FunctionType and not can_become_coroutine_function(receiver)


def _attributes(function: FunctionType) -> dict[str, Any]:
    return function.__dict__ if FUNCTIONS_CAN_BE_MARKED else _NO_ATTRIBUTES
