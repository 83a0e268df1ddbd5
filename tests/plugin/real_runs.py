"""Runs a module of an example for real, and judges what it sends and what it connects."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import sys
import typing
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType, ModuleType
from typing import Any, Final, NamedTuple, TypeAlias, TypedDict

import typeguard
from typing_extensions import Unpack

from turnsignal import ANY, Signal, SpecSignal

#: Has a module connect and send whatever it can.
Exercise: TypeAlias = Callable[[ModuleType], object]

#: Signals that are sent with ``send_async``: what records their sends must be a coroutine function.
AWAITED: Final = frozenset({"parcel_sent"})


class Declaration(NamedTuple):
    """A signal, and its declared types."""

    signal: Signal
    sender: Any
    payload: Any
    result: Any


class Sent(NamedTuple):
    """What a send passed to the receivers of a signal."""

    signal: str
    sender: object
    payload: dict[str, Any]


class Connected(NamedTuple):
    """A receiver, and the sender that it was connected to."""

    signal: str
    receiver: Callable[..., Any]
    sender: object


class Run(NamedTuple):
    """What a module did."""

    sent: list[Sent]
    connected: list[Connected]
    #: What it raised, if anything.
    error: Exception | None


def declarations(signals: ModuleType) -> dict[str, Declaration]:
    """Read what a module declares."""
    annotated = typing.get_type_hints(signals)
    found: dict[str, Declaration] = {}
    for name, signal in vars(signals).items():
        if isinstance(signal, SpecSignal):
            types: dict[str, Any] = typing.get_type_hints(signal.specification)
            sender, result = types.pop("sender"), types.pop("return")
            typed_dict: Any = TypedDict
            found[name] = Declaration(signal, sender, typed_dict(name, types), result)
        elif isinstance(signal, Signal):
            declared = annotated.get(name) or vars(signal)["__orig_class__"]
            sender, payload, result = [*typing.get_args(declared), Any][:3]
            found[name] = Declaration(signal, sender, payload, result)
    return found


def run(name: str, exercise: Exercise, declared: dict[str, Declaration]) -> Run:
    """Import a module, exercise it, and record what it does."""
    done = Run([], [], None)
    with ExitStack() as stack:
        for signal_name, declaration in declared.items():
            stack.enter_context(_recorded(signal_name, declaration.signal, done))
        # A coroutine that nobody awaits sends nothing, and this is what counts.
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore", RuntimeWarning)
        sys.modules.pop(name, None)  # importing it has to connect what is in it
        module = importlib.import_module(name)
        try:
            exercise(module)
        except Exception as error:  # noqa: BLE001  # whatever a mistake leads to
            return done._replace(error=error)
    return done


@contextmanager
def _recorded(name: str, signal: Signal, done: Run) -> Generator[None, None, None]:
    """Record what is sent and connected, and leave nothing connected behind."""

    def record(sender: object, /, **payload: Any) -> None:
        done.sent.append(Sent(name, sender, payload))

    async def record_async(sender: object, /, **payload: Any) -> None:
        record(sender, **payload)

    def record_connection(
        _signal: object, *, receiver: Callable[..., Any], sender: object, weak: bool
    ) -> None:
        done.connected.append(Connected(name, receiver, sender))

    recorder = record_async if name in AWAITED else record
    signal.connect(recorder)
    signal.receiver_connected.connect(record_connection)
    try:
        yield
    finally:
        signal.receiver_connected.disconnect(record_connection)
        for receiver in [recorder, *(connected.receiver for connected in done.connected)]:
            signal.disconnect(receiver)


def send_failure(done: Run, correct: Run, declared: dict[str, Declaration]) -> str | None:
    """Say what is wrong with the sends of a run, if anything.

    Args:
        done: The run.
        correct: A run without mistakes, which tells how much is to be sent.
        declared: What the signals declare.
    """
    if done.error is not None:
        return repr(done.error)
    if len(done.sent) != len(correct.sent):
        return f"sent {len(done.sent)} times instead of {len(correct.sent)}"
    for sent in done.sent:
        declaration = declared[sent.signal]
        wrong = misfit(sent.sender, declaration.sender) or misfit(sent.payload, declaration.payload)
        if wrong is not None:
            return f"{sent.signal}: {wrong}"
    return None


def receiver_failure(
    done: Run, samples: Sequence[Sent], declared: dict[str, Declaration]
) -> str | None:
    """Call the receivers that a run has connected; say what goes wrong, if anything.

    Args:
        done: The run.
        samples: Correct sends of all signals.
        declared: What the signals declare.
    """
    for signal, receiver, connected_to in done.connected:
        payloads = [sample for sample in samples if sample.signal == signal]
        assert payloads, f"nothing shows what {signal} sends"
        for _, sender, payload in payloads:
            given = sender if connected_to is ANY else connected_to
            wrong = call_failure(receiver, given, payload, declared[signal].result)
            if wrong is not None:
                return f"{signal}: {wrong}"
    return None


def call_failure(
    receiver: Any, sender: object, payload: dict[str, Any], result: object
) -> str | None:
    """Call a receiver; say what is wrong with what it gets, or with what it returns.

    What its body raises does not count: the body of a mutant may use a parameter that is gone.
    """
    entered: list[dict[str, Any]] = []

    def see(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code is receiver.__code__:
            entered.append(dict(frame.f_locals))

    returned = None
    previous = sys.getprofile()
    sys.setprofile(see)
    try:
        returned = receiver(sender, **payload)
        if inspect.iscoroutine(returned):
            asyncio.run(returned)
    except Exception as error:  # noqa: BLE001  # whatever a body raises
        return misfit_arguments(receiver, entered[0]) if entered else repr(error)
    finally:
        sys.setprofile(previous)
    wrong = misfit_arguments(receiver, entered[0])
    return wrong if wrong or inspect.iscoroutine(returned) else misfit(returned, result)


def misfit_arguments(receiver: Callable[..., Any], arguments: dict[str, Any]) -> str | None:
    """Say which parameter of a receiver got a value outside of its annotation, if one did."""
    annotations = typing.get_type_hints(receiver)
    for name, parameter in inspect.signature(receiver).parameters.items():
        annotation = annotations[name]
        values = [arguments[name]]
        if typing.get_origin(annotation) is Unpack:
            (annotation,) = typing.get_args(annotation)
        elif parameter.kind is parameter.VAR_KEYWORD:
            values = arguments[name].values()
        for value in values:
            wrong = misfit(value, annotation)
            if wrong is not None:
                return f"{name}: {wrong}"
    return None


def misfit(value: object, annotation: Any) -> str | None:
    """Say why a value is outside of an annotation, if it is."""
    try:
        typeguard.check_type(value, annotation)
    except typeguard.TypeCheckError as error:
        return str(error)
    return None
