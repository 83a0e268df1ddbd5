"""The wording of everything that the plugin says.

Each message names the signal, the receiver or the key, says what is expected, and offers the
way out where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mypy.messages import (
    format_type,
    format_type_bare,
    format_type_distinctly,
    pretty_callable,
)
from mypy.nodes import Decorator, FuncDef
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

from ._declaration import Declaration
from ._declaration_rules import DeclarationProblem, KeyWithoutName, ReservedKey, is_name
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
    WrongFurtherType,
    WrongKeyType,
    WrongResultType,
    WrongSenderType,
)
from ._results import awaited
from ._send_rules import (
    CoroutinesNotAwaited,
    KeyGivenTwice,
    MissingKey,
    MissingSender,
    SenderByKeyword,
    SendProblem,
    UncertainKey,
    UnknownKey,
    WrongValue,
)


class ReceiverWording:
    """Names a receiver as its author would.

    Args:
        receiver: The type of the receiver.
        is_lambda: Whether it is a lambda.
        is_partial: Whether it is a partial, of which ``receiver`` is the signature.
    """

    def __init__(self, receiver: ProperType, *, is_lambda: bool, is_partial: bool) -> None:
        self.type = receiver
        self.is_lambda = is_lambda
        #: The name of the function that is called, as far as one is known.
        self.function_name = "receiver"
        #: The parameter that binding takes away: ``self`` or ``cls``.
        self.own_parameter: list[str] = []
        self.keyword = "def"
        self.name = "Lambda receiver" if is_lambda else "Receiver"
        if isinstance(receiver, Instance):
            self.name = f'Receiver of type "{receiver.type.name}"'
            self.function_name, self.own_parameter = "__call__", ["self"]
        elif isinstance(receiver, FunctionLike) and receiver.is_type_obj():
            self.name = f'Receiver class "{receiver.type_object().name}"'
            self.function_name, self.own_parameter = "__init__", ["self"]
        elif isinstance(receiver, FunctionLike) and not is_lambda:
            self._describe_function(receiver.items[0], is_partial=is_partial)

    def _describe_function(self, function: CallableType, *, is_partial: bool) -> None:
        # mypy calls a method "on_order of Warehouse".
        name = function.name.partition(" of ")[0] if function.name else ""
        if name:
            self.name = f'Receiver "partial({name})"' if is_partial else f'Receiver "{name}"'
        if is_partial:
            return
        self.function_name = name or self.function_name
        if function.is_bound:
            self.own_parameter = ["cls" if _is_class_method(function) else "self"]
        result = get_proper_type(function.ret_type)
        if isinstance(result, Instance) and result.type.fullname == "typing.Coroutine":
            self.keyword = "async def"


class _Parameter(NamedTuple):
    """A parameter of an expected signature."""

    name: str
    annotation: str | None = None
    has_default: bool = False

    @property
    def typed(self) -> str:
        """The parameter as a function has it."""
        annotation = "" if self.annotation is None else f": {self.annotation}"
        return f"{self.name}{annotation}{' = ...' if self.has_default else ''}"

    @property
    def untyped(self) -> str:
        """The parameter as a lambda has it."""
        return f"{self.name}{'=...' if self.has_default else ''}"


class Wording:
    """Puts problems into words, for one signal.

    Args:
        declaration: The declaration of the signal.
        options: The options of mypy, which decide how types are written.
    """

    def __init__(self, declaration: Declaration, options: Options) -> None:
        self._options = options
        self._signal = _signal_as_written(declaration, options)

    def receiver_problem(self, problem: ReceiverProblem, receiver: ReceiverWording) -> str:
        """Say what is wrong with a receiver."""
        return f"{receiver.name} of {self._signal} {self._receiver_predicate(problem)}"

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
                return (
                    f'Payload key "{key}" of {self._signal} is the name of a parameter of send()'
                    " itself, so that it can never be sent; choose another"
                )
            case KeyWithoutName(key):
                return (
                    f'Payload key "{key}" of {self._signal} is no identifier: it can only be sent'
                    " with **payload, and received with **kwargs"
                )
            case _:
                assert_never(problem)

    def undeclared(self) -> str:
        """Say that a signal is not declared."""
        return f"{self._signal} declares no payload, so that nothing it carries is checked"

    def how_to_declare(self) -> str:
        """Say how to declare a signal."""
        return (
            "Declare it, as in Signal[Sender, Payload]() with a TypedDict; Signal[Any, Any]() says"
            " that it may carry anything"
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
        own = receiver.own_parameter
        parameters = self._expected_parameters(expected, taken=own)
        if receiver.is_lambda:
            untyped = ", ".join(parameter.untyped for parameter in parameters)
            return f"Expected signature: lambda {untyped}: ..."
        if any(name in expected.payload.keys for name in own):
            own = [*own, "/"]
        typed = ", ".join([*own, *[item.typed for item in parameters]])
        result = get_proper_type(expected.result)
        returns = "" if isinstance(result, AnyType) else f" -> {self._bare(result)}"
        return f"Expected signature: {receiver.keyword} {receiver.function_name}({typed}){returns}"

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

    def _receiver_predicate(self, problem: ReceiverProblem) -> str:  # one a case
        match problem:
            case NoSenderParameter():
                return "does not accept the sender as a positional argument"
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
            case WrongResultType(result, accepted):
                returns, expects = self._distinctly(result, accepted)
                or_awaitable = " or an awaitable of it" if awaited(accepted) is accepted else ""
                return f"returns {returns}, but must return {expects}{or_awaitable}"
            case _:
                assert_never(problem)

    def _expected_parameters(
        self, expected: Expectation, taken: Sequence[str]
    ) -> Iterator[_Parameter]:
        payload = expected.payload
        sender = "sender"
        while sender in payload.keys:
            sender += "_"
        yield _Parameter(sender, self._bare(expected.sender))
        named = {
            name: key for name, key in payload.keys.items() if is_name(name) and name not in taken
        }
        if named:
            yield _Parameter("*")
        for name, key in named.items():
            yield _Parameter(name, self._bare(key.type), has_default=not key.required)
        if payload.rest is not None:
            yield _Parameter("**kwargs", self._bare(payload.rest))
        elif len(named) < len(payload.keys) or not payload.known:
            yield _Parameter("**kwargs", "Any")

    def _distinctly(self, first: Type, second: Type) -> tuple[str, str]:
        """Quote two types, in full where they have the same name."""
        one, other = format_type_distinctly(first, second, options=self._options)
        return one, other

    def _quoted(self, item: Type) -> str:
        return format_type(item, self._options)

    def _bare(self, item: Type) -> str:
        return format_type_bare(item, self._options)


def _is_class_method(function: CallableType) -> bool:
    definition = function.definition
    if isinstance(definition, Decorator):
        definition = definition.func
    return isinstance(definition, FuncDef) and definition.is_class


def _signal_as_written(declaration: Declaration, options: Options) -> str:
    """Format the signal's type as its author wrote it, without what is left to its default."""
    shown = declaration.signal
    arguments = list(shown.args)
    if declaration.specified:
        del arguments[1:]  # the result and the parameters, which no one writes down
    if len(arguments) == 3 and isinstance(get_proper_type(arguments[2]), AnyType):
        del arguments[2]
    name = shown.type.name
    if not arguments:
        return f'"{name}"'
    return f'"{name}[{", ".join(format_type_bare(item, options) for item in arguments)}]"'
