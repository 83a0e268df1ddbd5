"""A send of a declared signal, and how it is written down as source code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tests.plugin.sends.arguments import Argument, Positional
from tests.plugin.sends.payloads import Payload, is_name
from tests.plugin.sends.signals import PLACES, SPECIFIED_PLACES, Place
from tests.plugin.vocabulary import Key

#: What the source code of a send may refer to, besides the preamble of the pairs.
SEND_PREAMBLE: Final = """
from collections.abc import Callable, Coroutine, Mapping
from typing import Generic, TypeAlias

from typing_extensions import (
    ReadOnly, Required, Self, TypeAliasType, TypedDict as NewTypedDict, TypeVar, Unpack, assert_type
)

from turnsignal import NamedSignal, Namespace, define, signal as signal_named

ABSENT: Any = object()
returned: list[Any] = []
T = TypeVar("T")
SenderT = TypeVar("SenderT")
PayloadT = TypeVar("PayloadT", bound=Mapping[str, Any])
ResultT = TypeVar("ResultT", default=Any)


class OwnSignal(Signal[SenderT, PayloadT, ResultT]): ...


def run(receiver: Callable[..., Coroutine[Any, Any, Any]]) -> Callable[..., Any]:
    def run_receiver(*args: Any, **kwargs: Any) -> Any:
        try:
            receiver(*args, **kwargs).send(None)
        except StopIteration as stop:
            return stop.value

    return run_receiver


