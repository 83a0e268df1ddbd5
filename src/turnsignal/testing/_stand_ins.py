"""Values that stand for others: mocks, which type checkers take for anything, and proxies."""

from __future__ import annotations

#: The modules of mocks: that of the standard library, and its backport.
_MODULES = frozenset({"unittest.mock", "mock.mock"})


def is_mock(value: object) -> bool:
    """Tell whether this is something of `unittest.mock`, such as a sentinel or an autospec."""
    return any(base.__module__ in _MODULES for base in type(value).__mro__)


def stands_for_another(value: object) -> bool:
    """Tell whether this is a mock, or a proxy, which is not of the class that it says it is of."""
    try:
        return is_mock(value) or value.__class__ is not type(value)
    except Exception:  # noqa: BLE001  # of a lazy object, which is set up only when it is needed
        return True
