"""The parameters of a receiver, as Python itself fills them."""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Callable, Coroutine, Iterator, Mapping
from inspect import Parameter as PythonParameter
from types import MethodType
from typing import Any, NamedTuple, get_args

from turnsignal._coroutines import has_coroutine_code
from turnsignal._signatures import signature_of
from turnsignal.introspection._evaluation import hint_of
from turnsignal.introspection._hints import is_unpacked
from turnsignal.introspection._payloads import merged, payloads
from turnsignal.introspection._scopes import names_in

from ._overloads import may_be_overloaded

POSITIONAL_ONLY = PythonParameter.POSITIONAL_ONLY
POSITIONAL_OR_KEYWORD = PythonParameter.POSITIONAL_OR_KEYWORD
VAR_POSITIONAL = PythonParameter.VAR_POSITIONAL
KEYWORD_ONLY = PythonParameter.KEYWORD_ONLY
VAR_KEYWORD = PythonParameter.VAR_KEYWORD

#: The class of what `functools.cache` and `functools.lru_cache` make.
CACHE: Any = type(functools.cache(len))

#: The kinds that take an argument by position.
POSITIONAL = (POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD)

#: The kinds that take an argument by the name of the parameter.
NAMED = (POSITIONAL_OR_KEYWORD, KEYWORD_ONLY)


class Parameter(NamedTuple):
    """A parameter of a receiver."""

    name: str
    kind: Any
    hint: Any
    required: bool
    #: Whether it is annotated; if not, its hint is Any.
    annotated: bool = True


class Parameters(NamedTuple):
    """What a call of a receiver can fill."""

    parameters: list[Parameter]
    #: The parameter that binding has filled, if a keyword could fill it as well.
    own: str | None
    #: The type of what a call returns.
    result: Any
    #: The name of the parameter that takes any keyword, whatever its annotation says.
    further_name: str | None

    @property
    def first(self) -> Parameter | None:
        """The parameter that takes the sender."""
        for kinds in (POSITIONAL, (VAR_POSITIONAL,)):
            for parameter in self.parameters:
                if parameter.kind in kinds:
                    return parameter
        return None

    @property
    def further(self) -> Parameter | None:
        """The parameter that takes the keys that no other takes."""
        return next((found for found in self.parameters if found.kind is VAR_KEYWORD), None)

    @property
    def by_name(self) -> Mapping[str, Parameter]:
        """The parameters that take an argument by their name."""
        return {found.name: found for found in self.parameters if found.kind in NAMED}


def parameters_of(receiver: Callable[..., Any]) -> Parameters | None:
    """Return the parameters of a receiver; None if Python does not know them.

    Of a decorated function they are those of what is called, which is often all that the
    decorator takes: what it passes on, nobody knows.
    """
    called = _unwrapped(receiver)
    try:
        signature = signature_of(called, follow_wrapped=False)
    except Exception:  # noqa: BLE001  # of a builtin, or whatever a proxy raises if it is asked
        return None
    function = _function(called)
    if hasattr(function, "__wrapped__"):
        # functools.wraps has put the annotations of another function in the place of its own.
        signature = _without_annotations(signature)
    names = names_in(function)
    return Parameters(
        [found for item in signature.parameters.values() for found in _expanded(item, names)],
        _own_parameter(called),
        _result(receiver, function, hint_of(signature.return_annotation, names)),
        next(
            (item.name for item in signature.parameters.values() if item.kind is VAR_KEYWORD), None
        ),
    )


def _without_annotations(signature: inspect.Signature) -> inspect.Signature:
    parameters = signature.parameters.values()
    return inspect.Signature(
        [parameter.replace(annotation=parameter.empty) for parameter in parameters]
    )


def _unwrapped(receiver: Any) -> Any:
    """Return what a receiver calls with exactly what it gets itself."""
    if inspect.ismethod(receiver):
        function = _unwrapped(receiver.__func__)
        return MethodType(function, receiver.__self__) if inspect.isfunction(function) else receiver
    while isinstance(receiver, CACHE) or _is_context_manager(receiver):
        receiver = receiver.__wrapped__
    return receiver if inspect.isroutine(receiver) else _with_own_call(receiver)


def _with_own_call(instance: Any) -> Any:
    """Return what calls an object, if that is no plain method: Python 3.10 takes it for one."""
    method = inspect.getattr_static(_class_of(instance), "__call__", None)
    if isinstance(method, (staticmethod, classmethod)):
        call: Any = instance.__call__
        return _unwrapped(call)
    return instance


def _is_context_manager(function: Any) -> bool:
    """Tell whether this is what `contextlib.contextmanager` has made of a function."""
    # Other objects, such as a proxy, may do anything when they are asked for an attribute.
    return (
        inspect.isfunction(function)
        and hasattr(function, "__wrapped__")
        and function.__code__.co_filename == contextlib.contextmanager.__code__.co_filename
    )


def _function(called: Any) -> Any:
    """Return the function that takes the arguments in the end."""
    called = _without_partials(called)
    if inspect.ismethod(called):
        return called.__func__
    if isinstance(called, type):
        methods = [getattr(called, name) for name in ("__new__", "__init__")]
        return next(filter(inspect.isfunction, methods), called)
    return called if inspect.isroutine(called) else _class_of(called).__call__


def _without_partials(called: Any) -> Any:
    while isinstance(called, functools.partial):
        called = called.func
    return called


def _class_of(instance: object) -> Any:
    return type(instance)


def _own_parameter(called: Any) -> str | None:
    """Return the parameter that binding fills, if a keyword could fill it as well."""
    function = _function(called)
    if inspect.isfunction(called) or not inspect.isfunction(function):
        return None
    if isinstance(called, functools.partial) and inspect.isfunction(called.func):
        return None  # it binds nothing
    first = next(iter(signature_of(function, follow_wrapped=False).parameters.values()), None)
    return first.name if first is not None and first.kind is POSITIONAL_OR_KEYWORD else None


def _result(receiver: Any, function: Any, annotated: Any) -> Any:
    """Return the type of what a call of a receiver returns."""
    receiver = _without_partials(receiver)
    if isinstance(receiver, type):
        return receiver if type(receiver).__call__ is type.__call__ else Any
    if _is_context_manager(getattr(receiver, "__func__", receiver)):
        return Any
    if not inspect.isfunction(function):
        return annotated
    if function.__code__.co_flags & inspect.CO_ITERABLE_COROUTINE:  # of types.coroutine
        return Any
    if may_be_overloaded(function):
        annotated = Any  # each overload says what it returns
    return Coroutine[Any, Any, annotated] if has_coroutine_code(function) else annotated


def _expanded(parameter: PythonParameter, names: Mapping[str, Any]) -> Iterator[Parameter]:
    """Yield a parameter; of ``**kwargs: Unpack[...]`` the keys of the TypedDict."""
    hint = hint_of(parameter.annotation, names)
    if parameter.kind is VAR_KEYWORD and is_unpacked(hint):
        payload = merged(payloads(get_args(hint)[0]))
        for name, key in payload.keys.items():
            yield Parameter(name, KEYWORD_ONLY, key.type, key.required)
        if payload.rest is not None or not payload.known:
            rest = Any if payload.rest is None else payload.rest
            yield Parameter(parameter.name, VAR_KEYWORD, rest, required=False)
        return
    is_variadic = parameter.kind in (VAR_POSITIONAL, VAR_KEYWORD)
    required = parameter.default is parameter.empty and not is_variadic
    annotated = parameter.annotation is not parameter.empty
    yield Parameter(parameter.name, parameter.kind, hint, required, annotated)
