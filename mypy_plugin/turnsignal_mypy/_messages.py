"""The wording of everything that the plugin says.

Each message names the signal, the receiver or the key, says what is expected, and offers the
way out where there is one.
"""

from __future__ import annotations

import keyword

from mypy.messages import format_type, format_type_bare
from mypy.options import Options
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    ProperType,
    Type,
    get_proper_type,
)
from typing_extensions import assert_never

from . import _names
from ._declaration import Declaration
from ._receiver_rules import (
    ConnectedUnbound,
    DefaultNeeded,
    Expectation,
    FurtherKeysNotAccepted,
    KeyNotAccepted,
    NoSenderParameter,
    PositionalParameterRequired,
    ReceiverProblem,
    SenderNamedLikeKey,
    UnknownParameterRequired,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)
from ._send_rules import MissingKey, MissingSender, SendProblem, UncertainKey, UnknownKey


class Wording:
    """Puts problems into words, for one signal.

    Args:
        declaration: The declaration of the signal.
        options: The options of mypy, which decide how types are written.
    """

    def __init__(self, declaration: Declaration, options: Options) -> None:
        self._options = options
        self._signal = _signal_as_written(declaration, options)

    def receiver_problem(self, problem: ReceiverProblem, receiver: str) -> str:
        """Say what is wrong with a receiver.

        Args:
            problem: What is wrong.
            receiver: The receiver, as `receiver_name` says it.
        """
        return f"{receiver} of {self._signal} {self._receiver_predicate(problem)}"

    def unexplained_receiver(self, receiver: str) -> str:
        """Say that a receiver does not fit, where the rules know no closer reason."""
        return f"{receiver} of {self._signal} cannot be called with the sender and the payload"

    def send_problem(self, problem: SendProblem, method: str) -> tuple[str, str | None]:
        """Say what is wrong with a send, and add a hint if there is one.

        Args:
            problem: What is wrong.
            method: The method that is called: ``send`` or ``send_async``.
        """
        match problem:
            case MissingSender(sender):
                return (
                    f"{self._signal} needs a sender of type {self._quoted(sender)}, but {method}()"
                    " without a sender sends None"
                ), "Pass the sender first, by position"
            case MissingKey(key, key_type):
                return (
                    f'Missing payload key "{key}" in {method}() of {self._signal}',
                    f'"{key}" has type {self._quoted(key_type)}',
                )
            case UncertainKey(key, mapping):
                return (
                    f'Payload key "{key}" of {self._signal} is required, but may be missing from'
                    f" {self._quoted(mapping)}"
                ), None
            case UnknownKey(key, similar_key):
                hint = None
                if similar_key is not None:
                    hint = f'Did you mean "{similar_key}"?'
                elif key == "sender":
                    hint = "The sender is passed by position, not by keyword"
                return f'{self._signal} has no payload key "{key}"', hint
            case _:
                assert_never(problem)

    def opaque_payload(self, payload: Type) -> str:
        """Say that keys cannot be sent where the payload is a type variable."""
        return (
            f"The payload of {self._signal} is not known here: pass on one value of type"
            f" {self._quoted(payload)} as **payload"
        )

    def dies_at_once(self, what: str) -> str:
        """Say that nothing keeps a weakly referenced receiver alive."""
        return (
            f"The {what} connected to {self._signal} is only weakly referenced and will be"
            " disconnected at once; pass weak=False"
        )

    def expected_signature(self, receiver: ProperType, expected: Expectation) -> str:
        """Write down the signature that a receiver should have, to be pasted."""
        return f"Expected signature: {self._signature(receiver, expected)}"

    def receiver_type(self, receiver: ProperType) -> str:
        """Write down the type that a receiver has."""
        return f"Receiver type: {self._bare(receiver)}"

    def _receiver_predicate(self, problem: ReceiverProblem) -> str:  # one a case
        match problem:
            case NoSenderParameter():
                return "does not accept the sender as a positional argument"
            case WrongSenderType(parameter, accepted, sender):
                name = f'"{parameter}" ' if parameter else ""
                return (
                    f"expects a sender {name}of type {self._quoted(accepted)},"
                    f" but gets {self._quoted(sender)}"
                )
            case ConnectedUnbound(parameter):
                return (
                    f'takes "{parameter}" first: it is connected unbound, so "{parameter}" would'
                    " receive the sender"
                )
            case SenderNamedLikeKey(key):
                return (
                    f'names its sender parameter "{key}", which is also a payload key; make it'
                    " positional-only or rename it"
                )
            case KeyNotAccepted(key):
                return f'does not accept payload key "{key}"'
            case WrongKeyType(key, key_type, parameter, accepted):
                return (
                    f'expects type {self._quoted(accepted)} for "{parameter}",'
                    f' but payload key "{key}" has type {self._quoted(key_type)}'
                )
            case DefaultNeeded(key):
                return f'needs a default for "{key}": the payload key may be missing'
            case FurtherKeysNotAccepted(accepted):
                return (
                    "must accept further payload keys with **kwargs of type"
                    f" {self._quoted(accepted)}"
                )
            case UnknownParameterRequired(parameter, similar_key):
                hint = f' (did you mean "{similar_key}"?)' if similar_key else ""
                return f'requires parameter "{parameter}", which is not a payload key{hint}'
            case PositionalParameterRequired():
                return (
                    "requires more than one positional argument, but the payload is passed by"
                    " keyword"
                )
            case WrongResultType(result, accepted):
                return (
                    f"returns {self._quoted(result)}, but must return {self._quoted(accepted)}"
                    " or an awaitable of it"
                )
            case _:
                assert_never(problem)

    def _signature(self, receiver: ProperType, expected: Expectation) -> str:
        payload = expected.payload
        sender = "sender"
        while sender in payload.keys:
            sender += "_"
        parameters = ["self"] if _is_bound_method(receiver) else []
        parameters.append(f"{sender}: {self._bare(expected.sender)}")
        named = {name: key for name, key in payload.keys.items() if _can_be_parameter(name)}
        if named:
            parameters.append("*")
        for name, key in named.items():
            default = "" if key.required else " = ..."
            parameters.append(f"{name}: {self._bare(key.type)}{default}")
        if payload.rest is not None:
            parameters.append(f"**kwargs: {self._bare(payload.rest)}")
        elif len(named) < len(payload.keys) or not payload.known:
            parameters.append("**kwargs: Any")
        result = get_proper_type(expected.result)
        returns = "" if isinstance(result, AnyType) else f" -> {self._bare(result)}"
        define = "async def" if _is_async(receiver) else "def"
        return f"{define} {_function_name(receiver)}({', '.join(parameters)}){returns}"

    def _quoted(self, item: Type) -> str:
        return format_type(item, self._options)

    def _bare(self, item: Type) -> str:
        return format_type_bare(item, self._options)


