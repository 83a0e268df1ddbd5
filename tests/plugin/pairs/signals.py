"""Signals: every place that a declared signal can come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from tests.plugin.pairs.parameters import Kind, Parameter, parameter_list
from tests.plugin.pairs.payloads import Payload, PayloadType, functional


class SignalSource(NamedTuple):
    """Where a signal comes from, as source code."""

    #: What stands before the connecting code.
    definition: str
    #: The signal, in the connecting code.
    expression: str
    #: The type of the parameter ``signal`` of the function that connects, if it is one.
    parameter: str | None = None
    #: A test that has to precede the connecting code.
    guard: str | None = None


def _global(sender: str, payload: str) -> SignalSource:
    return SignalSource(f"signal<n> = Signal[{sender}, {payload}]()", "signal<n>")


def _class_attribute(sender: str, payload: str) -> SignalSource:
    definition = f"class Holder<n>:\n    it = Signal[{sender}, {payload}]()"
    return SignalSource(definition, "Holder<n>.it")


def _instance_attribute(sender: str, payload: str) -> SignalSource:
    definition = (
        "class Holder<n>:\n    def __init__(self) -> None:\n"
        f"        self.it: Signal[{sender}, {payload}] = Signal()\n"
        "holder<n> = Holder<n>()"
    )
    return SignalSource(definition, "holder<n>.it")


def _parameter(sender: str, payload: str) -> SignalSource:
    return SignalSource("", "signal", f"Signal[{sender}, {payload}]")


def _optional(sender: str, payload: str) -> SignalSource:
    guard = "if signal is not None:"
    return SignalSource("", "signal", f"Signal[{sender}, {payload}] | None", guard)


def _type_variable(sender: str, payload: str) -> SignalSource:
    definition = f'SignalT<n> = TypeVar("SignalT<n>", bound=Signal[{sender}, {payload}])'
    return SignalSource(definition, "signal", "SignalT<n>")


def _alias(sender: str, payload: str) -> SignalSource:
    definition = f"Alias<n>: TypeAlias = Signal[{sender}, {payload}]\nsignal<n> = Alias<n>()"
    return SignalSource(definition, "signal<n>")


def _type_alias_type(sender: str, payload: str) -> SignalSource:
    definition = (
        f'Alias<n> = TypeAliasType("Alias<n>", Signal[{sender}, {payload}])\n'
        "signal<n>: Alias<n> = Signal()"
    )
    return SignalSource(definition, "signal<n>")


def _subclass(sender: str, payload: str) -> SignalSource:
    definition = f"class Own<n>(Signal[{sender}, {payload}]): ...\nsignal<n> = Own<n>()"
    return SignalSource(definition, "signal<n>")


def _generic_subclass(sender: str, payload: str) -> SignalSource:
    definition = (
        f"class Own<n>(Signal[SenderT, PayloadT]): ...\nsignal<n> = Own<n>[{sender}, {payload}]()"
    )
    return SignalSource(definition, "signal<n>")


def _namespace(sender: str, payload: str) -> SignalSource:
    definition = f'signal<n>: NamedSignal[{sender}, {payload}] = Namespace().signal("it")'
    return SignalSource(definition, "signal<n>")


def _default_namespace(sender: str, payload: str) -> SignalSource:
    definition = f'signal<n>: NamedSignal[{sender}, {payload}] = named_signal("it <n>")'
    return SignalSource(definition, "signal<n>")


def _dictionary(sender: str, payload: str) -> SignalSource:
    definition = f'signals<n>: dict[str, Signal[{sender}, {payload}]] = {{"it": Signal()}}'
    return SignalSource(definition, 'signals<n>["it"]')


def _self_typed(sender: str, payload: str) -> SignalSource:
    definition = f'class {sender}:\n    it = Signal["{sender}", {payload}]()\nkiosk<n> = Kiosk<n>()'
    return SignalSource(definition, "kiosk<n>.it")


SELF_TYPED: Final = "self-typed"
SPECIFICATION: Final = "specification"
UNION: Final = "union"

#: The sender of a self-typed signal.
KIOSK: Final = "Kiosk<n>"

_PLACES: Final[dict[str, Callable[[str, str], SignalSource]]] = {
    "global": _global,
    "class attribute": _class_attribute,
    "instance attribute": _instance_attribute,
    "parameter": _parameter,
    "optional": _optional,
    "type variable": _type_variable,
    "alias": _alias,
    "type alias type": _type_alias_type,
    "subclass": _subclass,
    "generic subclass": _generic_subclass,
    "namespace": _namespace,
    "default namespace": _default_namespace,
    "dictionary": _dictionary,
    SELF_TYPED: _self_typed,
}
PLACES: Final = [*_PLACES, SPECIFICATION, UNION]


def write_signal(place: str, sender: str, payloads: list[PayloadType]) -> SignalSource:
    """Write down a signal.

    Args:
        place: Where it comes from.
        sender: The type of its senders.
        payloads: What it carries; several make a union of signals.
    """
    if place == SPECIFICATION:
        return _specification(sender, payloads[0])
    if place == UNION:
        signals = [f"Signal[{sender}, {payload.expression}]" for payload in payloads]
        return SignalSource("", "signal", " | ".join(signals))
    return _PLACES[place](sender, payloads[0].expression)


def _specification(sender: str, declared: PayloadType) -> SignalSource:
    [payload] = declared.alternatives
    first = Parameter("who", Kind.POSITIONAL_ONLY, sender)
    parameters = [first, *_specified(payload)]
    definition = f"@define\ndef signal<n>({parameter_list(parameters)}) -> None: ..."
    is_unpacked = parameters[-1].unpacked is not None
    unpacked = f"{functional('Payload<n>', payload.keys)}\n" if is_unpacked else ""
    return SignalSource(f"{unpacked}{definition}", "signal<n>")


def _specified(payload: Payload) -> list[Parameter]:
    """Write a payload as parameters, and longer ones as an unpacked TypedDict."""
    if payload.rest is None and len(payload.keys) > 2:
        keys = tuple(payload.keys)
        return [Parameter("payload_", Kind.VAR_KEYWORD, "Payload<n>", unpacked=keys)]
    parameters = [
        Parameter(key.name, Kind.KEYWORD_ONLY, key.type, not key.required) for key in payload.keys
    ]
    if payload.rest is not None:
        parameters.append(Parameter("further", Kind.VAR_KEYWORD, payload.rest))
    return parameters
