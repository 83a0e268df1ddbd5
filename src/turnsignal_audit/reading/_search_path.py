"""Lets mypy see the types of signals in another environment than our own.

There, blinker has types of its own, which tell nothing of what a signal carries.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Final

#: What has to be found: our stubs of others' packages, and our own package.
_PACKAGES: Final = ("turnsignal", "blinker-stubs", "flask-stubs")


@contextlib.contextmanager
def types_visible_to(executable: str | None) -> Generator[None]:
    """Put the types of signals on the path of another Python, while mypy asks it for its path.

    Args:
        executable: The Python that mypy takes installed packages from.
    """
    if executable is None or Path(executable).absolute() == Path(sys.executable).absolute():
        yield
        return
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [_folder_of_packages(), before]))
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


#: The folders that were made.
_FOLDERS: Final[list[str]] = []


def clean_up() -> None:
    """Remove what was made, before a process ends that calls no functions at its exit."""
    for folder in _FOLDERS:
        shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def _folder_of_packages() -> str:
    """Make a folder that has our packages and nothing else of our own environment.

    It stays as long as the process: mypy remembers the path of an interpreter.
    """
    folder = tempfile.mkdtemp(prefix="turnsignal-")
    _FOLDERS.append(folder)
    atexit.register(clean_up)
    for name in _PACKAGES:
        for entry in sys.path:
            found = Path(entry, name).absolute()
            if found.is_dir():
                Path(folder, name).symlink_to(found, target_is_directory=True)
                break
    return folder
