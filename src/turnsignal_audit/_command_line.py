"""The command ``turnsignal``, and what its subcommands share."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Generator
from typing import Any, Final, TypeVar, cast

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from turnsignal_audit.reading._analysis import AnalysisError, NothingNamedError, Target
from turnsignal_audit.reading._program import Program, read_program

#: The exit code of a command that could not do its work; that of findings is 1.
FAILED: Final = 2

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


class CommandError(click.ClickException):
    """The command cannot do its work."""

    exit_code = FAILED


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="turnsignal")
def main() -> None:
    """See who sends which signal to whom, in any program that uses turnsignal or blinker.

    Nothing has to be declared, and nothing is run: mypy reads the program, with its own
    configuration, and knows which object is which signal and what each send passes.
    """


def takes_target(command: CommandT) -> CommandT:
    """Add the arguments that say what to analyse; they reach the command as ``target``."""

    @functools.wraps(command)
    def with_target(
        paths: tuple[str, ...],
        config_file: str | None,
        python_executable: str | None,
        exclude: tuple[str, ...],
        *,
        follow_untyped_imports: bool,
        **options: Any,
    ) -> Any:
        arguments = [f"--exclude={pattern}" for pattern in exclude]
        if config_file is not None:
            arguments.append(f"--config-file={config_file}")
        if python_executable is not None:
            arguments.append(f"--python-executable={python_executable}")
        if follow_untyped_imports:
            arguments.append("--follow-untyped-imports")
        return command(target=Target(paths, arguments), **options)

    decorated: Any = with_target
    for decorator in reversed(_TARGET_OPTIONS):
        decorated = decorator(decorated)
    return cast("CommandT", decorated)


_TARGET_OPTIONS: Final = (
    click.argument("paths", nargs=-1, type=click.Path(exists=True)),
    click.option(
        "--config-file",
        metavar="FILE",
        help="The configuration of mypy; by default the one that mypy finds. Empty for none.",
    ),
    click.option(
        "--python-executable",
        metavar="PYTHON",
        type=click.Path(exists=True),
        help="The Python that has the packages which the program imports; by default this one.",
    ),
    click.option(
        "--follow-untyped-imports",
        is_flag=True,
        help="Read installed packages without types as well. More is known then; it takes longer.",
    ),
    click.option(
        "--exclude",
        metavar="REGEX",
        multiple=True,
        help="Leave out files that match, as mypy does. May be given several times.",
    ),
)


def read(target: Target) -> Program:
    """Analyse a program, and show on a terminal how far that has come.

    Raises:
        UsageError: If nothing says which program it is.
        CommandError: If mypy cannot analyse it.
    """
    with showing_progress("Reading the program with mypy") as progress:
        try:
            return read_program(target, progress)
        except NothingNamedError as refused:
            raise click.UsageError(
                'Name the files or folders to read, or set "files" in mypy\'s configuration'
            ) from refused
        except AnalysisError as refused:
            advice = f"\n{refused.advice}" if refused.advice is not None else ""
            raise CommandError(f"mypy could not read the program:\n{refused}{advice}") from refused


@contextlib.contextmanager
def showing_progress(text: str) -> Generator[Callable[[int, int], None]]:
    """Show on a terminal how many files have been checked.

    Args:
        text: What is going on.

    Yields:
        What is to be called with the number of files that are done, and that of all.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    # Nothing is shown where the output is no terminal.
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(text, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
