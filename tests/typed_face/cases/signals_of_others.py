"""Signals of other libraries, declared in a line each."""

from __future__ import annotations

from typing import Any, TypedDict

import blinker
import library
from bookshop import Shop, shop


class ModelsCommitted(TypedDict):
    changes: list[tuple[Any, str]]


models_committed: blinker.NamedSignal[Shop, ModelsCommitted] = library.models_committed


@models_committed.connect
def log_changes(sender: Shop, changes: list[tuple[Any, str]]) -> None: ...


@models_committed.connect_via(shop)
def count(sender: Shop, **extra: object) -> None: ...


@library.models_committed.connect
def is_not_checked(sender: Shop, made: list[tuple[Any, str]]) -> None: ...


library.models_committed.disconnect(is_not_checked)
models_committed.send(shop, changes=[])


@models_committed.connect  # refused by all but mypy
def names_it_otherwise(sender: Shop, changed: list[tuple[Any, str]]) -> None: ...


@models_committed.connect_via(shop)  # refused by all but mypy
def lacks_the_changes(sender: Shop) -> None: ...


@models_committed.connect  # refused by all
def takes_the_name(sender: str, changes: list[tuple[Any, str]]) -> None: ...


models_committed.send(shop)  # refused by all but mypy
models_committed.send(shop, changes=["insert"])  # refused by all but mypy
