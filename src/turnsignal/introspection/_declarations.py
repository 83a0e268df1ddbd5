"""What a signal declares, as far as Python knows it when the program runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ForwardRef, TypeAlias, TypeVar, get_args, get_origin

from turnsignal._connectable import Connectable
from turnsignal._signals import AnySignal, attributes_of, require_signal, signal_classes
from turnsignal._signatures import signature_of
from turnsignal._specification import SpecSignal
from turnsignal._typing import Signal as TypedSignal

from ._evaluation import evaluated, hint_of
from ._hints import parameters_of, standard, substituted
from ._meta_signals import MetaSignals
from ._payloads import Key, Payload, merged, payloads, specified_payload
from ._scopes import names_in
from ._subscripts import subscripted_classes
from ._variables import Variable, Variables

#: The types of sender, payload and result.
_Types: TypeAlias = tuple[Any, Any, Any]


@dataclass(frozen=True)
class Declaration:
    """What a signal declares.

    .. versionadded:: 0.1
    """

    #: The type of what sends the signal.
    sender: Any
    #: The type of what it carries as it is declared, mostly a `~typing.TypedDict`. None if a
    #: specification function declares the signal.
    payload: Any
    #: The type of what its receivers return.
    result: Any
    #: The payloads that this allows. There is one, but for a union of TypedDicts.
    alternatives: tuple[Payload, ...] = field(repr=False)

    @property
    def keys(self) -> Mapping[str, Key]:
        """The payload's keys by name, with the type of each and whether it is required.

        Those of a union are the keys of all that it may be.
        """
        return merged(self.alternatives).keys


def declaration(signal: AnySignal) -> Declaration | None:
    """Return what a signal declares, as far as Python knows it when the program runs.

    Python knows what a signal was made with, ``Signal[Shop, OrderPlaced]()``, what a subclass or
    a specification function says, and the annotation of the variable of a module or a class
    that holds the signal, ``order_placed: NamedSignal[Shop, OrderPlaced] = signal("order")``.
    The latter is the only one for blinker's signals; of several variables, that counts which
    leaves the fewest types open. It does not know annotations of local variables, nor what stubs
    say of others' signals, such as Flask's: annotate a variable of your own.

    Args:
        signal: A signal of turnsignal or blinker.

    Returns:
        What it declares, or None. A type that cannot be evaluated, such as one that is imported
        for type checkers alone, is a `~typing.ForwardRef`.

    Raises:
        TypeError: This is no signal.

    Example:
        >>> from typing import TypedDict
        >>> from turnsignal import Signal
        >>> from turnsignal.introspection import declaration
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        >>> found = declaration(Signal[str, OrderPlaced]())
        >>> found.sender, found.payload
        (<class 'str'>, <class '...OrderPlaced'>)
        >>> found.keys
        {'order_id': Key(type=<class 'int'>, required=True)}

    .. versionadded:: 0.1
    """
    require_signal(signal, "declaration")
    [found] = declarations([signal])
    return found


def declarations(signals: Sequence[Any]) -> Iterator[Declaration | None]:
    """Yield what each of several signals declares: it takes less time than one by one."""
    variables, meta_signals = Variables(signals), MetaSignals()
    for signal in signals:
        yield _declaration(signal, variables, meta_signals)


def _declaration(
    signal: AnySignal, variables: Variables, meta_signals: MetaSignals
) -> Declaration | None:
    if isinstance(signal, SpecSignal):
        return _specified(signal)
    types = _types_of_signal(signal, variables) or meta_signals.types_of(signal)
    if types is None:
        return None
    types = _without_forward_references(types, signal, variables)
    sender, payload, result = map(standard, types)
    return Declaration(sender, payload, result, payloads(payload))


def _types_of_signal(signal: Any, variables: Variables) -> _Types | None:
    """Return what a signal declares in one of the ways to do so; None if it does not."""
    found: _Types | None = None
    if isinstance(signal, Connectable):
        made_as = attributes_of(signal).get("__orig_class__")
        arguments = dict(zip(parameters_of(type(signal)), get_args(made_as), strict=False))
        found = _types_of_class(type(signal), arguments)
    return found or _annotated_types(signal, variables.of(signal))


def _without_forward_references(types: _Types, signal: Any, variables: Variables) -> _Types:
    """Look names up where the signal is, as in ``Signal["Shop", OrderPlaced]`` in class Shop."""
    if not any(isinstance(item, ForwardRef) for item in types):
        return types
    for variable in variables.of(signal):
        sender, payload, result = (evaluated(item, variable.names) for item in types)
        types = sender, payload, result
    return types


def _specified(signal: SpecSignal[Any, Any, Any]) -> Declaration:
    function = signal.specification
    names = names_in(function)
    signature = signature_of(function)
    hints = {
        parameter.name: hint_of(parameter.annotation, names)
        for parameter in signature.parameters.values()
    }
    result = hint_of(signature.return_annotation, names)
    return Declaration(
        sender=next(iter(hints.values())),
        payload=None,
        # "-> None" leaves it to receivers what they return: see `define`.
        result=Any if result is type(None) else result,
        alternatives=(specified_payload(signature, hints),),
    )


def _types_of_class(signal_class: Any, variables: Mapping[Any, Any]) -> _Types | None:
    """Return what a class of signals declares; None if it leaves everything open.

    Args:
        signal_class: The class.
        variables: What stands for its type variables.
    """
    # The base alone would be that of the class that it inherits from.
    bases: tuple[Any, ...] = attributes_of(signal_class).get(
        "__orig_bases__", signal_class.__bases__
    )
    for base in bases:
        base_class = get_origin(base) or base
        if not isinstance(base_class, type) or not issubclass(base_class, TypedSignal):
            continue
        arguments = [substituted(argument, variables) for argument in get_args(base)]
        if base_class is not TypedSignal:
            own = dict(zip(parameters_of(base_class), arguments, strict=False))
            return _types_of_class(base_class, own)
        return _types(arguments)
    return None


def _types(arguments: Sequence[Any]) -> _Types | None:
    """Return what the arguments of a signal class declare; None if they are all open."""
    if all(isinstance(argument, TypeVar) for argument in arguments):
        return None
    given = [Any if isinstance(argument, TypeVar) else argument for argument in arguments]
    sender, payload, result = [*given, Any, Any][:3]
    return sender, payload, result


def _class_named(name: str, signal: object) -> type | None:
    """Return the class of a signal that has a name, which only type checkers import."""
    known = {found.__name__: found for found in type(signal).__mro__}
    return known.get(name.rpartition(".")[2])


def _annotated_types(signal: object, variables: Iterable[Variable]) -> _Types | None:
    """Return what the annotations of the variables declare that hold a signal."""
    found = [
        types
        for variable in variables
        for signal_class, arguments in subscripted_classes(variable.annotation, variable.names)
        if (types := _types_of_annotation(signal, signal_class, arguments)) is not None
    ]
    # Another module may say more of it than one that says ``NamedSignal[Any, Any]``.
    return max(found, key=_known, default=None)


def _known(types: _Types) -> int:
    """Count the types that a declaration does not leave open."""
    return sum(standard(item) is not Any for item in types)


def _types_of_annotation(
    signal: object, signal_class: Any, arguments: Sequence[Any]
) -> _Types | None:
    """Return what a class in an annotation declares; None if that is no class of signals."""
    if isinstance(signal_class, ForwardRef):
        signal_class = _class_named(signal_class.__forward_arg__, signal)
    if not isinstance(signal_class, type) or not issubclass(signal_class, signal_classes()):
        return None
    if not issubclass(signal_class, TypedSignal):
        return _types(arguments)
    own = dict(zip(parameters_of(signal_class), arguments, strict=False))
    return _types_of_class(signal_class, own)
