"""The hooks: what is called for each method, function and class that the plugin knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from mypy.plugin import FunctionContext, MethodContext, MethodSigContext
from mypy.types import FunctionLike, Type

from . import _declaration_hooks, _names, _receiver_hooks, _send_hooks
from ._guard import guarded
from ._options import PluginOptions

SignatureHook: TypeAlias = Callable[[MethodSigContext], FunctionLike]
MethodHook: TypeAlias = Callable[[MethodContext], Type]
FunctionHook: TypeAlias = Callable[[FunctionContext], Type]


class Hooks(NamedTuple):
    """Hooks by the full names that mypy asks with."""

    signatures: Mapping[str, SignatureHook]
    methods: Mapping[str, MethodHook]
    functions: Mapping[str, FunctionHook]


def hooks(options: PluginOptions) -> Hooks:
    """Return the hooks, each guarded, for the options that a user chose."""
    return Hooks(
        {
            name: guarded(hook, attrgetter("default_signature"))
            for name, hook in _signature_hooks().items()
        },
        {
            name: guarded(hook, attrgetter("default_return_type"))
            for name, hook in _method_hooks(options).items()
        },
        {
            name: guarded(hook, attrgetter("default_return_type"))
            for name, hook in _function_hooks(options).items()
        },
    )


def _signature_hooks() -> dict[str, SignatureHook]:
    return {
        _names.call_of(_names.SEND): _send_hooks.make_send_precise,
        _names.call_of(_names.SEND_ASYNC): _send_hooks.make_send_precise,
        _names.call_of(_names.CONNECT): _receiver_hooks.make_connect_precise,
        _names.call_of(_names.CONNECTED_TO): _receiver_hooks.make_connect_precise,
        _names.call_of(_names.CONNECT_VIA): _receiver_hooks.make_connect_via_precise,
        _names.call_of(_names.CONNECTOR): _receiver_hooks.make_connector_precise,
    }


def _method_hooks(options: PluginOptions) -> dict[str, MethodHook]:
    check_connect = partial(_receiver_hooks.check_connect, options)
    check_declaration = partial(_declaration_hooks.check_declaration, options)
    return {
        _names.call_of(_names.CONNECT): check_connect,
        _names.call_of(_names.CONNECTED_TO): check_connect,
        _names.call_of(_names.CONNECT_VIA): _receiver_hooks.narrow_connector,
        _names.call_of(_names.CONNECTOR): partial(_receiver_hooks.check_connector, options),
        **dict.fromkeys(_names.CREATING_METHODS, check_declaration),
    }


def _function_hooks(options: PluginOptions) -> dict[str, FunctionHook]:
    check_declaration = partial(_declaration_hooks.check_declaration, options)
    return dict.fromkeys(_names.CREATORS, check_declaration)