def wait(receiver: Callable[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    async def call_receiver(*args: Any, **kwargs: Any) -> Any:
        return receiver(*args, **kwargs)

    return call_receiver
"""

#: What makes functions of coroutine functions for ``send``, and the other way round.
WRAPPERS: Final = {"_async_wrapper": "run", "_sync_wrapper": "wait"}
WRAPPER_OF: Final = {"send": "_async_wrapper", "send_async": "_sync_wrapper"}

#: How the method is taken from the signal.
CALLS: Final = ["bound", "taken", "unbound"]


class Send(NamedTuple):
    """A declared signal, and a call that sends it."""

    number: int
    place: str
    sender: str
    payload: Payload
    #: The payload of the other signal, where there is a union of two.
    other_payload: Payload | None
    #: The declared result; None if there is none.
    result: str | None
    #: Whether the receivers are declared to be coroutine functions, which return the result.
    coroutines: bool
    method: str
    call: str
    positional: list[Positional]
    arguments: list[Argument]
    wrapper: str | None
    #: The type that the result of a receiver is taken for; None if it is not looked at.
    taken: str | None
    #: Whether the type of what the send gives back is asserted.
    asserted: bool

    @property
    def has_coroutine_receivers(self) -> bool:
        """Whether the receivers of the send are coroutine functions."""
        return self.coroutines or (self.method == "send_async" and self.wrapper != "_sync_wrapper")

    @property
    def signals(self) -> list[tuple[str, Payload]]:
        """The signals that may be sent, each with its payload."""
        if self.other_payload is None:
            return [(self._filled(self._place.object), self.payload)]
        return [
            (self._filled(self._place.object), self.payload),
            (f"other{self.number}", self.other_payload),
        ]

    @property
    def takes_signal(self) -> bool:
        """Whether the function that sends takes the signal as its first argument."""
        return self._place.parameter is not None

    @property
    def forms(self) -> Iterator[str]:
        """The forms that occur in it."""
        yield from (self.place, self.payload.form, self.method, self.call)
        yield from (f"positional {item.form}" for item in self.positional)
        yield from (argument.form for argument in self.arguments)
        if self.wrapper is not None:
            yield self.wrapper
        if self.coroutines:
            yield "coroutines"
        if self.taken is not None:
            yield "taken"
        if self.asserted:
            yield "asserted"

    def source(self) -> str:
        """Write the declaration down, and the function that sends."""
        name = f"Payload{self.number}"
        others = (
            "" if self.other_payload is None else self.other_payload.definitions(f"Other{name}")
        )
        more = "".join(argument.definitions(self.number) for argument in self.arguments)
        return (
            f"{self.payload.definitions(name)}{others}{self._declaration()}\n"
            f"{more}"
            f"{''.join(self._receivers())}"
            f"{self.function()}"
        )

    def function(self) -> str:
        """Write down the function that sends: it takes the values as arguments."""
        parameters = [item.parameter() for item in self.positional]
        for argument in self.arguments:
            parameters += argument.parameters(self.number)
        if self._place.parameter is not None:
            parameters.insert(0, self._filled(self._place.parameter))
        lines = [] if self._place.guard is None else [self._place.guard]
        if self.call == "taken":
            lines.append(f"send = {self._filled(self._place.reached)}.{self.method}")
        lines += self._taking(self._call())
        is_async = self.method == "send_async"
        body = "".join(f"    {line}\n" for line in lines)
        return (
            f"{'async ' if is_async else ''}def send{self.number}({', '.join(parameters)})"
            f" -> object:\n{body}"
        )

    def _taking(self, call: str) -> list[str]:
        mark = f"  # send {self.number}"
        if self.asserted:
            results = f"list[tuple[Callable[..., Any], {self.result}]]"
            return [f"return assert_type({call}, {results}){mark}"]
        if self.taken is None:
            return [f"return {call}{mark}"]
        return [f"taken: {self.taken} = ({call})[0][1]{mark}", "return taken"]

    def _call(self) -> str:
        arguments = [item.written() for item in self.positional]
        arguments += [argument.written() for argument in self.arguments]
        if self.wrapper is not None:
            arguments.append(f"{self.wrapper}={WRAPPERS[self.wrapper]}")
        reached = self._filled(self._place.reached)
        if self.call == "unbound":
            arguments.insert(0, reached)
        function = {
            "bound": f"{reached}.{self.method}",
            "taken": "send",
            "unbound": f"Signal.{self.method}",
        }[self.call]
        waiting = "await " if self.method == "send_async" else ""
        return f"{waiting}{function}({', '.join(arguments)})"

    def _declaration(self) -> str:
        if self.place not in SPECIFIED_PLACES:
            return self._filled(self._place.declaration)
        keys = self.payload.variants[0]
        if self.place == "define with Unpack":
            parameters = f"**payload: Unpack[Payload{self.number}]"
        else:
            parameters = exact_keys(keys)
        return (
            f"@define\ndef signal{self.number}"
            f"({parameter_list(self.sender, parameters)}) -> {self._declared_result() or 'Any'}:\n"
            "    raise NotImplementedError"
        )

    def _receivers(self) -> Iterator[str]:
        """Write down the exact receiver of each payload that may be sent."""
        prefix = "async " if self.has_coroutine_receivers else ""
        for position, (_, payload) in enumerate(self.signals):
            for variant, keys in enumerate(payload.variants):
                named = [
                    key if is_name(key.name) else key._replace(name=f"odd_{index}")
                    for index, key in enumerate(keys)
                ]
                rest = "" if payload.rest is None else f"**rest: {payload.rest}"
                parameters = ", ".join(filter(None, [exact_keys(named), rest]))
                yield (
                    f"{prefix}def receiver{self.number}_{position}_{variant}"
                    f"({parameter_list(self.sender, parameters)}) -> Any:\n"
                    "    received.append(dict(locals()))\n"
                    "    return returned[0]\n"
                )

    @property
    def _place(self) -> Place:
        return PLACES["global" if self.place in SPECIFIED_PLACES else self.place]

    def _filled(self, template: str) -> str:
        name = f"Payload{self.number}"
        other = "" if self.other_payload is None else self.other_payload.annotation(f"Other{name}")
        further = self._with_result(self.payload.annotation(name))
        return template.format(
            number=self.number,
            sender=self.sender,
            types=f"{self.sender}, {further}",
            further=further,
            other_types=f"{self.sender}, {self._with_result(other)}",
            argument=self.payload.argument,
            generic=self._with_result(f"{name}[T]"),
        )

    def _with_result(self, payload: str) -> str:
        result = self._declared_result()
        return payload if result is None else f"{payload}, {result}"

    def _declared_result(self) -> str | None:
        return f"Coroutine[Any, Any, {self.result}]" if self.coroutines else self.result


def exact_keys(keys: Sequence[Key]) -> str:
    """Write down parameters that take exactly the keys of a payload."""
    if not keys:
        return ""
    return "*, " + ", ".join(
        f"{key.name}: {key.type}{'' if key.required else ' = ABSENT'}" for key in keys
    )


def parameter_list(sender: str, parameters: str) -> str:
    """Write down the parameters of a receiver, which takes the sender first."""
    return ", ".join(filter(None, [f"who: {sender}", "/", parameters]))
