"""The command ``turnsignal``, also as ``python -m turnsignal``.

What it does is in `turnsignal_audit`, which needs more than the library itself.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import Final

#: What the extra ``audit`` installs that the command imports.
_NEEDED: Final = frozenset({"click", "libcst", "mypy", "rich"})


#: The exit code of a command that could not do its work; that of findings is 1.
_FAILED: Final = 2


def main() -> None:
    """Run the command; say what to install if something is missing."""
    try:
        from turnsignal_audit.command import main as run  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in _NEEDED:
            raise
        sys.stderr.write(
            f'turnsignal: the command needs "{missing.name}", which is not installed:'
            " python -m pip install 'turnsignal[audit]'\n"
        )
        sys.exit(_FAILED)
    try:
        run(prog_name="turnsignal")
    except SystemExit as leaving:
        _leave(leaving.code)
    except Exception:  # noqa: BLE001  # with its traceback, but not with the exit code of findings
        traceback.print_exc()
        sys.exit(_FAILED)


def _leave(code: object) -> None:
    """End the process as mypy does: to take its trees apart would take as long as the rest."""
    from turnsignal_audit.command import clean_up  # noqa: PLC0415

    clean_up()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else _FAILED)


if __name__ == "__main__":
    main()
