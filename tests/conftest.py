"""What holds for every test suite."""

from __future__ import annotations

import gc


def pytest_unconfigure() -> None:
    """Keep the interpreter from looking for cycles in all that is left when it exits.

    What mypy keeps of the programs that it checked are millions of objects: Python takes up to
    a minute to go through them, and nobody wants them back.
    """
    gc.freeze()
