"""Walking a plan: how its receivers are called, one after the other.

`CoreSignal.send` does for plain functions, which most receivers are, in line what is here for
all the others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from inspect import CO_COROUTINE
from types import CoroutineType, MethodType
from typing import Any, TypeAlias

from ._connections import Connections
from ._coroutines import is_coroutine_function
from ._plan import Group, Others, Plan

#: Each receiver that was called, with what it returned.
Results: TypeAlias = list[tuple[Callable[..., Any], Any]]

#: Makes a function of a coroutine function, or the other way round.
Wrapper: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]] | None

#: Any, as checkers would narrow down what a receiver returned.
COROUTINE: Any = CoroutineType

# One receiver


def call(receiver: Callable[..., Any], sender: Any, wrapper: Wrapper, payload: Any) -> Any:
    """Call a receiver that may be a coroutine function.

    Raises:
        RuntimeError: If it is one, and there is no wrapper.
    """
    if is_coroutine_function(receiver):
        if wrapper is None:
            raise RuntimeError("Cannot send to a coroutine function.")
        return wrapper(receiver)(sender, **payload)
    return receiver(sender, **payload)


def call_late(
    coroutine: Any, receiver: Callable[..., Any], sender: Any, wrapper: Wrapper, payload: Any
) -> Any:
    """Call a receiver that was called as a function and returned a coroutine.

    It may have become a coroutine function: its ``__code__`` was replaced after the plan was
    built. Then the coroutine has not started to run.
    """
    if not is_coroutine_function(receiver):
        return coroutine
    coroutine.close()
    return call(receiver, sender, wrapper, payload)


async def call_async(
    receiver: Callable[..., Any], sender: Any, wrapper: Wrapper, payload: Any
) -> Any:
    """Call and await a receiver that may not be a coroutine function.

    Raises:
        RuntimeError: If it is none, and there is no wrapper.
    """
    if is_coroutine_function(receiver):
        return await receiver(sender, **payload)
    if wrapper is None:
        raise RuntimeError("Cannot send to a non-coroutine function.")
    return await wrapper(receiver)(sender, **payload)


# All receivers of a plan


def call_plan(
    plan: Plan, connections: Connections, sender: Any, wrapper: Wrapper, payload: Any
) -> Results:
    """Call all receivers of a plan.

    Args:
        plan: The plan.
        connections: What is connected.
        sender: Who sends.
        wrapper: Makes a function of a receiver that is a coroutine function.
        payload: What to pass.

    Returns:
        Each receiver with what it returned.
    """
    results: Results = []
    for index, group in enumerate(plan.groups):
        if isinstance(group, Others) or group.is_async:
            results += _call_each(group.keys_after(), connections, sender, wrapper, payload)
            continue
        call_group = _call_functions if group.function is None else call_methods
        called = call_group(plan, group, sender, wrapper, payload)
        results += called
        if plan.is_dropped:
            keys = plan.keys_after(index, len(called))
            return results + _call_each(keys, connections, sender, wrapper, payload)
    return results


def call_rest(
    plan: Plan, connections: Connections, results: Results, sender: Any, payload: Any
) -> Results:
    """Call who is left of a plan of one group, which was dropped while it was walked.

    Returns:
        The results so far, and those of the rest.
    """
    keys = plan.keys_after(0, len(results))
    return results + _call_each(keys, connections, sender, None, payload)


def _call_functions(
    plan: Plan, group: Group, sender: Any, wrapper: Wrapper, payload: Any
) -> Results:
    """Call the functions of a group until the plan is dropped."""
    results: Results = []
    for reference in group.references:
        receiver = reference()
        if receiver is None:
            continue
        if reference.attributes:
            plan.notice_attributes()
            break
        result = receiver(sender, **payload)
        if result is not None and type(result) is COROUTINE:
            result = call_late(result, receiver, sender, wrapper, payload)
        results.append((receiver, result))
    return results


def call_methods(plan: Plan, group: Group, sender: Any, wrapper: Wrapper, payload: Any) -> Results:
    """Call the methods of a group until the plan is dropped."""
    results: Results = []
    function_reference: Any = group.function
    function = function_reference()
    if function is None:
        return results
    attributes = function_reference.attributes
    for reference in group.references:
        instance = reference()
        if instance is None:
            continue
        if attributes:
            plan.notice_attributes()
            break
        # Past the bound method, which is made for the results alone: that saves more than it
        # takes to make it.
        result = function(instance, sender, **payload)
        if result is not None and type(result) is COROUTINE:
            result = call_late(result, MethodType(function, instance), sender, wrapper, payload)
        results.append((MethodType(function, instance), result))
    return results


def _call_each(
    keys: Iterable[Hashable],
    connections: Connections,
    sender: Any,
    wrapper: Wrapper,
    payload: Any,
) -> Results:
    """Call each receiver that is connected when its turn comes."""
    results: Results = []
    for key in keys:
        receiver = connections.receiver_of(key)
        if receiver is not None:
            results.append((receiver, call(receiver, sender, wrapper, payload)))
    return results


# The same for `CoreSignal.send_async`


async def call_plan_async(
    plan: Plan, connections: Connections, sender: Any, wrapper: Wrapper, payload: Any
) -> Results:
    """Call and await all receivers of a plan, as `call_plan` does."""
    results: Results = []
    for index, group in enumerate(plan.groups):
        if isinstance(group, Others) or not group.is_async:
            await _call_each_async(
                group.keys_after(), connections, sender, wrapper, payload, results
            )
            continue
        before = len(results)
        # In line what would be a coroutine of its own, which takes as long as a receiver.
        function = None if group.function is None else group.function()
        for reference in group.references:
            receiver = reference()
            if receiver is None:
                continue
            if group.function is not None:
                if function is None:
                    break
                receiver = MethodType(function, receiver)
            # The ``__code__`` may have been replaced.
            if not receiver.__code__.co_flags & CO_COROUTINE:
                plan.drop()
                break
            results.append((receiver, await receiver(sender, **payload)))
        if plan.is_dropped:
            keys = plan.keys_after(index, len(results) - before)
            await _call_each_async(keys, connections, sender, wrapper, payload, results)
            break
    return results


async def _call_each_async(
    keys: Iterable[Hashable],
    connections: Connections,
    sender: Any,
    wrapper: Wrapper,
    payload: Any,
    results: Results,
) -> None:
    for key in keys:
        receiver = connections.receiver_of(key)
        if receiver is not None:
            results.append((receiver, await call_async(receiver, sender, wrapper, payload)))
