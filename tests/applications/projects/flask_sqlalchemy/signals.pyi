"""The signals of Flask-SQLAlchemy, as its documentation describes them."""

from typing import Any, TypedDict

from blinker import NamedSignal as NamedSignal
from flask import Flask as Flask

class Changes(TypedDict):
    changes: list[tuple[Any, str]]

models_committed: NamedSignal[Flask, Changes]
before_models_committed: NamedSignal[Flask, Changes]
