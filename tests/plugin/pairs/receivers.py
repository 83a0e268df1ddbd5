"""Receivers: every form in which a function with given parameters can be connected."""

from __future__ import annotations

from typing import Final

from tests.plugin.pairs.class_receivers import CLASSES
from tests.plugin.pairs.function_receivers import FUNCTIONS
from tests.plugin.pairs.partial_receivers import PARTIALS
from tests.plugin.pairs.receiver_source import Form
from tests.plugin.pairs.value_receivers import ANNOTATED

FORMS: Final[dict[str, Form]] = {**FUNCTIONS, **CLASSES, **PARTIALS, **ANNOTATED}
