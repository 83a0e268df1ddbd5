"""Signals of other libraries, declared in a line each."""

from __future__ import annotations

from typing import Any, TypedDict

import blinker
from flask import Flask
from flask_sqlalchemy import track_modifications


class ModelsCommitted(TypedDict):
    changes: list[tuple[Any, str]]


models_committed: blinker.NamedSignal[Flask, ModelsCommitted] = track_modifications.models_committed

app = Flask(__name__)


@models_committed.connect
def log_changes(sender: Flask, changes: list[tuple[Any, str]]) -> None: ...


@models_committed.connect_via(app)
def count(sender: Flask, **extra: object) -> None: ...


@track_modifications.models_committed.connect
def is_not_checked(sender: Flask, made: list[tuple[Any, str]]) -> None: ...


track_modifications.models_committed.disconnect(is_not_checked)
models_committed.send(app, changes=[])


@models_committed.connect  # refused by all but mypy
def names_it_otherwise(sender: Flask, changed: list[tuple[Any, str]]) -> None: ...


@models_committed.connect_via(app)  # refused by all but mypy
def lacks_the_changes(sender: Flask) -> None: ...


@models_committed.connect  # refused by all
def takes_the_name(sender: str, changes: list[tuple[Any, str]]) -> None: ...


models_committed.send(app)  # refused by all but mypy
models_committed.send(app, changes=["insert"])  # refused by all but mypy
