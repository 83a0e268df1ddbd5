"""How messages name a receiver, and what its definition looks like."""

from __future__ import annotations

from mypy.nodes import ARG_STAR2, FuncDef
from mypy.subtypes import is_subtype
from mypy.types import (
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    ProperType,
    Type,
    has_type_vars,
)

from ._receiver_rules import bound_parameter, called, own_parameter, without_type_variables
from ._results import awaited, is_coroutine


class ReceiverWording:
    """Names a receiver as its author would.

    Args:
        receiver: The type of the receiver.
        name: The name that it has where it is connected, if it has one.
        module: The module that is checked.
        is_decorated: Whether it is the decorated function of that name.
        is_lambda: Whether it is a lambda.
        is_partial: Whether it is a partial, of which ``receiver`` is the signature.
    """

    def __init__(
        self,
        receiver: ProperType,
        name: str | None,
        module: str,
        *,
        is_decorated: bool,
        is_lambda: bool,
        is_partial: bool,
    ) -> None:
        self.type = receiver
        self.is_lambda = is_lambda
        #: The name of the function that is called, as far as one is known.
        self.function_name = "receiver"
        #: The parameter that binding takes away: ``self`` or ``cls``.
        self.own_parameters: list[str] = []
        #: What it returns now, as far as it is written in the definition.
        self.result: Type | None = None
        self.name = "Lambda receiver" if is_lambda else "Receiver"
        target = called(receiver)
        self.is_async = isinstance(target, CallableType) and is_coroutine(target.ret_type)
        if isinstance(receiver, Instance) and (is_decorated or _is_private_to_functools(receiver)):
            self._take_name(name)
        elif isinstance(receiver, Instance):
            self.name = f'Receiver of type "{receiver.type.name}"'
            self.function_name, self.own_parameters = "__call__", ["self"]
            self.result = _written_result(target, module)
        elif isinstance(receiver, FunctionLike) and receiver.is_type_obj():
            self.name = f'Receiver class "{receiver.type_object().name}"'
            self.function_name, self.own_parameters = "__init__", ["self"]
            self.result = NoneType()
        elif isinstance(receiver, FunctionLike) and not is_lambda:
            self._describe_function(receiver.items[0], name, module, is_partial=is_partial)

    @property
    def parameter_types(self) -> list[Type]:
        """The types of the parameters that the receiver has."""
        target = called(self.type)
        return list(target.arg_types) if isinstance(target, CallableType) else []

    @property
    def further(self) -> str | None:
        """The name of the parameter that takes keys that are not declared, if there is one."""
        target = called(self.type)
        if not isinstance(target, CallableType) or ARG_STAR2 not in target.arg_kinds:
            return None
        return target.arg_names[target.arg_kinds.index(ARG_STAR2)] or "kwargs"

    def sender_name(self, sender: Type) -> str | None:
        """Return the name of the parameter that takes the sender; None if none is meant for it.

        Args:
            sender: The type of the sender.
        """
        target = called(self.type)
        if not isinstance(target, CallableType) or not target.arg_kinds:
            return None
        target = without_type_variables(target)
        is_unbound = bound_parameter(target) is None and own_parameter(target) is not None
        is_meant = target.arg_kinds[0].is_positional() and is_subtype(sender, target.arg_types[0])
        name = target.arg_names[0]
        return name if is_meant and not is_unbound and name not in ("self", "cls") else None

    def _describe_function(
        self, function: CallableType, connected_as: str | None, module: str, *, is_partial: bool
    ) -> None:
        # mypy calls a method "on_order of Warehouse".
        name = function.name.partition(" of ")[0] if function.name else None
        if is_partial:
            if name is not None:
                self.name = f'Receiver "partial({name})"'
            return
        # A decorator that takes any function loses its name.
        self._take_name(name or connected_as)
        self.result = _written_result(self.type, module)
        if function.is_bound:
            self.own_parameters = [bound_parameter(function) or "self"]

    def _take_name(self, name: str | None) -> None:
        if name is not None:
            self.name = f'Receiver "{name}"'
            self.function_name = name


def _written_result(target: ProperType, module: str) -> Type | None:
    """Return the annotated result of an undecorated function of the module that is checked.

    mypy's cache forgets the decorators of others, and a message must not depend on the cache.
    """
    definition = target.definition if isinstance(target, CallableType) else None
    if not isinstance(target, CallableType) or not isinstance(definition, FuncDef):
        return None
    is_method = bool(definition.info)
    owner = definition.info.module_name if is_method else definition.fullname.rpartition(".")[0]
    # A local function has no module in its name.
    is_certain = owner in (module, "") and not target.implicit
    if not is_certain or has_type_vars(target.ret_type):
        return None
    return awaited(target.ret_type) if is_coroutine(target.ret_type) else target.ret_type


def _is_private_to_functools(receiver: Instance) -> bool:
    """Tell whether a receiver is what ``wraps`` or ``lru_cache`` made of a function."""
    return receiver.type.fullname.startswith("functools._")
