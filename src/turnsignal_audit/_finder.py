"""Finds what happens to signals: it looks at all calls and decorators of a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncItem,
    LambdaExpr,
    MemberExpr,
    RefExpr,
    SymbolNode,
    Var,
)
from mypy.typeops import function_type
from mypy.types import AnyType, Instance, ProperType, Type, TypeOfAny, UnionType, get_proper_type

from turnsignal_mypy import _names

from ._events import ConnectionEvent, Events, SendEvent, UnresolvedEvent
from ._identity import Found, Identities
from ._index import Environment, Index, KeywordArguments, Use, Value, environment
from ._payloads import sent_by, value_type
from ._report import Kind
from ._walk import Scope

#: The classes of a signal's methods, by the names of these.
_METHODS: Final = {name: method for method, name in _names.METHODS.items()}

#: Of how many callers, one of the other, an argument is followed.
_DEEPEST: Final = 4


@dataclass(frozen=True)
class _Situation:
    """One of the situations in which code runs: what its parameters are, and who called."""

    environment: Environment
    caller: tuple[Context, Scope] | None = None


def find_events(index: Index, identities: Identities) -> Events:
    """Find all sends and connections of a program."""
    finder = _Finder(index, identities)
    for use in index.uses:
        finder.look_at(use)
    return finder.events


class _Finder:
    """Looks at the calls and decorators of a program, one after the other."""

    def __init__(self, index: Index, identities: Identities) -> None:
        self._index = index
        self._analysis = index.analysis
        self._identities = identities
        self.events = Events()

    def look_at(self, use: Use) -> None:
        """Note what a call or a decorator does to a signal."""
        method = self._method(use.callee) or self._possible_method(use)
        if method in _names.SENDING and isinstance(use.node, CallExpr):
            self._send(use, use.node)
        elif method == _names.CONNECTOR:
            self._connect_via(use)
        elif method in (_names.CONNECT, _names.CONNECTED_TO):
            self._connect(use)

    def _method(self, callee: Expression) -> str | None:
        """Return the class of a signal's method, if a callee is one."""
        for item in _items(self._analysis.type_of(callee)):
            if isinstance(item, Instance):
                name = item.type.fullname
                if name in _names.METHODS or name == _names.CONNECTOR:
                    return name
        return None

    def _possible_method(self, use: Use) -> str | None:
        """Return the class of a signal's method that a callee may be, whose type is not known.

        It is one if we know a signal that the object is: a parameter without a type, say.
        """
        callee = use.callee
        if isinstance(callee, CallExpr) and self._possible_name(callee.callee) == "connect_via":
            return _names.CONNECTOR if self._may_be_signal(callee.callee, use.scope) else None
        name = self._possible_name(callee)
        if name is None or name == "connect_via":
            return None
        if self._may_be_signal(callee, use.scope):
            return _METHODS[name]
        kind = Kind.SEND if name.startswith("send") else Kind.CONNECTION
        self._unresolved(kind, use, self._why_unknown(callee))
        return None

    def _why_unknown(self, callee: Expression) -> str:
        owner = self._analysis.type_of(callee.expr) if isinstance(callee, MemberExpr) else None
        if owner is None:
            return "mypy takes this code for unreachable"
        for item in _items(owner):
            if isinstance(item, AnyType) and item.missing_import_name is not None:
                module = self._index.imported_module(item.missing_import_name)
                return f'it may be no signal: mypy has no types of "{module}"'
        return "it may be no signal: the type of the object is not known"

    def _possible_name(self, callee: Expression) -> str | None:
        """Return the name of a method that signals have, if the type of its object is not known."""
        if not isinstance(callee, MemberExpr) or callee.name not in _METHODS:
            return None
        owner = self._analysis.type_of(callee.expr)
        is_unknown = owner is None or any(isinstance(item, AnyType) for item in _items(owner))
        return callee.name if is_unknown else None

    def _may_be_signal(self, callee: Expression, scope: Scope) -> bool:
        return any(
            self._found(callee, situation).signals
            for situation in self._situations([self._signal_of(callee)], scope)
        )

    def _send(self, use: Use, call: CallExpr) -> None:
        relevant = [self._signal_of(use.callee), *_keyword_mappings(call, use.scope)]
        for situation in self._situations(relevant, use.scope):
            found = self._found(use.callee, situation)
            if not found.signals:
                self._unresolved(Kind.SEND, use, found)
                continue
            sent = sent_by(call, self._analysis, situation.environment)
            if sent.further is not None:
                self._unresolved(Kind.PAYLOAD, use, sent.further)
            self.events.sends.append(
                SendEvent(
                    frozenset(found.signals),
                    call,
                    use.scope,
                    sent,
                    found.is_certain,
                    situation.caller,
                )
            )

    def _connect(self, use: Use) -> None:
        if isinstance(use.node, Decorator):
            self._add_connections(use, use.callee, use.node, None)
            return
        arguments = _by_name(use.node, ["receiver", "sender"])
        receiver = arguments.get("receiver")
        if receiver is None:
            self._unresolved(Kind.RECEIVER, use, "its arguments are not written out")
        else:
            self._add_connections(use, use.callee, receiver, arguments.get("sender"))

    def _connect_via(self, use: Use) -> None:
        """Note the receiver that ``connect_via(sender)`` is given."""
        making = self._value_of(use.callee)
        receiver: Value | None = use.node if isinstance(use.node, Decorator) else None
        if isinstance(use.node, CallExpr) and use.node.args:
            receiver = use.node.args[0]
        if not isinstance(making, CallExpr) or receiver is None:
            self._unresolved(Kind.CONNECTION, use, "it is not known what connect_via() was given")
            return
        sender = _by_name(making, ["sender"]).get("sender")
        self._add_connections(use, making.callee, receiver, sender)

    def _add_connections(
        self, use: Use, callee: Expression, receiver: Value, sender: Expression | None
    ) -> None:
        if sender is not None and self._is_any_sender(sender):
            sender = None
        for situation in self._situations([self._signal_of(callee), receiver], use.scope):
            found = self._found(callee, situation)
            if not found.signals:
                self._unresolved(Kind.CONNECTION, use, found)
                continue
            passed = self._argument(receiver, situation.environment)
            sender_type = None
            if sender is not None:
                sender_type = self._analysis.type_of(sender)
            self.events.connections.append(
                ConnectionEvent(
                    frozenset(found.signals),
                    use.node,
                    use.scope,
                    passed,
                    self._receiver_type(passed, situation.environment),
                    sender,
                    sender_type,
                    found.is_certain,
                    situation.caller,
                )
            )

    def _receiver_type(self, receiver: Value, known: Environment) -> Type:
        node: Value | SymbolNode | FuncItem | None = receiver
        if isinstance(receiver, Expression):
            found = value_type(receiver, self._analysis, known)
            if not isinstance(get_proper_type(found), AnyType):
                return found
            node = self._made_function(receiver) or self._index.variable(receiver)
        if isinstance(node, FuncItem):
            return function_type(node, self._analysis.function)
        if not isinstance(node, Decorator):
            return AnyType(TypeOfAny.special_form)
        decorated = node.var.type
        is_known = decorated and not isinstance(get_proper_type(decorated), AnyType)
        if decorated is not None and is_known:
            return decorated
        if all(map(self._gives_back, node.decorators)):
            return function_type(node.func, self._analysis.function)
        return AnyType(TypeOfAny.special_form)

    def _made_function(self, receiver: Expression) -> FuncItem | None:
        """Return the function that an expression makes: a lambda, or a call that returns one."""
        if isinstance(receiver, LambdaExpr):
            return receiver
        made = [*self._index.results(receiver)] if isinstance(receiver, CallExpr) else []
        return made[0] if len(made) == 1 else None

    def _gives_back(self, decorator: Expression) -> bool:
        """Tell whether a decorator returns the very function that it is given."""
        method = self._method(decorator)
        if method in (_names.CONNECT, _names.CONNECTOR):
            return True
        callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
        if self._possible_name(callee) in ("connect", "connect_via"):
            return bool(self._found(callee, _Situation({})).signals)
        functions = [*self._index.called_functions(decorator)]
        return bool(functions) and all(map(self._returns_first, functions))

    def _returns_first(self, function: FuncItem) -> bool:
        first = function.arguments[0].variable if function.arguments else None
        results = self._index.returns.get(function, ())
        return bool(results) and all(
            isinstance(result, RefExpr) and result.node is first for result in results
        )

    def _argument(self, receiver: Value, known: Environment) -> Value:
        """Return what a parameter is given that is connected."""
        node = receiver.node if isinstance(receiver, RefExpr) else None
        passed = known.get(node) if isinstance(node, Var) else None
        if passed is None or isinstance(passed, KeywordArguments) or passed is receiver:
            return receiver
        return self._argument(passed, known)

    def _signal_of(self, callee: Expression) -> Expression:
        """Return the signal whose method an expression is."""
        value = self._value_of(callee)
        return value.expr if isinstance(value, MemberExpr) else value

    def _value_of(self, expression: Expression) -> Expression:
        """Return what a variable is bound to, if that is certain: ``send = signal.send``."""
        node = self._index.variable(expression)
        bindings = self._index.bindings.get(node, ()) if isinstance(node, Var) else ()
        if len(bindings) == 1 and not bindings[0].is_item:
            return bindings[0].value
        return expression

    def _found(self, callee: Expression, situation: _Situation) -> Found:
        found = self._identities.signals(self._signal_of(callee), situation.environment)
        if not found.signals:
            # What a parameter of another function may be, in all of its calls.
            for parameter in found.parameters:
                for value in self._arguments_for(parameter):
                    found.signals |= self._identities.signals(value, {}).signals
            found.is_certain &= len(found.signals) < 2
        return found

    def _arguments_for(self, parameter: Var) -> Iterator[Expression]:
        function = self._index.parameters[parameter]
        for call in self._index.calls.get(function, ()):
            value = environment(function, call).get(parameter)
            if isinstance(value, Expression):
                yield value

    def _reason(self, found: Found) -> str:
        for parameter in found.parameters:
            function = self._index.parameters[parameter]
            return (
                f'it is the parameter "{parameter.name}" of "{function.name or "lambda"}", and no'
                " call tells which signal that is"
            )
        return found.reasons[0] if found.reasons else "it is not known which signal it is"

    def _situations(self, values: Sequence[Value], scope: Scope) -> Sequence[_Situation]:
        """List the situations in which some values are what they are: one for each caller."""
        situations = [*self._with_callers(values, scope, {}, None, 0)]
        return situations or [_Situation({})]

    def _with_callers(
        self,
        values: Sequence[Value],
        scope: Scope,
        known: Environment,
        caller: tuple[Context, Scope] | None,
        depth: int,
    ) -> Iterator[_Situation]:
        function = self._dependence(values, scope, known)
        calls = self._index.calls.get(function, ()) if function is not None else ()
        if function is None or not calls or depth == _DEEPEST:
            yield _Situation(known, caller)
            return
        for call in calls:
            bound = {**known, **environment(function, call)}
            outer = (call.node, call.scope)
            yield from self._with_callers(values, call.scope, bound, outer, depth + 1)

    def _dependence(
        self, values: Sequence[Value], scope: Scope, known: Environment
    ) -> FuncItem | None:
        """Return the innermost function on whose parameters the values depend."""
        parameters: set[Var] = set()
        for value in values:
            passed = self._argument(value, known)
            if isinstance(passed, RefExpr) and passed.node in self._index.parameters:
                parameters.add(passed.node)
            elif isinstance(value, Expression):
                parameters |= self._identities.signals(value, known).parameters
        owners = {self._index.parameters[parameter] for parameter in parameters - set(known)}
        return next((function for function in scope.functions() if function in owners), None)

    def _is_any_sender(self, sender: Expression) -> bool:
        found = get_proper_type(self._analysis.type_of(sender))
        return isinstance(found, Instance) and found.type.has_base(_names.ANY_SENDER)

    def _unresolved(self, kind: Kind, use: Use, why: Found | str) -> None:
        if isinstance(why, Found) and why.is_none and not why.reasons:
            return  # no signal is given, so nothing happens
        reason = self._reason(why) if isinstance(why, Found) else why
        event = UnresolvedEvent(kind, use.node, use.scope, reason)
        if event not in self.events.unresolved:
            self.events.unresolved.append(event)


def _items(found: Type | None) -> Sequence[ProperType]:
    proper = get_proper_type(found)
    if isinstance(proper, UnionType):
        return [get_proper_type(item) for item in proper.items]
    return [] if proper is None else [proper]


def _by_name(call: CallExpr, names: Sequence[str]) -> dict[str, Expression]:
    """Return the arguments of a call by the names of the parameters."""
    given: dict[str, Expression] = {}
    waiting = list(names)
    for value, kind, name in zip(call.args, call.arg_kinds, call.arg_names, strict=True):
        if kind == ARG_POS and waiting:
            given[waiting.pop(0)] = value
        elif kind == ARG_NAMED and name is not None:
            given[name] = value
    return given


def _keyword_mappings(call: CallExpr, scope: Scope) -> Iterator[Expression]:
    """List what ``send`` is passed that is the ``**kwargs`` of a function around it."""
    own = {
        argument.variable
        for function in scope.functions()
        for argument in function.arguments
        if argument.kind.is_star() and not argument.kind.is_positional(star=True)
    }
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind.is_star() and isinstance(value, RefExpr) and value.node in own:
            yield value
