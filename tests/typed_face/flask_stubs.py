"""The stubs of Flask's signals, as zuban needs them.

It takes partial stubs without an ``__init__.pyi`` for the whole package, and finds nothing else of
Flask: https://github.com/zubanls/zuban/issues/354.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import flask

STUBS: Final = Path(__file__).parents[2] / "stubs" / "flask-stubs"


@contextmanager
def completed() -> Generator[Path, None, None]:
    """Give a folder with a copy that Flask's ``__init__`` completes, as docs/flask.md says."""
    with TemporaryDirectory() as folder:
        stubs = shutil.copytree(STUBS, Path(folder) / STUBS.name)
        shutil.copy(flask.__file__, stubs / "__init__.pyi")
        yield Path(folder)
