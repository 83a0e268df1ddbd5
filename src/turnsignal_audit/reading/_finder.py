"""Finds what happens to signals: it looks at all calls and decorators of a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    MemberExpr,
    NameExpr,
    RefExpr,
    Var,
)
from mypy.types import AnyType, FunctionLike, Instance, ProperType, Type, UnionType, get_proper_type

from turnsignal_audit._report import Kind
from turnsignal_audit.reading._creation import is_signal
from turnsignal_audit.reading._events import (
    ConnectionEvent,
    Events,
    Lifetime,
    SendEvent,
    UnresolvedEvent,
)
from turnsignal_audit.reading._identity import Found, Identities
from turnsignal_audit.reading._index import Index, Use, Value
from turnsignal_audit.reading._payloads import sent_by
from turnsignal_audit.reading._receivers import Receivers
from turnsignal_audit.reading._situations import Situation, Situations, argument
from turnsignal_audit.reading._walk import Scope
from turnsignal_mypy import _names
from turnsignal_mypy._declaration import declaration_of

#: The classes of a signal's methods, by the names of these.
_METHODS: Final = {name: method for method, name in _names.METHODS.items()}

_CONNECTING: Final = frozenset({_names.CONNECT, _names.CONNECTED_TO, _names.CONNECTOR})


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
        self._situations = Situations(index, identities)
        self._receivers = Receivers(index, self._connects)
        #: The functions that disconnect something, and the modules that do outside of functions.
        self._disconnecting = {
            (use.scope.module, use.scope.function)
            for use in index.uses
            if isinstance(use.callee, MemberExpr) and use.callee.name == "disconnect"
        }
        self.events = Events()

    def look_at(self, use: Use) -> None:
        """Note what a call or a decorator does to a signal."""
        method = self._method(use.callee) or self._possible_method(use)
        if isinstance(use.node, ClassDef):
            if method in _CONNECTING:
                self._unresolved(Kind.RECEIVER, use, "it is a class that is decorated")
        elif method in _names.SENDING and isinstance(use.node, CallExpr):
            self._send(use, use.node, is_async=method == _names.SEND_ASYNC)
        elif method == _names.CONNECTOR:
            self._connect_via(use, use.node)
        elif method is not None and method in _CONNECTING:
            self._connect(use, use.node, method)
        elif isinstance(use.node, CallExpr):
            self._note_passed_on(use, use.node)

    def _note_passed_on(self, use: Use, call: CallExpr) -> None:
        """Note a signal that is passed to a function of which nothing is known."""
        if not isinstance(get_proper_type(self._analysis.type_of(use.callee)), AnyType):
            return
        if any(True for _ in self._index.called_functions(use.callee)):
            return
        for passed in call.args:
            if isinstance(passed, RefExpr):
                node = self._index.variable(passed)
                if isinstance(node, Var) and node.type is not None and is_signal(node.type):
                    reason = f'the signal "{node.name}" is passed to a function that is not known'
                    self._unresolved(Kind.ARGUMENT, use, reason)

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
            if self._may_be_signal(callee.callee, use.scope):
                return _names.CONNECTOR
            self._unresolved(Kind.CONNECTION, use, self._why_unknown(callee.callee))
            return None
        name = self._possible_name(callee)
        if name is None or name == "connect_via":
            return None
        is_override = isinstance(get_proper_type(self._analysis.type_of(callee)), FunctionLike)
        if not is_override and self._may_be_signal(callee, use.scope):
            return _METHODS[name]
        kind = Kind.SEND if name.startswith("send") else Kind.CONNECTION
        self._unresolved(kind, use, self._why_unknown(callee))
        return None

    def _possible_name(self, callee: Expression) -> str | None:
        """Return the name of a method that signals have, if a type does not say that it is one."""
        if not isinstance(callee, MemberExpr) or callee.name not in _METHODS:
            return None
        owner = self._analysis.type_of(callee.expr)
        is_unknown = owner is None or any(isinstance(item, AnyType) for item in _items(owner))
        is_override = owner is not None and is_signal(owner) and self._method(callee) is None
        return callee.name if is_unknown or is_override else None

    def _why_unknown(self, callee: Expression) -> str:
        owner = self._analysis.type_of(callee.expr) if isinstance(callee, MemberExpr) else None
        if owner is None:
            return "mypy takes this code for unreachable"
        if is_signal(owner):
            return "the class of the signal has a method of its own for it"
        for item in _items(owner):
            if isinstance(item, AnyType) and item.missing_import_name is not None:
                module = self._index.imported_module(item.missing_import_name)
                return f'it may be no signal: mypy has no types of "{module}"'
        return "it may be no signal: the type of the object is not known"

    def _may_be_signal(self, callee: Expression, scope: Scope) -> bool:
        value = self._signal_of(callee)
        return any(
            self._situations.signals(value, situation).signals
            for situation in self._situations.of([value], scope)
        )

    def _connects(self, decorator: Expression) -> bool:
        """Tell whether a decorator connects the function that it is given to a signal."""
        if self._method(decorator) in _CONNECTING:
            return True
        callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
        if self._possible_name(callee) not in ("connect", "connect_via"):
            return False
        return bool(self._situations.signals(self._signal_of(callee), Situation({})).signals)

    def _send(self, use: Use, call: CallExpr, *, is_async: bool) -> None:
        signal = self._signal_of(use.callee)
        is_judged = self._is_judged(use.callee)
        for situation in self._situations.of(
            [signal, *_keyword_mappings(call, use.scope)], use.scope
        ):
            found = self._situations.signals(signal, situation)
            if not found.signals:
                self._unresolved(Kind.SEND, use, found)
                continue
            sent = sent_by(call, self._index, situation.environment)
            if sent.further is not None:
                self._unresolved(Kind.PAYLOAD, use, sent.further)
            signals = frozenset(found.signals)
            self.events.sends.append(
                SendEvent(
                    signals,
                    call,
                    use.scope,
                    sent,
                    is_async,
                    found.is_certain,
                    is_judged and situation.caller is None,
                    situation.caller,
                )
            )

    def _is_judged(self, callee: Expression) -> bool:
        """Tell whether the plugin holds what a method is given against a declared payload."""
        for method in _items(self._analysis.type_of(callee)):
            signal = method.args[0] if isinstance(method, Instance) and method.args else None
            declaration = declaration_of(signal) if signal is not None else None
            if declaration is not None and not declaration.is_open:
                return True
        return False

    def _connect(self, use: Use, node: CallExpr | Decorator, method: str) -> None:
        if isinstance(node, Decorator):
            self._add_connections(use, node, use.callee, node, None, Lifetime.FUNCTION)
            return
        arguments = _by_name(node, ["receiver", "sender", "weak"])
        receiver = arguments.get("receiver")
        if receiver is None:
            self._unresolved(Kind.RECEIVER, use, "its arguments are not written out")
            return
        local = Lifetime.FUNCTION if _is_weak(arguments) else Lifetime.UNTIL_FURTHER_NOTICE
        lifetime = Lifetime.BLOCK if method == _names.CONNECTED_TO else local
        self._add_connections(use, node, use.callee, receiver, arguments.get("sender"), lifetime)

    def _connect_via(self, use: Use, node: CallExpr | Decorator) -> None:
        """Note the receiver that ``connect_via(sender)`` is given."""
        making = self._value_of(use.callee)
        receiver: Value | None = node if isinstance(node, Decorator) else None
        if isinstance(node, CallExpr) and node.args:
            receiver = node.args[0]
        if not isinstance(making, CallExpr) or receiver is None:
            self._unresolved(Kind.CONNECTION, use, "it is not known what connect_via() was given")
            return
        sender = _by_name(making, ["sender"]).get("sender")
        self._add_connections(
            use, node, making.callee, receiver, sender, Lifetime.UNTIL_FURTHER_NOTICE
        )

    def _add_connections(
        self,
        use: Use,
        node: CallExpr | Decorator,
        callee: Expression,
        receiver: Value,
        sender: Expression | None,
        lifetime: Lifetime,
    ) -> None:
        signal = self._signal_of(callee)
        if sender is not None and self._is_any_sender(sender):
            sender = None
        for situation in self._situations.of([signal, receiver], use.scope):
            found = self._situations.signals(signal, situation)
            if not found.signals:
                self._unresolved(Kind.CONNECTION, use, found)
                continue
            given = argument(receiver, situation.environment)
            alternatives = self._receivers.alternatives(given)
            for passed in alternatives or self._receivers.each(given):
                receiver_type = self._receivers.type_of(passed, situation.environment)
                self.events.connections.append(
                    ConnectionEvent(
                        frozenset(found.signals),
                        node,
                        use.callee if isinstance(node, Decorator) else node,
                        use.scope,
                        passed,
                        receiver_type,
                        self._receivers.is_async(passed, receiver_type),
                        sender,
                        None if sender is None else self._analysis.type_of(sender),
                        found.is_certain and not alternatives,
                        self._lifetime(node, passed, use.scope, lifetime),
                        self._method(use.callee) is not None,
                        self._is_judged(use.callee) and passed is receiver,
                        situation.caller,
                    )
                )

    def _lifetime(
        self, node: CallExpr | Decorator, receiver: Value, scope: Scope, at_most: Lifetime
    ) -> Lifetime:
        """Return how long a receiver is connected.

        Args:
            node: The call that connects it, or the decorated function.
            receiver: The receiver.
            scope: Where it is connected.
            at_most: How long it would be if it were local.
        """
        if at_most is Lifetime.BLOCK:
            return at_most
        if (
            at_most is Lifetime.FUNCTION
            and node in self._index.statements
            and self._receivers.is_temporary(receiver)
        ):
            return Lifetime.AT_ONCE
        if (scope.module, scope.function) in self._disconnecting:
            return Lifetime.UNTIL_DISCONNECTED
        home = None
        if isinstance(receiver, Decorator):
            home = self._index.homes.get(receiver.func)
        elif isinstance(receiver, NameExpr) and receiver.node is not None:
            home = self._index.homes.get(receiver.node)
        is_local = home is not None and home.function is not None
        return at_most if is_local else Lifetime.UNTIL_FURTHER_NOTICE

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

    def _is_any_sender(self, sender: Expression) -> bool:
        found = get_proper_type(self._analysis.type_of(sender))
        return isinstance(found, Instance) and found.type.has_base(_names.ANY_SENDER)

    def _unresolved(self, kind: Kind, use: Use, why: Found | str) -> None:
        if isinstance(why, Found) and why.is_none and not why.reasons:
            return  # no signal is given, so nothing happens
        reason = self._situations.reason(why) if isinstance(why, Found) else why
        at = use.node if isinstance(use.node, CallExpr) else use.callee
        signal = self._signal_of(use.callee)
        name = signal.name if isinstance(signal, (MemberExpr, NameExpr)) else None
        event = UnresolvedEvent(kind, at, use.scope, reason, name)
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


def _is_weak(arguments: dict[str, Expression]) -> bool:
    weak = arguments.get("weak")
    return not (isinstance(weak, NameExpr) and weak.fullname == "builtins.False")


def _keyword_mappings(call: CallExpr, scope: Scope) -> Iterator[Expression]:
    """List what ``send`` is passed that is the ``**kwargs`` of a function around it."""
    own = {
        parameter.variable
        for function in scope.functions()
        for parameter in function.arguments
        if parameter.kind.is_star() and not parameter.kind.is_positional(star=True)
    }
    for value, kind in zip(call.args, call.arg_kinds, strict=True):
        if kind.is_star() and isinstance(value, RefExpr) and value.node in own:
            yield value
