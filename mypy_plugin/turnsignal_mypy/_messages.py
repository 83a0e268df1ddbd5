"""The wording of everything that the plugin says of the code that it checks.

Each message names the signal, the receiver or the key, says what is expected, and offers the
way out where there is one.
"""

from __future__ import annotations

from mypy.messages import (
    format_type,
    format_type_bare,
    format_type_distinctly,
    pretty_callable,
)
from mypy.options import Options
from mypy.subtypes import is_same_type
from mypy.types import AnyType, FunctionLike, ProperType, Type, get_proper_type
from typing_extensions import assert_never

from ._declaration import Declaration
from ._declaration_rules import DeclarationProblem, KeyWithoutName, PositionalKey, ReservedKey
from ._expected_signature import write_signature
from ._receiver_rules import (
    ConnectedUnbound,
    DefaultNeeded,
    Expectation,
    FurtherKeysNotAccepted,
    KeyNotAccepted,
    NoSenderParameter,
    OwnParameterNamedLikeKey,
    PositionalParameterRequired,
    ReceiverProblem,
    SenderNamedLikeKey,
    UnknownParameterRequired,
    UnknownParameters,
    WrongFurtherType,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)
from ._receiver_wording import ReceiverWording
from ._results import is_awaitable
from ._send_rules import (
    CoroutinesNotAwaited,
    FurtherPositional,
    KeyGivenTwice,
    MissingKey,
    MissingSender,
    SenderByKeyword,
    SendProblem,
    UncertainKey,
    UnknownKey,
    WrongFurtherValue,
    WrongValue,
)


