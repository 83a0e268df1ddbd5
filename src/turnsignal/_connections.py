"""What is connected to a signal, and to which senders."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from sys import is_finalizing
from typing import Any
from weakref import ref

from . import _mutation
from ._keys import is_by_value, sender_key
from ._plan import Plan, build_plan
from ._receivers import Receivers
from ._references import (
    Held,
    MethodReference,
    OnDeath,
    Reference,
    is_dead,
    refers_by,
    weak_reference,
)
from ._symbol import ANY

# What dict itself does, past `Receivers`, which would take it for a change by the program.
_set_item = dict[Hashable, Any].__setitem__
_pop = dict[Hashable, Any].pop
_clear = dict[Hashable, Any].clear


class Bucket(dict[Hashable, None]):
    """The keys of receivers, in the order in which they were connected."""

    __slots__ = ()

    # The interface of a set, as far as a `set_class` has to have it.
    add = dict[Hashable, None].setdefault

    def discard(self, key: Hashable) -> None:
        """Remove ``key`` if it is there."""
        self.pop(key, None)


class Connections:
    """What is connected to a signal, and to which senders.

    The methods below "Changes" are what `_mutation.run` carries out; those return what they
    removed. Everything else only reads.

    Attributes:
        receivers: By key, a reference or the receiver itself.
        for_any: The keys of the receivers of any sender.
        by_sender: The keys of the receivers of each other sender, by the sender's key.
        senders_of: The keys of the senders, ANY excepted, of each receiver, by its key.
        senders: A reference to each sender whose key is an identity.
        plan: The plan for a sender that nothing is connected to; None if it is to be built.
        plans: The plan for each other sender, if it is built.
        version: Replaced when a receiver is removed or replaced: a send that runs then looks
            again at what is left of its plan.
        by_value: Whether a key in ``by_sender`` is not simply the sender's ``id``.
    """

    __slots__ = (
        "__weakref__",
        "_cached",
        "_own_receivers",
        "_receiver_died",
        "_sender_died",
        "_set_class",
        "by_sender",
        "by_value",
        "for_any",
        "plan",
        "plans",
        "receivers",
        "senders",
        "senders_of",
        "version",
    )

    _receiver_died: OnDeath | None
    _sender_died: OnDeath | None
    by_sender: dict[Hashable, Any]
    plan: Plan | None
    plans: dict[Hashable, Plan]
    receivers: dict[Hashable, Any]
    senders: dict[Hashable, Callable[[], Any]]
    senders_of: dict[Hashable, dict[Hashable, None]]

    def __init__(self, set_class: type[set[Any]]) -> None:
        self._set_class: Any = Bucket if set_class is set else set_class
        self.for_any: Any = self._set_class()
        self.by_sender = {}
        self.senders_of = {}
        self.senders = {}
        self.by_value = False
        self._prepare()

    def _prepare(self) -> None:
        """Set up all that is not copied or pickled with connections."""
        self._receiver_died = None
        self._sender_died = None
        self._own_receivers = self.receivers = Receivers()
        self._own_receivers.connections = ref(self)
        # Only what we hear of when it changes can be prepared: not another dict in the place of
        # `receivers`, and not a set class that may do anything.
        self._cached = self._set_class is Bucket
        self.plan = None
        self.plans = {}
        self.version = object()

    # Copies

    def __getstate__(self) -> tuple[Any, ...]:
        return _mutation.read(self._state)

    def _state(self) -> tuple[Any, ...]:
        return (
            self._set_class,
            dict(self.receivers),
            self._copy_bucket(self.for_any),
            {key: self._copy_bucket(bucket) for key, bucket in self.by_sender.items()},
            {key: dict(senders) for key, senders in self.senders_of.items()},
            dict(self.senders),
            self.by_value,
        )

    def _copy_bucket(self, bucket: Any) -> Any:
        return Bucket(bucket) if self._set_class is Bucket else bucket.copy()

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        (
            self._set_class,
            receivers,
            self.for_any,
            self.by_sender,
            self.senders_of,
            senders,
            self.by_value,
        ) = state
        self._prepare()
        # A weak reference tells the connections that it was made for: here, the original ones.
        for key, entry in receivers.items():
            own = _made_anew(entry, self.refer_to_receiver)
            _set_item(self.receivers, key, own)
        self.senders = {
            key: _made_anew(reference, self._refer_to_sender) for key, reference in senders.items()
        }

    # References

    def refer_to_receiver(self, receiver: object, key: Hashable) -> Reference | MethodReference:
        """Return a weak reference to a receiver, whose death disconnects it.

        Raises:
            TypeError: If the receiver cannot be weakly referenced.
        """
        # Made when it is needed, as many signals never get a receiver.
        if self._receiver_died is None:
            self._receiver_died = partial(_receiver_died, ref(self))
        return weak_reference(receiver, self._receiver_died, key)

    def _refer_to_sender(self, sender: object, key: Hashable) -> Reference | MethodReference:
        if self._sender_died is None:
            self._sender_died = partial(_sender_died, ref(self))
        return weak_reference(sender, self._sender_died, key)

    # Changes

    def connect(self, key: Hashable, entry: Any, sender: Any, key_of_sender: Hashable) -> object:
        """File a receiver, or a reference to one, under its key."""
        replaced = self.receivers.get(key)
        if replaced is not None and is_dead(replaced):
            # A dead receiver's key, used again before anyone was told of the death.
            self.disconnect_everywhere(key)
        if sender is ANY:
            bucket = self.for_any
        else:
            bucket = self._bucket(sender, key_of_sender)
            self.senders_of.setdefault(key, {})[key_of_sender] = None
        if self.receivers is self._own_receivers:
            _set_item(self.receivers, key, entry)
        else:
            self.receivers[key] = entry
        bucket.add(key)
        if replaced is not None:
            self.invalidate()
        elif sender is ANY:
            self.plan = None
            if self.plans:
                self.plans = {}
        elif self.plans:
            self.plans.pop(key_of_sender, None)
        return replaced

    def _bucket(self, sender: Any, key: Hashable) -> Any:
        """Return the keys of the sender's receivers, to add one."""
        bucket = self.by_sender.get(key)
        if bucket is not None and is_dead(self.senders.get(key)):
            self._remove_sender(key)
            bucket = None
        if bucket is not None:
            return bucket
        bucket = self.by_sender[key] = self._set_class()
        if type(key) is not int:
            self.by_value = True
        if not is_by_value(key):
            try:
                self.senders[key] = self._refer_to_sender(sender, key)
            except TypeError:
                self.senders[key] = Held(sender)
        return bucket

    def disconnect(self, key: Hashable, key_of_sender: Hashable) -> object:
        """Disconnect a receiver from one sender. It stays in `receivers`, as in blinker."""
        bucket = self.by_sender.get(key_of_sender)
        if bucket is None:
            return None
        bucket.discard(key)
        if key in self.senders_of:
            self.senders_of[key].pop(key_of_sender, None)
        self.plans.pop(key_of_sender, None)
        if not bucket and isinstance(self.senders.get(key_of_sender), Held):
            return self._remove_sender(key_of_sender)
        return None

    def disconnect_everywhere(self, key: Hashable) -> object:
        """Remove a receiver."""
        own = self.receivers is self._own_receivers
        removed: list[object] = [
            _pop(self.receivers, key, None) if own else self.receivers.pop(key, None)
        ]
        self.for_any.discard(key)
        if key in self.senders_of:
            removed.extend([self.disconnect(key, sender) for sender in tuple(self.senders_of[key])])
            del self.senders_of[key]
        self.invalidate()
        return removed

    def _remove_sender(self, key: Hashable) -> object:
        reference = self.senders.pop(key, None)
        for receiver_key in self.by_sender.pop(key, ()):
            if receiver_key in self.senders_of:
                self.senders_of[receiver_key].pop(key, None)
        self.plans.pop(key, None)
        return reference

    def forget_receiver(self, reference: Reference | MethodReference) -> object:
        """Remove a receiver that died, unless its key is in use again."""
        entry = self.receivers.get(reference.key)
        # It is not even there while a program has put another dict in its place.
        if entry is None or refers_by(entry, reference):
            return self.disconnect_everywhere(reference.key)
        return None

    def forget_sender(self, reference: Reference | MethodReference) -> object:
        """Disconnect all receivers of a sender that died, unless its key is in use again."""
        if refers_by(self.senders.get(reference.key), reference):
            return self._remove_sender(reference.key)
        return None

    def invalidate(self) -> None:
        """Forget all plans, and have sends that are running look again."""
        self.plan = None
        if self.plans:
            self.plans = {}
        self.version = object()

    def use_receivers(self, receivers: dict[Hashable, Any] | None) -> object:
        """Have ``receivers`` in the place of `receivers`; None brings the original back."""
        replaced = self.receivers
        self.receivers = self._own_receivers if receivers is None else receivers
        self._cached = self.receivers is self._own_receivers and self._set_class is Bucket
        self.invalidate()
        return replaced

    def prune(self) -> object:
        """Remove empty buckets."""
        empty = [key for key, bucket in self.by_sender.items() if not bucket]
        removed = [self._remove_sender(key) for key in empty]
        self.senders_of = {key: senders for key, senders in self.senders_of.items() if senders}
        return removed

    def clear(self) -> object:
        """Disconnect everything."""
        removed = dict(self.receivers), self.senders
        if self.receivers is self._own_receivers:
            _clear(self.receivers)
        else:
            self.receivers.clear()
        self.for_any = self._set_class()
        self.by_sender = {}
        self.senders_of = {}
        self.senders = {}
        self.by_value = False
        self.invalidate()
        return removed

    # What a sender's receivers are

    def own_key(self, sender: Any) -> Hashable | None:
        """Return the key of a sender with receivers of its own, or None."""
        key = sender_key(sender) if self.by_value else id(sender)
        if key not in self.by_sender:
            return None
        # A dead sender's identity may be in use again before anyone was told of the death.
        return None if is_dead(self.senders.get(key)) else key

    def own_bucket(self, sender: Any) -> Any:
        """Return the keys of the receivers of this sender alone, or None."""
        key = self.own_key(sender)
        return None if key is None else self.by_sender.get(key)

    def keys_for(self, sender: Any) -> Iterable[Hashable]:
        """Return a snapshot of the keys of the sender's receivers, those of ANY first."""
        bucket = self.own_bucket(sender)
        keys: Iterable[Hashable] = self.for_any.copy() if bucket is None else self.for_any | bucket
        return keys

    def plan_for(self, sender: Any) -> Plan | None:
        """Return the plan for a sender, or None if nothing can be prepared."""
        if not self._cached:
            return None
        # Without the lock, as most senders only have to be told apart: a plan that another
        # thread replaces meanwhile was the right one when the send began.
        plan = self._prepared_plan(self.own_key(sender))
        return _mutation.read(self._plan_for, sender) if plan is None else plan

    def _plan_for(self, sender: Any) -> Plan:
        key = self.own_key(sender)
        plan = self._prepared_plan(key)
        if plan is None and key is None:
            plan = self.plan = build_plan(self.receivers, self.for_any)
        elif plan is None:
            keys = {**self.for_any, **self.by_sender[key]}
            plan = self.plans[key] = build_plan(self.receivers, keys)
        return plan

    def _prepared_plan(self, key: Hashable | None) -> Plan | None:
        plan = self.plan if key is None else self.plans.get(key)
        return None if plan is None or any(plan.attributes) else plan


def _made_anew(entry: Any, refer: Callable[[Any, Hashable], Reference | MethodReference]) -> Any:
    """Return a new reference for ``entry``, if it is one of ours to something alive."""
    target = entry() if isinstance(entry, (Reference, MethodReference)) else None
    return entry if target is None else refer(target, entry.key)


def _receiver_died(
    owner: ref[Connections], reference: Reference, is_finalizing: Callable[[], bool] = is_finalizing
) -> None:
    connections = owner()
    if connections is not None and not is_finalizing():
        _mutation.run_soon(connections.forget_receiver, reference)


def _sender_died(
    owner: ref[Connections], reference: Reference, is_finalizing: Callable[[], bool] = is_finalizing
) -> None:
    connections = owner()
    if connections is not None and not is_finalizing():
        # At once, even in the middle of a change: its identity may be used again when we return.
        connections.plans.pop(reference.key, None)
        _mutation.run_soon(connections.forget_sender, reference)
