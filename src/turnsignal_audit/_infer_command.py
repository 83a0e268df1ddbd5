"""``turnsignal infer``: declares the signals of a program by what is sent."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from turnsignal_audit._command_line import CommandError, read, showing_progress, takes_target
from turnsignal_audit._counting import counted
from turnsignal_audit.reading._analysis import AnalysisError, Target, relative
from turnsignal_audit.reading._program import Program

if TYPE_CHECKING:
    from turnsignal_audit.infer import ChangedModule, NewError, Proposals


@click.command()
@takes_target
@click.option("--write", "in_place", is_flag=True, help="Change the files; else show a diff.")
@click.option(
    "--stubs",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help=(
        "Write stubs of the modules that make signals to a folder, as packages that can be"
        " installed beside the code, and change no file."
    ),
)
@click.option("--no-check", is_flag=True, help="Do not check the result with mypy.")
def infer(target: Target, stubs: str | None, *, in_place: bool, no_check: bool) -> None:
    """Declare signals by what is sent: a payload for each, and annotations.

    Shows the changes as a diff that "git apply" takes, unless it is told to write them. Exits
    with 1 if mypy reports something of the result that it did not report before.
    """
    # LibCST takes half a second, which the other commands need not spend.
    from turnsignal_audit.infer import propose, write, write_stubs  # noqa: PLC0415

    if in_place and stubs is not None:
        raise click.UsageError("--write changes files, and --stubs changes none: give one of them")
    program = read(target)
    with program.analysis.strictness():
        proposals = propose(program)
        changed = write(program, proposals, bare=stubs is not None)
    replaced: dict[str, str | Path] = {item.module: item.after for item in changed}
    if stubs is not None:
        replaced = {**write_stubs(changed, Path(stubs))}
    elif in_place:
        for item in changed:
            item.save()
    else:
        for item in changed:
            click.echo(_diff(item), nl=False)
    problems = [] if no_check or not changed else _check(target, program, replaced)
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    _say(console, program, proposals)
    for problem in problems:
        console.print(Text(f"{problem.place}: error: {problem.message}  [{problem.code}]"))
    console.print(Text(_summary(proposals, changed, problems, checked=not no_check), "bold"))
    if problems:
        sys.exit(1)


def _check(target: Target, program: Program, replaced: Mapping[str, str | Path]) -> list[NewError]:
    from turnsignal_audit.infer import new_errors  # noqa: PLC0415

    with showing_progress("Checking the result with mypy") as progress:
        try:
            return new_errors(target, program.analysis, replaced, progress)
        except AnalysisError as stopped:
            raise CommandError(f"mypy cannot read the result:\n{stopped}") from stopped


def _diff(item: ChangedModule) -> str:
    """Return a change as a diff that git takes."""
    name = relative(item.path)
    lines = difflib.unified_diff(
        item.before.splitlines(keepends=True),
        item.after.splitlines(keepends=True),
        f"a/{name}",
        f"b/{name}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _say(console: Console, program: Program, proposals: Proposals) -> None:
    """Say what was not declared, and why."""
    for name, reason in sorted(
        (program.public_id(refusal.signal), refusal.reason) for refusal in proposals.refusals
    ):
        console.print(Text.assemble((name, "bold"), f" not declared: {reason}"))


def _summary(
    proposals: Proposals,
    changed: Sequence[ChangedModule],
    problems: Sequence[NewError],
    *,
    checked: bool,
) -> str:
    total = len(proposals.proposals) + len(proposals.refusals)
    text = (
        f"Declared {len(proposals.proposals):,} of {counted(total, 'signal')}"
        f" in {counted(len(changed), 'module')}."
    )
    if not checked or not changed:
        return text
    if not problems:
        return f"{text} mypy reports nothing new of the result."
    errors = "1 new error" if len(problems) == 1 else f"{len(problems)} new errors"
    return f"{text} mypy reports {errors} of the result, given above with its lines."
