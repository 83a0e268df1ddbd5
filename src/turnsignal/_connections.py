"""What is connected to a signal."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from sys import is_finalizing
from types import FunctionType
from typing import Any
from weakref import ref

from . import _mutation
from ._bucket import Bucket
from ._plan import NOBODY, Plan, build_plan, resolve
from ._receivers import Receivers
from ._references import (
    MethodReference,
    OnDeath,
    Reference,
    is_dead,
    made_anew,
    new_reference,
    refers_by,
    weak_reference,
)
from ._senders import Senders
from ._symbol import ANY

# What dict itself does, past `Receivers`, which would take it for a change by the program.
_set_default = dict[Hashable, Any].setdefault
_set_item = dict[Hashable, Any].__setitem__
_pop = dict[Hashable, Any].pop
_clear = dict[Hashable, Any].clear

_OWN_REFERENCES = (Reference, MethodReference)

#: How many patches of `Signal.receivers` may be within each other.
_MOST_REPLACED = 16


class Connections:
    """What is connected to a signal, to which senders, and the plans for sending.

    A change is made under the lock, and drops the plans that it concerns, even if it fails.

    Attributes:
        receivers: By key, a reference or the receiver itself.
        for_any: The keys of the receivers of any sender.
        senders: The senders with receivers of their own; None if there was none, or if
            all were pruned.
        plan: The plan for all other senders; None if it is to be built, or cannot be.
    """

    __slots__ = (
        "__weakref__",
        "_has_plans",
        "_on_death",
        "_own_receivers",
        "_replaced",
        "_set_class",
        "for_any",
        "plan",
        "receivers",
        "senders",
    )

    _on_death: OnDeath | None
    _replaced: deque[dict[Hashable, Any]] | None
    plan: Plan | None
    receivers: dict[Hashable, Any]
    senders: Senders | None

    def __init__(self, set_class: type[set[Any]]) -> None:
        self._set_class: Any = Bucket if set_class is set else set_class
        self.for_any: Any = self._set_class()
        self.senders = None
        self._prepare()

    def _prepare(self) -> None:
        """Set up all that is not copied or pickled with connections."""
        self._on_death = None
        self._replaced = None
        self._own_receivers = self.receivers = Receivers()
        self._own_receivers.connections = ref(self)
        # Only what we hear of when it changes can be prepared: not another dict in the place of
        # `receivers`, and not a set class that may do anything.
        self._has_plans = self._set_class is Bucket
        self.plan = self._first_plan()

    # Copies

    def __getstate__(self) -> tuple[Any, ...]:
        return _mutation.read(self._state)

    def _state(self) -> tuple[Any, ...]:
        senders = None
        if self.senders is not None:
            senders = Senders.__new__(Senders)
            senders.__setstate__(self.senders.__getstate__())
        return self._set_class, dict(self.receivers), self.for_any.copy(), senders

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._set_class, receivers, self.for_any, self.senders = state
        self._prepare()
        # A weak reference tells the connections that it was made for: here, the original ones.
        for key, entry in receivers.items():
            own = made_anew(entry, self.reference_to)
            _set_item(self.receivers, key, own)

    # Asked before a change, without the lock

    def reference_to(self, receiver: Any, key: Hashable) -> Reference | MethodReference:
        """Return a weak reference to a receiver, whose death disconnects it.

        Raises:
            TypeError: If the receiver cannot be weakly referenced.
        """
        on_death = self._on_death
        existing: Any = self.receivers.get(key)
        if (
            existing is not None
            and type(existing) in _OWN_REFERENCES
            and existing.__callback__ is on_death
            and existing.key == key
            # Bound methods of one key are the same as long as both halves are alive.
            and (existing() is receiver if type(existing) is Reference else existing() is not None)
        ):
            return existing  # type: ignore[no-any-return]
        if on_death is None:
            # Made when it is needed, as many signals never get a receiver.
            own: ref[Connections] = ref(self)
            on_death = self._on_death = partial(_receiver_died, own)
        if type(receiver) is FunctionType:
            return new_reference(receiver, on_death, key)
        return weak_reference(receiver, on_death, key)

    def is_unknown(self, key: Hashable) -> bool:
        """Return whether a receiver is in none of the books."""
        return (
            key not in self.receivers
            and key not in self.for_any
            and (self.senders is None or key not in self.senders.of_receiver)
        )

    # Changes, which return what they removed

    def connect(self, key: Hashable, entry: Any, sender: Any, key_of_sender: Hashable) -> object:
        """File a receiver, or a reference to one, under its key."""
        if self.receivers is self._own_receivers:
            replaced = _set_default(self.receivers, key, entry)
        else:
            replaced = self.receivers.setdefault(key, entry)
        if replaced is not entry:
            self._replace(key, replaced, entry)
        if sender is not ANY:
            if self.senders is None:
                self.senders = Senders(self._set_class)
            self.senders.connect(key, sender, key_of_sender)
            return replaced
        try:
            self.for_any.add(key)
        finally:
            if self.plan is not None or self.senders is not None:
                self.drop_plans()
        return replaced

    def _replace(self, key: Hashable, replaced: Any, entry: Any) -> None:
        """Put a new entry in the place of another."""
        if is_dead(replaced):
            # Its key is used again before anyone was told of the death.
            self.disconnect(key, None)
        else:
            self.drop_plans()
        if self.receivers is self._own_receivers:
            _set_item(self.receivers, key, entry)
        else:
            self.receivers[key] = entry

    def disconnect(self, key: Hashable, key_of_sender: Hashable) -> object:
        """Remove a receiver: with a sender's key, from that one only."""
        senders = self.senders
        if key_of_sender is not None:
            # It stays in `receivers`, as in blinker.
            return senders and senders.disconnect(key, key_of_sender)
        receivers = self.receivers
        for_any = self.for_any
        removed_sender = None
        try:
            if receivers is self._own_receivers:
                entry = _pop(receivers, key, None)
            else:
                entry = receivers.pop(key, None)
            if senders is not None:
                removed_sender = senders.disconnect_everywhere(key)
        finally:
            if key in for_any:
                if type(for_any) is Bucket:
                    for_any.pop(key, None)
                else:
                    for_any.discard(key)
                if self.plan is not None or senders is not None:
                    self.drop_plans()
        return entry if removed_sender is None else (entry, removed_sender)

    def forget(self, reference: Reference | MethodReference) -> object:
        """Remove a receiver that died, unless its key is in use again."""
        entry = self.receivers.get(reference.key)
        # It is not even there if a program has removed it, or put another dict in the place of
        # `receivers`.
        if entry is None or refers_by(entry, reference):
            return self.disconnect(reference.key, None)
        return None

    def use_receivers(self, receivers: dict[Hashable, Any]) -> object:
        """Have ``receivers`` in the place of `receivers`."""
        if self._replaced is None:
            self._replaced = deque(maxlen=_MOST_REPLACED)
        self._replaced.append(self.receivers)
        return self._use(receivers)

    def restore_receivers(self) -> object:
        """Have in the place of `receivers` what was there before the last replacement."""
        return self._use(self._replaced.pop() if self._replaced else self._own_receivers)

    def _use(self, receivers: dict[Hashable, Any]) -> object:
        replaced = self.receivers
        self.receivers = receivers
        self._has_plans = receivers is self._own_receivers and self._set_class is Bucket
        self.drop_plans()
        return replaced

    def prune(self) -> object:
        """Remove senders without receivers, and the books of senders if there are no others."""
        senders = self.senders
        if senders is None:
            return None
        removed = senders.prune()
        if not senders.buckets:
            # A send looks for its sender as long as there are these books.
            self.senders = None
        return removed, senders

    def clear(self) -> object:
        """Disconnect everything."""
        removed = dict(self.receivers), self.senders
        try:
            if self.receivers is self._own_receivers:
                _clear(self.receivers)
            else:
                self.receivers.clear()
            self.for_any = self._set_class()
        finally:
            self.drop_plans()
            self.senders = None
        return removed

    def _first_plan(self) -> Plan | None:
        """Return the plan of a signal without receivers, which need not be built."""
        return None if self.for_any or not self._has_plans else NOBODY

    def drop_plans(self) -> None:
        """Have all plans built anew, and sends that are running look again."""
        if self.plan is not None:
            self.plan.drop()
            self.plan.forget_attributes()
        self.plan = self._first_plan()
        if self.senders is not None:
            self.senders.drop_plans()

    def abandon_plans(self) -> None:
        """Have all plans built anew after a change that an exception has interrupted.

        Without a single call in which the next exception could come before it is done.
        """
        self.plan = None
        senders = self.senders
        if senders is not None:
            senders.recent = None
            senders.plans = {}

    def sweep(self, key: Hashable) -> object:
        """Remove a receiver that is dead, though nobody was told."""
        return self.disconnect(key, None) if is_dead(self.receivers.get(key)) else None

    # What a sender's receivers are

    def receiver_of(self, key: Hashable) -> Any:
        """Return the receiver that is connected under a key now, or None."""
        receiver = resolve(self.receivers, key)
        if receiver is None and key in self.receivers:
            # It died while another dict was in the place of `receivers`, or as the handler of a
            # system signal raised an exception.
            _mutation.run_soon(self.sweep, key)
        return receiver

    def own_key(self, sender: Any) -> Hashable | None:
        """Return the key of a sender with receivers of its own, or None."""
        senders = self.senders
        if senders is None:
            return None
        key = senders.key_of(sender)
        return key if senders.has(key) else None

    def own_bucket(self, sender: Any) -> Any:
        """Return the keys of the receivers of this sender alone, or None."""
        key = self.own_key(sender)
        senders = self.senders
        return None if key is None or senders is None else senders.buckets.get(key)

    def keys_for(self, sender: Any) -> Iterable[Hashable]:
        """Return a snapshot of the keys of the sender's receivers, those of ANY first."""
        bucket = self.own_bucket(sender)
        keys: Iterable[Hashable] = self.for_any.copy() if bucket is None else self.for_any | bucket
        return keys

    def plan_for(self, sender: Any) -> Plan | None:
        """Return the plan for a sender, or None if nothing can be prepared."""
        if not self._has_plans:
            return None
        # Without the lock, as most senders only have to be told apart: a plan that another
        # thread replaces meanwhile was the right one when the send began.
        plan = self.plan
        senders = self.senders
        if senders is not None:
            key = self.own_key(sender)
            if key is not None:
                plan = senders.plans.get(key)
        if plan is None or plan.is_dropped:
            plan = _mutation.read(self._build_plan, sender)
        return plan

    def _build_plan(self, sender: Any) -> Plan:
        senders = self.senders
        key = self.own_key(sender)
        if key is None or senders is None:
            plan = self.plan
            if plan is None or plan.is_dropped:
                plan = self.plan = build_plan(self.receivers, self.for_any)
            return plan
        plan = senders.plans.get(key)
        if plan is None or plan.is_dropped:
            plan = build_plan(self.receivers, {**self.for_any, **senders.buckets[key]})
            senders.keep_plan(key, plan)
        return plan


def _receiver_died(
    owner: ref[Connections], reference: Reference, is_finalizing: Callable[[], bool] = is_finalizing
) -> None:
    connections = owner()
    if connections is not None and not is_finalizing():
        _mutation.run_soon(connections.forget, reference)