def receiver_name(receiver: ProperType, *, is_lambda: bool) -> str:
    """Name a receiver as its author would."""
    if is_lambda:
        return "Lambda receiver"
    if isinstance(receiver, FunctionLike):
        if receiver.is_type_obj():
            return f'Receiver class "{receiver.type_object().name}"'
        name = _function_name(receiver)
        return "Receiver" if name == _NAMELESS else f'Receiver "{name}"'
    if isinstance(receiver, Instance):
        return f'Receiver of type "{receiver.type.name}"'
    return "Receiver"


_NAMELESS = "receiver"


def _function_name(receiver: ProperType) -> str:
    """Return the function's name; mypy's own may say ``on_order of Shop``."""
    if isinstance(receiver, FunctionLike) and not receiver.is_type_obj():
        name = receiver.items[0].name
        if name:
            return name.partition(" of ")[0].strip("<>")
    return _NAMELESS


def _is_bound_method(receiver: ProperType) -> bool:
    return isinstance(receiver, CallableType) and receiver.is_bound


def _is_async(receiver: ProperType) -> bool:
    if not isinstance(receiver, CallableType):
        return False
    result = get_proper_type(receiver.ret_type)
    return isinstance(result, Instance) and result.type.fullname == "typing.Coroutine"


def _can_be_parameter(key: str) -> bool:
    return key.isidentifier() and not keyword.iskeyword(key)


def _signal_as_written(declaration: Declaration, options: Options) -> str:
    """Format the signal's type as its author wrote it, without what is left to its default."""
    shown = declaration.signal
    arguments = list(shown.args)
    if declaration.specified:
        del arguments[1:]  # the result and the parameters, which no one writes down
    elif len(arguments) == 3 and isinstance(get_proper_type(arguments[2]), AnyType):
        del arguments[2]
    name = _CONNECTED.get(shown.type.fullname, shown.type.name)
    if not arguments:
        return f'"{name}"'
    return f'"{name}[{", ".join(format_type_bare(item, options) for item in arguments)}]"'


#: A connector is shown as the signal that it connects to.
_CONNECTED = {_names.CONNECTOR: "Signal", _names.SPEC_CONNECTOR: "SpecSignal"}
