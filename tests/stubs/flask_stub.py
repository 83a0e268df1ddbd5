"""What the stubs declare of Flask's signals, read at run time."""

from __future__ import annotations
import __future__

import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from turnsignal import NamedSignal

STUB: Final = Path(__file__).parents[2] / "stubs" / "flask-stubs" / "signals.pyi"


class Declared(NamedTuple):
    """What a signal declares."""

    sender: type
    types: Mapping[str, Any]
    required: frozenset[str]


def declared() -> dict[str, Declared]:
    """Return the declarations by the names of the signals."""
    namespace: dict[str, Any] = {"__package__": "flask", "__name__": "flask.signals"}
    # Annotations stay text: blinker's classes have type arguments only in stubs.
    code = compile(STUB.read_text(), STUB, "exec", flags=__future__.annotations.compiler_flag)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typing, "type_check_only", lambda known: known, raising=False)
        exec(code, namespace)  # noqa: S102  # a stub is Python
    namespace["NamedSignal"] = NamedSignal
    annotations: Mapping[str, str] = namespace["__annotations__"]
    return {
        name: _read(eval(annotation, namespace), namespace)  # noqa: S307  # our own stub
        for name, annotation in annotations.items()
        if annotation.startswith("NamedSignal[")
    }


def _read(annotation: Any, namespace: dict[str, Any]) -> Declared:
    sender, payload, *_ = typing.get_args(annotation)
    types = typing.get_type_hints(payload, localns=namespace)
    return Declared(sender, types, payload.__required_keys__)
