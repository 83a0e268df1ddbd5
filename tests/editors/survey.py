"""Asks a language server all the questions."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.editors.answers import Answer
from tests.editors.question import Question
from tests.editors.questions import QUESTIONS
from tests.editors.session import DEADLINE, opened
from tests.editors.user_code import read

Answers = Mapping[Question, Answer]


def survey(server: str) -> Answers:
    """Start a language server, ask it everything, and end it.

    Args:
        server: The name of the server.
    """
    with TemporaryDirectory() as folder:
        # A server may resolve links, and answer with other paths than it was given.
        return asyncio.run(_survey(server, Path(folder).resolve()))


async def _survey(server: str, folder: Path) -> Answers:
    async with opened(server, read(), folder) as session:
        return {
            question: await asyncio.wait_for(question.ask(session), DEADLINE)
            for questions in QUESTIONS.values()
            for question in questions
        }
