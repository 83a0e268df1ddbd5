"""The full names by which the plugin recognises what it checks."""

from __future__ import annotations

from typing import Final

_FACE: Final = "turnsignal._faces.mypy_plugin"

#: The typed face of a signal declared by a payload type.
SIGNAL: Final = f"{_FACE}.Signal"

#: The typed face of a signal declared by a specification function.
SPEC_SIGNAL: Final = f"{_FACE}.SpecSignal"

#: The classes of a signal's bound methods.
CONNECT: Final = f"{_FACE}.Connect"
CONNECTED_TO: Final = f"{_FACE}.ConnectedTo"
CONNECT_VIA: Final = f"{_FACE}.ConnectVia"
SEND: Final = f"{_FACE}.Send"
SEND_ASYNC: Final = f"{_FACE}.SendAsync"

#: What ``connect_via`` returns.
CONNECTOR: Final = f"{_FACE}.Connector"

#: What a user calls them.
METHODS: Final = {
    CONNECT: "connect",
    CONNECTED_TO: "connected_to",
    CONNECT_VIA: "connect_via",
    SEND: "send",
    SEND_ASYNC: "send_async",
}

#: Those that send.
SENDING: Final = frozenset({SEND, SEND_ASYNC})

#: What makes a signal: classes and functions, and methods.
CREATORS: Final = frozenset(
    {
        "turnsignal._signal.Signal",
        "turnsignal._signal.NamedSignal",
        "turnsignal._specification.SpecSignal",
        "turnsignal._specification.define",
        "blinker.base.Signal",
        "blinker.base.NamedSignal",
    }
)
CREATING_METHODS: Final = frozenset(
    {
        "turnsignal._namespace.Namespace.signal",
        "turnsignal._namespace._SignalFunction.__call__",
        "blinker.base.Namespace.signal",
        "blinker.base._PNamespaceSignal.__call__",
    }
)

#: blinker's own signal, which has types only in our stubs: it cannot be subscripted in a program.
BLINKER_SIGNAL: Final = "blinker.base.Signal"


def call_of(class_name: str) -> str:
    """Return the full name of the method that is called when an object of a class is."""
    return f"{class_name}.__call__"


#: All that has a hook, but for `PARTIAL`, which has it in any program.
HOOKED: Final = frozenset(
    {*map(call_of, METHODS), call_of(CONNECTOR), *CREATORS, *CREATING_METHODS}
)

#: What keeps a function with some of its arguments.
PARTIAL: Final = "functools.partial"

#: The type of ``ANY``, of turnsignal's or of blinker's.
ANY_SENDER: Final = "turnsignal._faces.parts.AnySender"

#: The class of blinker's ``ANY``.
BLINKER_SYMBOL: Final = "blinker._utilities.Symbol"

#: True in the typed face exactly where the plugin runs: it selects what this plugin can hook.
PLUGIN_IS_RUNNING: Final = "TURNSIGNAL_PLUGIN"

#: Parameters of ``send`` and ``send_async`` themselves, which no payload key can be.
WRAPPERS: Final = frozenset({"_async_wrapper", "_sync_wrapper"})
