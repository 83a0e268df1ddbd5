# mypy: disable-error-code="no-redef, assignment"
# pyright: reportUnnecessaryComparison=false
"""The typed face of a signal: it selects what a type checker reads.

No checker tells its name, but each decides some of the conditions below, by the name or by the
type of the variable, and then reads one branch. Where it cannot decide, it reads both branches;
of two definitions mypy and zuban take the first, pyright the last.
"""

MYPY = False  # true to mypy and zuban, by its name; false to ty
TYPE_CHECKING_WITH_PYREFLY = False  # true to pyrefly, by its name; false to ty
TURNSIGNAL_PLUGIN = False  # true to mypy with the plugin, which adds it to `always_true`
UNDECIDED = False  # false to ty

class Undecided:
    PY2 = False  # false to mypy, by the name of the attribute; zuban goes by bare names alone

if MYPY:
    if not TYPE_CHECKING_WITH_PYREFLY:
        if Undecided.PY2:
            from ._faces.pyright_zuban import *  # zuban
        elif not TURNSIGNAL_PLUGIN:
            from ._faces.mypy import *
        else:
            from ._faces.mypy_plugin import *
elif TYPE_CHECKING_WITH_PYREFLY:
    from ._faces.pyrefly import *
else:
    from ._faces.ty import *

    if UNDECIDED:
        from ._faces.pyright_zuban import *  # pyright and basedpyright
