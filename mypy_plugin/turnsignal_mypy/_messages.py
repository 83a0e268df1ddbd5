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

from turnsignal._problems import wording

from ._declaration import Declaration
from ._declaration_rules import DeclarationProblem, KeyWithoutName, PositionalKey, ReservedKey
from ._expected_signature import write_signature
from ._receiver_rules import Expectation, ReceiverProblem
from ._receiver_wording import ReceiverWording
from ._results import is_awaitable
from ._send_rules import SendProblem


class Wording:
    """Puts problems into words, for one signal.

    Args:
        declaration: The declaration of the signal.
        options: The options of mypy, which decide how types are written.
    """

    def __init__(self, declaration: Declaration, options: Options) -> None:
        self._options = options
        self._types = TypeWording(options)
        self._class = declaration.signal.type.name
        self._signal = f'"{signal_as_written(declaration, options)}"'

    def receiver_problem(self, problem: ReceiverProblem, receiver: ReceiverWording) -> str:
        """Say what is wrong with a receiver."""
        predicate = wording.receiver_predicate(problem, self._types)
        return f"{receiver.name} of {self._signal} {predicate}"

    def uncallable_receiver(self, uncallable: Type, receiver: Type) -> str:
        """Say that a receiver, or a part of the union that it is, cannot be called."""
        text = f"{self._signal} cannot call a receiver of type {self._types.quoted(receiver)}"
        if is_same_type(uncallable, receiver):
            return text
        return f"{text}: {self._types.quoted(uncallable)} is not callable"

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
        return wording.send_problem(problem, self._signal, method, self._types)

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
            f" {self._types.quoted(payload)} as **payload"
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


class TypeWording:
    """Writes types down as mypy does."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def quoted(self, item: Type, /) -> str:
        return format_type(item, self._options)

    def distinctly(self, first: Type, second: Type, /) -> tuple[str, str]:
        one, other = format_type_distinctly(first, second, options=self._options)
        return one, other

    def is_awaitable(self, result: Type, /) -> bool:
        return is_awaitable(result)


def signal_as_written(declaration: Declaration, options: Options) -> str:
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
        return name
    return f"{name}[{', '.join(format_type_bare(item, options) for item in arguments)}]"
