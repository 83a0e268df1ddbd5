"""The full names by which the plugin recognises what it checks."""

from __future__ import annotations

from typing import Final

_FACE: Final = "turnsignal._typing"

#: The typed face of a signal declared by a payload type.
SIGNAL: Final = f"{_FACE}.Signal"

#: The typed face of a signal declared by a specification function.
SPEC_SIGNAL: Final = f"{_FACE}.SpecSignal"

#: What ``connect_via`` of the one and of the other returns.
CONNECTOR: Final = f"{_FACE}.Connector"
SPEC_CONNECTOR: Final = f"{_FACE}.SpecConnector"

SIGNALS: Final = frozenset({SIGNAL, SPEC_SIGNAL})
CONNECTORS: Final = frozenset({CONNECTOR, SPEC_CONNECTOR})

#: These take their payload from a specification function, so their last type argument is it.
SPECIFIED: Final = frozenset({SPEC_SIGNAL, SPEC_CONNECTOR})

#: The type of ``ANY``.
ANY_SENDER: Final = f"{_FACE}.AnySender"

#: True in the typed face exactly where the plugin runs: it selects the plain signatures that
#: the hooks then make precise.
PLUGIN_IS_RUNNING: Final = "TURNSIGNAL_PLUGIN"

#: Parameters of ``send`` and ``send_async`` themselves, which no payload key can be.
WRAPPERS: Final = frozenset({"_async_wrapper", "_sync_wrapper"})
