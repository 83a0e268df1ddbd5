"""Tells in which situations code runs: which calls there are of the function around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mypy.nodes import Context, Expression, FuncItem, RefExpr, Var

from turnsignal_audit.reading._identity import Found, Identities
from turnsignal_audit.reading._index import Environment, Index, KeywordArguments, Value, environment
from turnsignal_audit.reading._walk import Scope

#: Of how many callers, one of the other, an argument is followed.
_DEEPEST: Final = 4


@dataclass(frozen=True)
class Situation:
    """What the parameters of the functions around some code are, and who called."""

    environment: Environment
    #: The call that decides it; None if nothing depends on one.
    caller: tuple[Context, Scope] | None = None


class Situations:
    """Knows who calls the functions of a program.

    Args:
        index: The index of the program.
        identities: Its signals.
    """

    def __init__(self, index: Index, identities: Identities) -> None:
        self._index = index
        self._identities = identities

    def of(self, values: Sequence[Value], scope: Scope) -> Sequence[Situation]:
        """List the situations in which some values are what they are: one for each caller."""
        found = [*self._with_callers(values, scope, Situation({}), frozenset(), 0)]
        return found or [Situation({})]

    def _with_callers(
        self,
        values: Sequence[Value],
        scope: Scope,
        situation: Situation,
        called: frozenset[FuncItem],
        depth: int,
    ) -> Iterator[Situation]:
        known = situation.environment
        function = self._dependence(values, scope, known)
        calls = self._index.calls.get(function, ()) if function is not None else ()
        if function is None or not calls or depth == _DEEPEST:
            yield situation
            return
        if function in self._index.escaping:
            yield situation
        called |= {function}
        for call in calls:
            # A function that calls itself passes on what it was given by others.
            if not called.intersection(call.scope.functions()):
                bound = {**known, **environment(function, call)}
                outer = Situation(bound, (call.node, call.scope))
                yield from self._with_callers(values, call.scope, outer, called, depth + 1)

    def _dependence(
        self, values: Sequence[Value], scope: Scope, known: Environment
    ) -> FuncItem | None:
        """Return the innermost function on whose parameters the values depend."""
        parameters: set[Var] = set()
        for value in _with_mappings(values, known):
            passed = argument(value, known)
            node = passed.node if isinstance(passed, RefExpr) else None
            if isinstance(node, Var) and node in self._index.parameters:
                parameters.add(node)
            elif isinstance(value, Expression):
                parameters |= self._identities.signals(value, known).parameters
        owners = {self._index.parameters[parameter] for parameter in parameters - set(known)}
        return next((function for function in scope.functions() if function in owners), None)

    def signals(self, value: Expression, situation: Situation) -> Found:
        """Return the signals that a value may be in a situation."""
        found = self._identities.signals(value, situation.environment)
        if not found.signals:
            # What a parameter of another function may be, in all of its calls.
            for parameter in found.parameters:
                for given in self._arguments_for(parameter):
                    found.signals |= self._identities.signals(given, {}).signals
            found.is_certain &= len(found.signals) < 2
        return found

    def _arguments_for(self, parameter: Var) -> Iterator[Expression]:
        function = self._index.parameters[parameter]
        for call in self._index.calls.get(function, ()):
            value = environment(function, call).get(parameter)
            if isinstance(value, Expression):
                yield value

    def reason(self, found: Found) -> str:
        """Say why it is not known which signal something is."""
        for parameter in found.parameters:
            function = self._index.parameters[parameter]
            return (
                f'it is the parameter "{parameter.name}" of "{function.name or "lambda"}", and no'
                " call tells which signal that is"
            )
        return found.reasons[0] if found.reasons else "it is not known which signal it is"


def _with_mappings(values: Sequence[Value], known: Environment) -> list[Value]:
    """Return some values, and the mappings that those which are ``**kwargs`` were passed."""
    found: list[Value] = []
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        found.append(value)
        node = value.node if isinstance(value, RefExpr) else None
        passed = known.get(node) if isinstance(node, Var) else None
        if isinstance(passed, KeywordArguments):
            waiting += [mapping for mapping in passed.mappings if mapping not in found]
    return found


def argument(value: Value, known: Environment) -> Value:
    """Return what a parameter is given in a situation; another value is returned as it is."""
    node = value.node if isinstance(value, RefExpr) else None
    passed = known.get(node) if isinstance(node, Var) else None
    if passed is None or isinstance(passed, KeywordArguments) or passed is value:
        return value
    return argument(passed, {name: other for name, other in known.items() if name is not node})
