"""Language servers answer as the documentation says, no worse and no better."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.editors.page import PAGE, files, recorded
from tests.editors.question import Grade, Question
from tests.editors.questions import QUESTIONS
from tests.editors.session import SERVERS
from tests.editors.survey import Answers, survey

UPDATE = "`nox -s editors` rewrites what the documentation shows"
ALL = [(part, question) for part, questions in QUESTIONS.items() for question in questions]


@pytest.fixture(scope="session")
def surveys() -> Mapping[str, Answers]:
    return {server: survey(server) for server in SERVERS}


@pytest.fixture(scope="session")
def known() -> Mapping[tuple[str, Question], Grade]:
    return recorded(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(
    "question", [question for _, question in ALL], ids=[f"{part} {q.title}" for part, q in ALL]
)
def test_a_server_answers_as_well_as_it_is_known_to(
    server: str,
    question: Question,
    surveys: Mapping[str, Answers],
    known: Mapping[tuple[str, Question], Grade],
) -> None:
    answer = surveys[server][question]
    grade, expected = question.grade(answer), known[server, question]
    assert grade >= expected, f"{server} used to answer better than this:\n{answer}"
    assert grade <= expected, f"better than the table says; {UPDATE}:\n{answer}"
    assert grade or server not in question.demanded, f"this is promised:\n{answer}"


def test_the_documentation_shows_what_the_servers_answer(
    surveys: Mapping[str, Answers],
) -> None:
    for path, text in files(surveys).items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: {UPDATE}"
