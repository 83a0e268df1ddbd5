"""How the testing kit shows signals, sends and values."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from turnsignal._connectable import Connectable
from turnsignal._signals import attributes_of
from turnsignal._written_hints import written_signal
from turnsignal.introspection import Declaration, declaration
from turnsignal.introspection._hints import parameters_of

from ._sent import Sent

# Values are cut in the middle where they are long, and one whose repr fails does not hide the rest.
_repr = reprlib.Repr()
_repr.maxstring = _repr.maxother = _repr.maxlong = 200
_repr.maxlist = _repr.maxtuple = _repr.maxdict = _repr.maxset = _repr.maxfrozenset = 20


_line_break = re.compile(r"\s*\n\s*")


def shown(value: object) -> str:
    """Show a value, in one line."""
    try:
        text = _repr.repr(value)
    except Exception:  # noqa: BLE001  # of a value that is not what its class is called
        text = object.__repr__(value)
    return in_one_line(text)


def in_one_line(text: str) -> str:
    """Return a repr without its line breaks, which would break the indentation of a message."""
    return _line_break.sub(" ", text)


def shown_payload(payload: Mapping[str, Any]) -> str:
    """Show a payload as it is sent."""
    written = ", ".join(f"{key}={shown(value)}" for key, value in payload.items())
    return written or "an empty payload"


def shown_sent(sent: Sent[Any, Any, Any]) -> str:
    """Show a send."""
    raised = "" if sent.error is None else f", which raised {shown(sent.error)}"
    return f"{shown_payload(sent.payload)} from {shown(sent.sender)}{raised}"


def shown_count(count: int) -> str:
    """Show how often something was sent."""
    return {0: "not sent", 1: "sent once", 2: "sent twice"}.get(count, f"sent {count} times")


def shown_signal(signal: Any) -> str:
    """Show a signal by its class, its types and, if it has one, its name."""
    name = getattr(signal, "name", None)
    shown_name = f' "{name}"' if isinstance(name, str) else ""
    return f"{shown_class(signal, declaration(signal))}{shown_name}"


def shown_class(signal: Any, declared: Declaration | None) -> str:
    """Show the class of a signal, with the types that it was given, as the mypy plugin does.

    Args:
        signal: The signal.
        declared: What it declares.
    """
    made_as = attributes_of(signal).get("__orig_class__")
    is_generic = not isinstance(signal, Connectable) or bool(parameters_of(type(signal)))
    arguments: Sequence[Any] = get_args(made_as)
    if declared is not None and is_generic and not arguments:
        types = [declared.payload, declared.result]
        arguments = [declared.sender, *([] if declared.payload is None else types)]
    return written_signal(type(signal).__name__, arguments)
