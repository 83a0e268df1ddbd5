"""``turnsignal audit``: what is wrong with the signals of a program."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import click
from rich.console import Console

from turnsignal_audit._command_line import read, takes_target
from turnsignal_audit._json import report_as_json
from turnsignal_audit._report import CODES, Report, Severity
from turnsignal_audit._sarif import report_as_sarif
from turnsignal_audit._terminal import print_report
from turnsignal_audit.auditing._describe import describe
from turnsignal_audit.reading._analysis import Target


@click.command()
@takes_target
@click.option("--json", "output", flag_value="json", help="Print the whole report as JSON.")
@click.option("--sarif", "output", flag_value="sarif", help="Print the findings as SARIF 2.1.0.")
@click.option("--hints", is_flag=True, help="List what may well be right, too.")
@click.option("--unresolved", is_flag=True, help="List what could not be resolved, and why.")
@click.option("--strict", is_flag=True, help="Fail for warnings as well as for errors.")
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE",
    type=click.Choice(list(CODES)),
    help=f"Leave out findings of a code. May be given several times. Codes: {', '.join(CODES)}.",
)
def audit(
    target: Target,
    output: str | None,
    ignore: tuple[str, ...],
    *,
    hints: bool,
    unresolved: bool,
    strict: bool,
) -> None:
    """Check all receivers against what is really sent.

    Exits with 1 if there are errors (with --strict also for warnings), and with 2 if the
    program could not be read. A comment "# turnsignal: ignore[CODE]" in the line of a finding
    leaves it out.
    """
    report = _without(describe(read(target)), ignore)
    if output == "json":
        click.echo(json.dumps(report_as_json(report), indent=2))
    elif output == "sarif":
        click.echo(json.dumps(report_as_sarif(report), indent=2))
    else:
        print_report(
            report, Console(soft_wrap=True, highlight=False), hints=hints, unresolved=unresolved
        )
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in failing for finding in report.findings):
        sys.exit(1)


def _without(report: Report, codes: tuple[str, ...]) -> Report:
    kept = [finding for finding in report.findings if finding.code not in codes]
    return replace(report, findings=kept)
