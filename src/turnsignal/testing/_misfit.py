"""Where a value is not of a type, as far as that is certain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ForwardRef, NamedTuple, NewType, TypeVar, cast, get_origin

from typing_extensions import Any as SubclassableAny, is_typeddict

from turnsignal._written_hints import written
from turnsignal.introspection._hints import is_literal, unaliased, union_items
from turnsignal.introspection._payloads import Payload, payloads

from ._class_check import misfit_of_class
from ._fit import types_of_variable
from ._held_values import held_values, is_named_tuple, subscript
from ._stand_ins import is_mock


class Misfit(NamedTuple):
    """What in a value is not of its type."""

    #: Where it is in the value: ``[0]["price"]``; empty for the value itself.
    place: str
    reason: str
    #: Whether it is not the value of a `~typing.Literal`.
    is_of_literal: bool = False

    def told_of(self, name: str) -> str:
        """Say what is wrong.

        Args:
            name: The name of the value.
        """
        return f"{name}{self.place}: {self.reason}" if self.place else self.reason

    def within(self, place: str) -> Misfit:
        """Return it as that of what holds the value at a place."""
        return self._replace(place=place + self.place)


def misfit_of(value: Any, hint: Any) -> Misfit | None:
    """Return where a value is not of a type; None if it is, or if that is not certain.

    Args:
        value: The value.
        hint: The type.
    """
    try:
        return _Comparison().misfit(value, hint)
    except Exception:  # noqa: BLE001  # of a hint in a hint that cannot be evaluated
        return None


class _Comparison:
    """A walk through a value and all that it holds."""

    def __init__(self) -> None:
        #: What is being compared, as a value may hold itself.
        self._steps: list[tuple[int, Any]] = []
        self._payloads: dict[int, tuple[Any, Payload]] = {}

    def misfit(self, value: Any, hint: Any) -> Misfit | None:
        """Return where a value is not of a type."""
        hint = unaliased(hint)
        step = (id(value), hint)
        if _is_certain(value, hint) or step in self._steps:
            return None
        self._steps.append(step)
        try:
            return self._misfit(value, hint)
        finally:
            self._steps.pop()

    def _misfit(self, value: Any, hint: Any) -> Misfit | None:
        if isinstance(hint, NewType):
            return self.misfit(value, hint.__supertype__)
        items = types_of_variable(hint) if isinstance(hint, TypeVar) else union_items(hint)
        if items != (hint,) and not is_literal(hint):
            return self._of_union(value, hint, items)
        misfit = misfit_of_class(value, hint)
        if misfit is not None:
            return Misfit("", misfit, is_literal(hint))
        if is_typeddict(get_origin(hint) or hint):
            return self._of_typed_dict(value, hint)
        for held in held_values(value, hint):
            found = self.misfit(held.value, held.hint)
            if found is not None:
                return found.within(held.place)
        return None

    def _of_union(self, value: Any, hint: Any, items: Sequence[Any]) -> Misfit | None:
        misfits: list[Misfit] = []
        for item in items:
            found = self.misfit(value, item)
            if found is None:
                return None
            misfits.append(found)
        # The item that is meant is the only one that the value is of at first sight, or that has
        # its literals, as in kind: Literal["card"].
        likely = [found for found in misfits if found.place]
        likely = [found for found in likely if not found.is_of_literal] or likely
        if len(likely) == 1:
            return likely[0]
        return Misfit("", f'{type(value).__name__} is not of type "{written(hint)}"')

    def _of_typed_dict(self, value: Mapping[str, Any], hint: Any) -> Misfit | None:
        """Compare a dict with a TypedDict; as one of a subclass, it may have more keys."""
        keys = self._payload(hint).keys.items()
        for name, key in sorted(keys, key=lambda item: not is_literal(item[1].type)):
            found: Misfit | None = None
            if name in value:
                found = self.misfit(value[name], key.type)
            elif key.required:
                found = Misfit("", "the key is missing")
            if found is not None:
                return found.within(subscript(name))
        return None

    def _payload(self, hint: Any) -> Payload:
        """Return the payload that a TypedDict is, which is evaluated but once for a long list."""
        if id(hint) not in self._payloads:
            [payload] = payloads(hint)
            self._payloads[id(hint)] = (hint, payload)  # the id is its own as long as it lives
        return self._payloads[id(hint)][1]


def _is_certain(value: Any, hint: Any) -> bool:
    """Tell at first sight whether a value is of a type, or not known not to be."""
    if isinstance(hint, ForwardRef | str) or is_mock(value):
        return True
    if type(value) is hint:
        return not is_named_tuple(hint)
    return cast("Any", SubclassableAny) in type(value).__mro__
