"""A library that says in its documentation alone what its signals carry."""

from __future__ import annotations

import blinker

models_committed = blinker.signal("models-committed")
