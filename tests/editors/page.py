"""The page about editors: its table is the record of what each server is known to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.editors.pictures import FOLDER, PICTURES
from tests.editors.question import Grade, Question
from tests.editors.questions import QUESTIONS
from tests.editors.session import SERVERS
from tests.editors.survey import Answers
from tests.editors.user_code import read

PAGE: Final = FOLDER.with_suffix(".md")
ANSWERS: Final = FOLDER / "answers.md"

BEGIN: Final = "<!-- editors: begin -->"
END: Final = "<!-- editors: end -->"

INTRODUCTION: Final = """\
Word for word, to the questions of the [page about editors](../editors.md); of the proposals of a
completion, the first five."""

Surveys = Mapping[str, Answers]


def recorded(text: str) -> dict[tuple[str, Question], Grade]:
    """Read the grades that the table of a page gives each server for each question.

    Args:
        text: The text of the page; what it lacks counts as the worst grade.
    """
    grades = {
        (server, question): Grade.NO
        for questions in QUESTIONS.values()
        for question in questions
        for server in SERVERS
    }
    part: Sequence[Question] = ()
    columns: list[str] = []
    for line in text.splitlines():
        title, *cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if title in QUESTIONS:
            part, columns = QUESTIONS[title], cells
        for question in part:
            if question.title == title:
                for server, cell in zip(columns, cells, strict=True):
                    grades[server, question] = Grade[cell.upper()]
    return grades


def tables(surveys: Surveys) -> str:
    """Return the tables of what the servers answer, and who they are."""
    parts: list[str] = []
    for part, questions in QUESTIONS.items():
        rows = [[part, *SERVERS], ["---"] * (len(SERVERS) + 1)]
        for question in questions:
            grades = [question.grade(surveys[server][question]) for server in SERVERS]
            rows.append([question.title, *(grade.name.lower() for grade in grades)])
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    versions = ", ".join(f"{server} {version(server)}" for server in SERVERS)
    return "\n\n".join([*parts, f"Answered by {versions}."])


def page(text: str, surveys: Surveys) -> str:
    """Return the text of the page with other tables.

    Args:
        text: The text of the page as it is.
        surveys: What the servers answer.
    """
    found = re.fullmatch(f"(.*{BEGIN}\n).*({END}.*)", text, re.DOTALL)
    assert found, f"there is no {BEGIN} and {END}"
    return f"{found[1]}\n{tables(surveys)}\n\n{found[2]}"


def answers(surveys: Surveys) -> str:
    """Return the page that has all answers word for word."""
    sections = [
        "# Editors: all answers of the language servers",
        INTRODUCTION,
    ]
    for part, questions in QUESTIONS.items():
        for question in questions:
            sections += [f"## {part} {question.title}"]
            sections += _sections(surveys, question)
    return "\n\n".join(sections) + "\n"


def _sections(surveys: Surveys, question: Question) -> Iterator[str]:
    """Show each answer once, below the names of those who give it."""
    givers: dict[str, list[str]] = {}
    for server in SERVERS:
        givers.setdefault(str(surveys[server][question]), []).append(server)
    for text, servers in givers.items():
        shown = f"\n\n```text\n{text}\n```" if text else " nothing"
        yield f"{', '.join(servers)}:{shown}"


def files(surveys: Surveys) -> dict[Path, str]:
    """Return all that the documentation shows of the answers, by the path of its file."""
    code = read()
    shown = {
        picture.path: picture.drawn(code, surveys[picture.server][picture.question])
        for picture in PICTURES
    }
    return shown | {
        ANSWERS: answers(surveys),
        PAGE: page(PAGE.read_text(encoding="utf-8"), surveys),
    }
