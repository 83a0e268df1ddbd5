"""Really makes generated sends, with every value of their variables, and says what goes wrong."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from types import FunctionType
from typing import Any, NamedTuple

import typeguard

from tests.plugin.sends.payloads import Payload, is_name
from tests.plugin.sends.reasons import Reason, raised_reasons
from tests.plugin.sends.source import WRAPPER_OF, WRAPPERS, Send
from tests.plugin.sends.values import Filling, Opening, fillings, openings
from tests.plugin.vocabulary import VALUES, Key


class Verdict(NamedTuple):
    """What the real sends of a generated send show."""

    fits: bool
    #: What goes wrong: a set for each payload that the send may be held against.
    reasons: list[set[Reason]]


class Judge:
    """Makes the sends of a module.

    Args:
        namespace: What is in the module.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        self._values: dict[str, list[object]] = {
            kind: [self._evaluated(value) for value in values] for kind, values in VALUES.items()
        }
        self._values["Any"] = [None]

    def verdict(self, send: Send) -> Verdict:
        """Make a send in every way."""
        if send.place == "self":
            self._values[send.sender] = [self._evaluated(f"home{send.number}")]
        self._values["wrapper"] = [self._namespace[WRAPPERS[WRAPPER_OF[send.method]]]]
        found = [
            self._signal_verdict(send, position, payload)
            for position, (_, payload) in enumerate(send.signals)
        ]
        reasons = [
            set[Reason]().union(*chosen)
            for chosen in itertools.product(*[verdict.reasons for verdict in found])
        ]
        return Verdict(all(verdict.fits for verdict in found), reasons)

    def _signal_verdict(self, send: Send, position: int, payload: Payload) -> Verdict:
        """Find the contents of open arguments with which the send fits, or fits best."""
        best: dict[tuple[int, ...], Verdict] = {}
        for opening in openings(send, payload):
            found = self._opened_verdict(send, position, opening)
            if found.fits:
                return found
            variants = tuple(opening.variants)
            if variants not in best or _size(found) < _size(best[variants]):
                best[variants] = found
        reasons = [reasons for verdict in best.values() for reasons in verdict.reasons]
        return Verdict(fits=False, reasons=reasons)

    def _opened_verdict(self, send: Send, position: int, opening: Opening) -> Verdict:
        """Make a send with all values: each time, it must fit one of the payloads."""
        targets = [_Target(self, send, position, variant) for variant in opening.variants]
        reasons: list[set[Reason]] = [set() for _ in targets]
        fits = True
        for filling in fillings(send, opening, self._values):
            found = [target.reasons(filling) for target in targets]
            if all(found):
                fits = False
                reasons = [known | new for known, new in zip(reasons, found, strict=True)]
        return Verdict(fits, reasons)

    def values_of(self, kind: str) -> list[object]:
        """List values of a type, which show every way in which it is too wide."""
        return self._values[kind]

    def named(self, name: str) -> Any:
        """Return what has a name in the module."""
        return self._namespace[name]

    def fits(self, value: object, annotation: str) -> bool:
        """Tell whether a value is of a type."""
        try:
            typeguard.check_type(value, self._evaluated(annotation))
        except typeguard.TypeCheckError:
            return False
        return True

    def signal(self, send: Send, position: int) -> Any:
        """Return a signal that the send may be made with."""
        return self._evaluated(send.signals[position][0])

    def _evaluated(self, source: str) -> Any:
        return eval(source, self._namespace)  # noqa: S307  # the sources are our own


