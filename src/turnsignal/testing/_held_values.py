"""What containers hold, without changing or using up anything."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Reversible,
    Sequence,
    Set as AbstractSet,
)
from typing import Any, NamedTuple, get_args, get_origin

from turnsignal.introspection._evaluation import evaluated, typed_dict_annotations
from turnsignal.introspection._hints import is_unpacked, parameters_of, substituted
from turnsignal.introspection._scopes import names_around

from ._wording import shown


class Held(NamedTuple):
    """Something that a container holds."""

    #: Where it is, to be written behind the name of the container.
    place: str
    value: Any
    hint: Any


#: Classes of which it is known how to get at what is stored. What a subclass does when it is
#: iterated over is not known, nor is it of any other class; an iterator would be used up.
_STORING = (list, tuple, deque, set, frozenset, dict, str, bytes)

_WITH_PLACES = (list, tuple, deque, str, bytes)

_MAPPINGS = (dict, defaultdict, OrderedDict, Mapping, MutableMapping)

_ITERABLES = (
    list,
    deque,
    set,
    frozenset,
    Iterable,
    Collection,
    Reversible,
    Sequence,
    MutableSequence,
    AbstractSet,
    MutableSet,
)


def held_values(value: Any, hint: Any) -> Iterator[Held]:
    """Yield what a container holds that a type hint says something of.

    Args:
        value: The container, which is of the class that the hint names.
        hint: The hint.
    """
    origin: Any = get_origin(hint) or hint
    arguments = get_args(hint)
    if is_named_tuple(origin):
        yield from _of_named_tuple(value, origin, arguments)
    elif origin is tuple:
        yield from _of_tuple(value, hint, arguments)
    elif origin in _MAPPINGS and len(arguments) == 2:
        yield from _of_mapping(value, *arguments)
    elif origin in _ITERABLES and len(arguments) == 1:
        yield from _of_iterable(value, arguments[0])


def is_named_tuple(hint: Any) -> bool:
    """Tell whether a class is made with `typing.NamedTuple` or `collections.namedtuple`."""
    mro: tuple[type, ...] = hint.__mro__ if isinstance(hint, type) else ()
    return tuple in mro and any("_fields" in vars(base) for base in mro)


def tuple_length(hint: Any) -> int | None:
    """Return how many items a tuple has; None if it may have any number.

    Args:
        hint: ``tuple``, or one with types in brackets.
    """
    arguments = get_args(hint)
    is_bare = not hasattr(hint, "__args__")  # and not tuple[()]
    if is_bare or Ellipsis in arguments or any(map(_is_starred, arguments)):
        return None
    return 0 if arguments == ((),) else len(arguments)  # Python 3.10 has it so for tuple[()]


def _is_starred(hint: Any) -> bool:
    """Tell whether this is ``*tuple[int, ...]``, or what was written for it before Python 3.11."""
    return is_unpacked(hint) or getattr(hint, "__unpacked__", False) is True


def _of_named_tuple(value: Any, named_tuple: Any, arguments: tuple[Any, ...]) -> Iterator[Held]:
    # A subclass may annotate other things than the fields.
    owner = next(base for base in named_tuple.__mro__ if "_fields" in vars(base))
    is_own = owner is named_tuple  # or the variables are others, perhaps of the same name
    variables = dict(zip(parameters_of(owner), arguments, strict=False)) if is_own else {}
    names = names_around(owner)
    hints = typed_dict_annotations(owner)  # a NamedTuple keeps its own in the same way
    for name, item in zip(owner._fields, _stored(value, tuple), strict=False):
        if name in hints:
            hint = substituted(evaluated(hints[name], names), variables)
            yield Held(f".{name}", item, hint)


def _of_tuple(value: Any, hint: Any, arguments: tuple[Any, ...]) -> Iterator[Held]:
    if arguments[1:] == (Ellipsis,):
        yield from _of_iterable(value, arguments[0])
    elif tuple_length(hint) is not None:
        for index, (item, item_hint) in enumerate(
            zip(_stored(value, tuple), arguments, strict=False)
        ):
            yield Held(f"[{index}]", item, item_hint)


def _of_mapping(value: Any, key_hint: Any, item_hint: Any) -> Iterator[Held]:
    if isinstance(value, dict):
        mapping: Any = dict  # whose own methods do not change with a subclass
        for key, item in mapping.copy(value).items():
            yield Held(f", key {shown(key)}", key, key_hint)
            yield Held(subscript(key), item, item_hint)


def _of_iterable(value: Any, hint: Any) -> Iterator[Held]:
    storing = next((known for known in _STORING if isinstance(value, known)), None)
    if storing is not None:
        for index, item in enumerate(_stored(value, storing)):
            place = f"[{index}]" if storing in _WITH_PLACES else f", item {shown(item)}"
            yield Held(place, item, hint)


def _stored(value: Any, storing: Any) -> tuple[Any, ...]:
    """Return what a container stores, whatever a subclass does when it is iterated over."""
    return tuple(storing.__iter__(value))


def subscript(key: object) -> str:
    """Write down how to get at what a mapping has for a key."""
    return f'["{key}"]' if type(key) is str else f"[{shown(key)}]"
