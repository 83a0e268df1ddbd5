"""``turnsignal graph``: who sends what to whom."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from turnsignal_audit._command_line import CommandError, read, takes_target
from turnsignal_audit._counting import counted
from turnsignal_audit.auditing._describe import describe
from turnsignal_audit.graph import (
    Graph,
    build_graph,
    graph_as_dot,
    graph_as_html,
    graph_as_json,
    graph_as_mermaid,
)
from turnsignal_audit.reading._analysis import Target

#: The formats, by the suffix of a file.
_FORMATS: Final = {".html": "html", ".mmd": "mermaid", ".dot": "dot", ".gv": "dot", ".json": "json"}


@click.command()
@takes_target
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default="signals.html",
    show_default=True,
    type=click.Path(dir_okay=False, allow_dash=True),
    help="The file to write; its suffix tells the format. - prints it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "mermaid", "dot", "json"]),
    help="The format, where the suffix does not tell it.",
)
@click.option("--by-module", is_flag=True, help="Draw modules only, in Mermaid and DOT.")
@click.option("--title", default="Signals", show_default=True, help="The title of the page.")
@click.option(
    "--link",
    metavar="TEMPLATE",
    help=(
        "What places link to, on the page; {file} or {path}, {line} and {column} are replaced:"
        " vscode://file/{path}:{line}"
    ),
)
def graph(
    target: Target,
    output: str,
    form: str | None,
    title: str,
    link: str | None,
    *,
    by_module: bool,
) -> None:
    """Draw who sends what to whom: as a page, in Mermaid or DOT, or as JSON.

    What "turnsignal audit" finds is marked.
    """
    writers: dict[str, Callable[[Graph], str]] = {
        "html": lambda drawn: graph_as_html(drawn, title=title, link=link),
        "mermaid": lambda drawn: graph_as_mermaid(drawn, by_module=by_module),
        "dot": lambda drawn: graph_as_dot(drawn, by_module=by_module),
        "json": lambda drawn: json.dumps(graph_as_json(drawn), indent=2) + "\n",
    }
    chosen = form or _FORMATS.get(Path(output).suffix.lower())
    if chosen is None and output == "-":
        raise click.UsageError("What is printed has no suffix that tells the format: give --format")
    if chosen is None:
        raise click.UsageError(
            f'The suffix of "{output}" tells no format; give one of {", ".join(_FORMATS)}, or'
            " --format"
        )
    report = describe(read(target))
    try:
        text = writers[chosen](build_graph(report))
    except ValueError as refused:
        raise CommandError(str(refused)) from refused
    with click.open_file(output, "w", encoding="utf-8") as file:
        file.write(text)
    if output != "-":
        click.echo(
            f"Wrote {output}: {counted(len(report.signals), 'signal')},"
            f" {counted(len(report.sends), 'send')}, {counted(len(report.receivers), 'receiver')}",
            err=True,
        )
