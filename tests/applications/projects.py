"""The projects that use blinker, and where each has what.

In the folder of each: ``source.txt``, its source distribution; ``requirements.txt``, what its
tests need; ``signals.pyi``, what its signals carry; ``findings.txt``, what the plugin finds; and
in one of them ``mistakes.py``, mistakes to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent / "projects"


INSTALL: Final = ("pip", "install", "--quiet", "--no-deps", ".")


class Project(NamedTuple):
    """A project that uses blinker. Paths are from the folder of its source distribution."""

    name: str
    #: The module that makes the signals.
    signals: str
    #: What is checked.
    checked: tuple[str, ...]
    #: The folder from which modules are imported.
    root: str = "."
    #: Modules to run before its tests, with their arguments.
    preparation: tuple[tuple[str, ...], ...] = ()
    #: Options for pytest.
    options: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder with our files for it."""
        return FOLDER / self.name


def _compiled(translations: str) -> tuple[str, ...]:
    """Return how to compile the translations of Flask-Security."""
    return ("babel.messages.frontend", "compile", "--domain=flask_security", "-d", translations)


PROJECTS: Final[Mapping[str, Project]] = {
    project.name: project
    for project in (
        Project(
            "flask_security",
            signals="flask_security/signals.py",
            checked=("flask_security", "tests"),
            preparation=(
                _compiled("flask_security/translations"),
                _compiled("tests/translations"),
            ),
        ),
        Project(
            "pelican",
            signals="pelican/plugins/signals.py",
            checked=("pelican",),
            preparation=(INSTALL,),  # one test looks for what is installed
            options=("-W", "error::UserWarning"),  # and one for this
        ),
        Project(
            "flask_sqlalchemy",
            signals="src/flask_sqlalchemy/track_modifications.py",
            checked=("src", "tests"),
            root="src",
        ),
        Project(
            "flask_login",
            signals="src/flask_login/signals.py",
            checked=("src", "tests"),
            root="src",
        ),
        Project(
            "flask_dance",
            signals="flask_dance/consumer/base.py",
            checked=("flask_dance", "tests"),
            preparation=(INSTALL,),  # its tests look for its pytest plugin
        ),
    )
}