class _Target:
    """One exact receiver, to which a send is made."""

    def __init__(self, judge: Judge, send: Send, position: int, variant: int) -> None:
        self._judge = judge
        self._send = send
        self._payload = send.signals[position][1]
        self._keys = self._payload.variants[variant]
        self._signal = judge.signal(send, position)
        self._function: Callable[..., Any] = judge.named(f"send{send.number}")
        receiver = judge.named(f"receiver{send.number}_{position}_{variant}")
        self._receiver = with_odd_names(receiver, self._keys)

    def reasons(self, filling: Filling) -> set[Reason]:
        """Make one real send; say what goes wrong."""
        self._judge.named("returned")[:] = [filling.result]
        first = [self._signal] if self._send.takes_signal else []
        got = self._attempt(lambda: self._function(*first, *filling.arguments(self._send)))
        if isinstance(got, Exception):
            return self._explained(got, filling)
        result = got[0][1] if self._send.taken is None else got
        return set(self._misfits(result, filling.senders()))

    def _attempt(self, send: Callable[[], Any]) -> Any:
        """Send to the exact receiver alone; return what that gives, or else the error."""
        self._judge.named("received").clear()
        with self._signal.connected_to(self._receiver):
            try:
                result = send()
                return finished(result) if self._send.method == "send_async" else result
            except (TypeError, RuntimeError) as error:
                return error

    def _explained(self, error: Exception, filling: Filling) -> set[Reason]:
        """Put right what is wrong, one thing after the other, and say what that was."""
        twice = {Reason("twice", name) for name in filling.keys_given_twice()}
        found = twice.union(
            *[self._repaired(filling.senders(), payload) for payload in filling.payloads()]
        )
        assert found.issuperset(raised_reasons(error)), (error, found)
        return found

    def _repaired(self, senders: list[object], payload: dict[str, object]) -> set[Reason]:
        """Send, and put right what is wrong, until the receiver gets a payload."""
        found: set[Reason] = set()
        send = getattr(self._signal, self._send.method)
        if self._send.wrapper is not None:
            payload[self._send.wrapper] = self._judge.named(WRAPPERS[self._send.wrapper])
        got = self._attempt(lambda: send(*senders, **payload))
        while isinstance(got, Exception):
            reasons = raised_reasons(got)
            assert found.isdisjoint(reasons), got
            found |= reasons
            for reason in reasons:
                self._put_right(reason, senders, payload)
            got = self._attempt(lambda: send(*senders, **payload))
        return found.union(self._misfits(got[0][1], senders))

    def _put_right(self, reason: Reason, senders: list[object], payload: dict[str, object]) -> None:
        match reason.kind:
            case "missing":
                [kind] = [key.type for key in self._keys if key.name == reason.key]
                payload[reason.key] = self._judge.values_of(kind)[0]
            case "unknown":
                del payload[reason.key]
            case "positional":
                del senders[1:]
            case "coroutine":
                wrapper = WRAPPER_OF[self._send.method]
                payload[wrapper] = self._judge.named(WRAPPERS[wrapper])
            case _:
                raise AssertionError(reason)

    def _misfits(self, result: object, senders: Sequence[object]) -> Iterator[Reason]:
        """Find the values of wrong types that were received."""
        [received] = self._judge.named("received")
        if not self._judge.fits(received["who"], self._send.sender):
            yield Reason("sender" if senders else "no sender")
        for key in self._keys:
            value = received[key.name]
            if value is not self._judge.named("ABSENT") and not self._judge.fits(value, key.type):
                yield Reason("misfit", key.name)
        if self._payload.rest is not None:
            for name, value in received["rest"].items():
                if not self._judge.fits(value, self._payload.rest):
                    yield Reason("misfit", name)
        if self._send.taken is not None and not self._judge.fits(result, self._send.taken):
            yield Reason("result")


def _size(verdict: Verdict) -> int:
    return min(map(len, verdict.reasons))


def finished(coroutine: Any) -> Any:
    """Run a coroutine that waits for nothing."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")


def with_odd_names(receiver: FunctionType, keys: Sequence[Key]) -> FunctionType:
    """Let a receiver take keys that are no identifiers, as no source code could spell it."""
    odd = {f"odd_{index}": key.name for index, key in enumerate(keys) if not is_name(key.name)}
    if not odd:
        return receiver
    code = receiver.__code__
    names = tuple(odd.get(name, name) for name in code.co_varnames)
    renamed = FunctionType(code.replace(co_varnames=names), receiver.__globals__)
    renamed.__kwdefaults__ = {
        odd.get(name, name): value for name, value in (receiver.__kwdefaults__ or {}).items()
    }
    return renamed
