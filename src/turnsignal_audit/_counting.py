"""Says how many there are of something."""

from __future__ import annotations


def counted(number: int, name: str, *, plural: str | None = None) -> str:
    """Return a number with what it is the number of.

    Args:
        number: The number.
        name: What one of them is called.
        plural: What several are called; by default that with an "s".
    """
    return f"{number:,} {name if number == 1 else plural or f'{name}s'}"
