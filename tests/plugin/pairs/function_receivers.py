"""Receivers that are functions: plain, asynchronous, generic, decorated, overloaded, lambdas."""

from __future__ import annotations

import random
from typing import Final

from tests.plugin.pairs.parameters import Kind, Parameter, parameter_list
from tests.plugin.pairs.receiver_source import DECORATOR, RECORD, Form, Receiver, named
from tests.plugin.vocabulary import TYPE_VARIABLES


def _function(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = f"{DECORATOR}def {name}({parameter_list(parameters)}) -> None: {RECORD}"
    return named(definition, name, parameters)


def _async(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = f"{DECORATOR}async def {name}({parameter_list(parameters)}) -> None: {RECORD}"
    return named(definition, name, parameters)


def _generator(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = (
        f"{DECORATOR}def {name}({parameter_list(parameters)}) -> Iterator[None]:\n"
        f"    {RECORD}\n    yield"
    )
    return named(definition, name, parameters)


def _async_generator(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = (
        f"{DECORATOR}async def {name}({parameter_list(parameters)}) -> AsyncIterator[None]:\n"
        f"    {RECORD}\n    yield"
    )
    return named(definition, name, parameters)


def _generic(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    free = list(TYPE_VARIABLES)
    for position, parameter in enumerate(parameters):
        if free and not parameter.has_default and parameter.unpacked is None:
            pool = [free[0], "BoundT"] if position == 0 and "BoundT" in free else free
            variable = draw.choice([*pool, parameter.type])
            parameters[position] = parameter._replace(type=variable)
            free = [other for other in free if other != variable]
    return _function(draw, name, parameters)


def _decorated(*decorators: str, result: str = "None", body: str = RECORD) -> Form:
    """Return a form that puts one of some decorators over a function."""

    def form(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
        definition = (
            f"{DECORATOR}@{draw.choice(decorators)}\n"
            f"def {name}({parameter_list(parameters)}) -> {result}:\n    {body}"
        )
        return named(definition, name, parameters)

    return form


def _with_first_filled(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    filled = [Parameter("first", Kind.POSITIONAL_ONLY, "int"), *parameters]
    definition = f"{DECORATOR}@numbered\ndef {name}({parameter_list(filled)}) -> None: {RECORD}"
    return named(definition, name, filled[1:])


def _wraps(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    definition = (
        f"def {name}_wrapped(whatever: Other) -> None: ...\n"
        f"{DECORATOR}@functools.wraps({name}_wrapped)\n"
        f"def {name}({parameter_list(parameters)}) -> None: {RECORD}"
    )
    return named(definition, name, parameters)


def _overloaded(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    """Overload a function: of the other overload, no payload ever fits the sender."""
    overloads = [
        f"@overload\ndef {name}(sender: Nothing, /) -> None: ...",
        f"@overload\ndef {name}({parameter_list(parameters)}) -> None: ...",
    ]
    definition = (
        f"def {name}_implementation({parameter_list(parameters)}) -> None: {RECORD}\n"
        + "\n".join(overloads)
        + f"\ndef {name}(*args: Any, **kwargs: Any) -> None:\n"
        f"    {name}_implementation(*args, **kwargs)"
    )
    return named(definition, name, parameters)


def _lambda(draw: random.Random, name: str, parameters: list[Parameter]) -> Receiver:
    # Its parameters have no annotations, so that nothing is outside of them.
    untyped = [parameter._replace(type="Any", unpacked=None) for parameter in parameters]
    written = [parameter._replace(unpacked=None) for parameter in parameters]
    lambda_ = f"lambda {parameter_list(written, annotated=False)}: {RECORD}"
    return Receiver(f"{name}: Any = {lambda_}", lambda_, untyped, name)


FUNCTIONS: Final[dict[str, Form]] = {
    "function": _function,
    "async": _async,
    "generator": _generator,
    "async generator": _async_generator,
    "generic": _generic,
    "cached": _decorated(
        "functools.cache", "functools.lru_cache", "functools.lru_cache(maxsize=9)"
    ),
    "context manager": _decorated(
        "contextmanager", result="Iterator[None]", body=f"{RECORD}\n    yield"
    ),
    "decorated": _decorated("logged"),
    "decorator that fills": _with_first_filled,
    "wraps": _wraps,
    "overloaded": _overloaded,
    "lambda": _lambda,
}