class Wording:
    """Puts problems into words, for one signal.

    Args:
        declaration: The declaration of the signal.
        options: The options of mypy, which decide how types are written.
    """

    def __init__(self, declaration: Declaration, options: Options) -> None:
        self._options = options
        self._class = declaration.signal.type.name
        self._signal = _signal_as_written(declaration, options)

    def receiver_problem(self, problem: ReceiverProblem, receiver: ReceiverWording) -> str:
        """Say what is wrong with a receiver."""
        return f"{receiver.name} of {self._signal} {self._receiver_predicate(problem)}"

    def uncallable_receiver(self, uncallable: Type, receiver: Type) -> str:
        """Say that a receiver, or a part of the union that it is, cannot be called."""
        text = f"{self._signal} cannot call a receiver of type {self._quoted(receiver)}"
        if is_same_type(uncallable, receiver):
            return text
        return f"{text}: {self._quoted(uncallable)} is not callable"

    def nothing_connected(self) -> str:
        """Say that ``connect`` is given a sender, but no receiver."""
        return f"connect() of {self._signal} is given no receiver: it makes no decorator"

    def connect_via(self) -> str:
        """Say what to decorate a receiver with, to connect it to one sender."""
        return "Use @signal.connect_via(sender) to connect the decorated function to one sender"

    def connect_without_parentheses(self) -> str:
        """Say what to decorate a receiver with, to connect it to every sender."""
        return "Use @signal.connect, without parentheses, to connect the decorated function"

    def function_as_sender(self) -> str:
        """Say that ``connect_via`` takes the function that it decorates for a sender."""
        return f"connect_via() of {self._signal} takes the decorated function for its sender"

    def any_of_other_library(self, *, is_blinkers: bool) -> str:
        """Say that the signal does not know the ``ANY`` that it is given.

        Args:
            is_blinkers: Whether the signal is blinker's, and ``ANY`` turnsignal's.
        """
        other = "turnsignal" if is_blinkers else "blinker"
        return (
            f"{self._signal} takes the ANY of {other} for a sender like others, which never sends"
        )

    def own_any(self, *, is_blinkers: bool) -> str:
        """Say which ``ANY`` the signal knows."""
        return f"Use {'blinker' if is_blinkers else 'turnsignal'}.ANY, or leave the sender out"

    def unexplained_receiver(self, receiver: ReceiverWording) -> str:
        """Say that a receiver does not fit, where the rules know no closer reason."""
        return f"{receiver.name} of {self._signal} cannot be called with the sender and the payload"

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
                ), f"Pass it first: {method}(sender_object, ...)"
            case SenderByKeyword():
                return (
                    f"{self._signal} takes its sender by position; as {method}(sender=...) it is"
                    " a payload key, and the sender is None"
                ), f"Pass it first: {method}(sender_object, ...)"
            case FurtherPositional():
                return (
                    f"{method}() of {self._signal} takes the sender alone by position",
                    (
                        f"Pass the payload by keyword: {method}(sender, key=value), or"
                        f" {method}(sender, **payload)"
                    ),
                )
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
                hint = None if similar_key is None else f'Did you mean "{similar_key}"?'
                return f'{self._signal} has no payload key "{key}"', hint
            case WrongValue(key, value, expected):
                has, expects = self._distinctly(value, expected)
                return (
                    f'Payload key "{key}" of {self._signal} has type {expects}, but the value that'
                    f" is passed for it has type {has}"
                ), None
            case WrongFurtherValue(value, expected):
                has, expects = self._distinctly(value, expected)
                return (
                    f"Further payload keys of {self._signal} have type {expects}, but those of the"
                    f" mapping have type {has}"
                ), None
            case KeyGivenTwice(key):
                return f'{method}() of {self._signal} is given payload key "{key}" twice', None
            case CoroutinesNotAwaited(result):
                return (
                    f"send() of {self._signal} cannot await its receivers, which return"
                    f" {self._quoted(result)}"
                ), "Call send_async(), or pass _async_wrapper"
            case _:
                assert_never(problem)

    def declaration_problem(self, problem: DeclarationProblem) -> str:
        """Say what is wrong with a declared key."""
        match problem:
            case ReservedKey(key):
                method = "send_async" if key == "_sync_wrapper" else "send"
                return (
                    f'Payload key "{key}" of {self._signal} is the name of a parameter of'
                    f" {method}() itself, which would take it; choose another"
                )
            case KeyWithoutName(key):
                return (
                    f'Payload key "{key}" of {self._signal} is no identifier: it can only be sent'
                    " with **payload, and received with **kwargs"
                )
            case PositionalKey(key):
                what, where = ("a key", "it") if key is None else (f'"{key}"', f'"{key}"')
                return (
                    f"Specification function of {self._signal} takes {what} by position, but a"
                    f' payload is sent by keyword: put "*" before {where}'
                )
            case _:
                assert_never(problem)

    def undeclared(self) -> str:
        """Say that a signal is not declared."""
        return f'"{self._class}" declares no payload, so that nothing it carries is checked'

    def how_to_declare(self, *, by_variable: bool) -> str:
        """Say how to declare a signal.

        Args:
            by_variable: Whether only its variable can declare it.
        """
        if by_variable:
            return (
                f"Annotate its variable with {self._class}[Sender, Payload], where Payload is a"
                f" TypedDict; {self._class}[Any, Any] says that it may carry anything"
            )
        return (
            f"Declare it as {self._class}[Sender, Payload], where Payload is a TypedDict;"
            f" {self._class}[Any, Any] says that it may carry anything"
        )

    def breaks_with_new_key(self, receiver: ReceiverWording) -> str:
        """Say that a receiver takes no keys besides those that are declared now."""
        return (
            f"{receiver.name} of {self._signal} takes no further payload keys: one that is added"
            " to the declaration would break it; add **kwargs: object"
        )

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

    def dies_with_scope(self, name: str, scope: str) -> str:
        """Say that nothing keeps a local function alive when its scope ends."""
        return (
            f'The local function "{name}" connected to {self._signal} is only weakly referenced'
            f' and will be disconnected when "{scope}" returns; connect it with weak=False'
        )

    def expected_signature(self, receiver: ReceiverWording, expected: Expectation) -> str:
        """Write down the signature that a receiver should have, to be pasted."""
        return f"Expected signature: {write_signature(receiver, expected, self._options)}"

    def receiver_signatures(self, receiver: ProperType) -> list[str]:
        """Write down the signatures that a receiver has."""
        signatures = receiver.items if isinstance(receiver, FunctionLike) else []
        kind = "overload" if len(signatures) > 1 else "signature"
        # Without the definition, of which mypy's cache keeps less than the message would show.
        return [
            f"Receiver {kind}: "
            + pretty_callable(item.copy_modified(definition=None), self._options)
            for item in signatures
        ]

    def _receiver_predicate(self, problem: ReceiverProblem) -> str:
        match problem:
            case NoSenderParameter():
                return "does not accept the sender as a positional argument"
            case UnknownParameters(parameters):
                return (
                    f'has the parameters of "{parameters}", which are not known here: annotate'
                    " those that the signal passes, or Callable[..., Any]"
                )
            case WrongSenderType(parameter, accepted, sender):
                name = f' for "{parameter}"' if parameter else ""
                accepts, gets = self._distinctly(accepted, sender)
                return f"expects a sender of type {accepts}{name}, but may get {gets}"
            case ConnectedUnbound(parameter):
                return (
                    f'takes "{parameter}" first: it is connected unbound, so "{parameter}" would'
                    " receive the sender; connect the method of an object"
                )
            case SenderNamedLikeKey(key):
                return (
                    f'names its sender parameter "{key}", which is also a payload key; make it'
                    " positional-only or rename it"
                )
            case OwnParameterNamedLikeKey(key):
                return (
                    f'is bound to an object as "{key}", which is also a payload key; make it'
                    " positional-only or rename it"
                )
            case KeyNotAccepted(key):
                return f'does not accept payload key "{key}"'
            case WrongKeyType(key, key_type, parameter, accepted):
                accepts, has = self._distinctly(accepted, key_type)
                return (
                    f'expects type {accepts} for "{parameter}", but payload key "{key}" has type'
                    f" {has}"
                )
            case DefaultNeeded(key):
                return f'needs a default for "{key}": the payload key may be missing'
            case FurtherKeysNotAccepted(accepted):
                return (
                    "must accept further payload keys with **kwargs of type"
                    f" {self._quoted(accepted)}"
                )
            case WrongFurtherType(parameter, accepted, further):
                accepts, has = self._distinctly(accepted, further)
                return (
                    f'expects type {accepts} for "{parameter}", but further payload keys have type'
                    f" {has}"
                )
            case UnknownParameterRequired(parameter, similar_key):
                hint = f' (did you mean "{similar_key}"?)' if similar_key else ""
                return f'requires parameter "{parameter}", which is not a payload key{hint}'
            case PositionalParameterRequired():
                return (
                    "requires more than one positional argument, but the payload is passed by"
                    " keyword"
                )
            case WrongResultType(result, accepted, may_be_awaited):
                returns, expects = self._distinctly(result, accepted)
                predicate = f"returns {returns}, but must return {expects}"
                if may_be_awaited and not is_awaitable(accepted):
                    return f"{predicate} or an awaitable of it"
                if not may_be_awaited and is_awaitable(result):
                    return f"{predicate}: nobody awaits an object that is no function"
                return predicate
            case _:
                assert_never(problem)

    def _distinctly(self, first: Type, second: Type) -> tuple[str, str]:
        """Quote two types, in full where they have the same name."""
        one, other = format_type_distinctly(first, second, options=self._options)
        return one, other

    def _quoted(self, item: Type) -> str:
        return format_type(item, self._options)


def _signal_as_written(declaration: Declaration, options: Options) -> str:
    """Format the signal's type as its author wrote it, without what is left to its default."""
    shown = declaration.signal
    arguments = list(shown.args)
    if declaration.specified:
        # Not the result and the parameters, which no one writes down.
        arguments = [declaration.sender]
    if len(arguments) == 3 and isinstance(get_proper_type(arguments[2]), AnyType):
        del arguments[2]
    name = shown.type.name
    if not arguments:
        return f'"{name}"'
    return f'"{name}[{", ".join(format_type_bare(item, options) for item in arguments)}]"'
