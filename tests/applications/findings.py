"""What the plugin is known to find in a project."""

from __future__ import annotations

from tests.applications.projects import Project


def known_findings(project: Project) -> set[str]:
    """Return the errors of ``findings.txt``; the lines that begin with ``#`` judge them."""
    lines = (project.folder / "findings.txt").read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}
