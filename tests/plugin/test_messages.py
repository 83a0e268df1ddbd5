"""Every message of the plugin stands in a case, where a reviewer can read it aloud."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_args, get_origin

import pytest

from tests.plugin import test_cases, test_option_cases
from tests.plugin.mypy_run import CONFIGURATION, run_mypy
from turnsignal_mypy._declaration_rules import DeclarationProblem
from turnsignal_mypy._messages import Wording
from turnsignal_mypy._receiver_rules import ReceiverProblem
from turnsignal_mypy._send_rules import SendProblem

PROBLEMS: set[type] = {
    get_origin(problem) or problem
    for problems in (ReceiverProblem, SendProblem, DeclarationProblem)
    for problem in get_args(problems)
}
SENTENCES = {
    name: method
    for name, method in inspect.getmembers(Wording, inspect.isfunction)
    if not name.startswith("_")
}

EVERY_CHECK = """
[turnsignal-mypy]
forward_compatible = true
require_declaration = true
"""


#: What the cases say that mypy says.
SPELT_OUT = "\n".join(
    line.strip()
    for case in (*test_cases.CASES, *test_option_cases.CASES)
    for line in case.read_text().splitlines()
    if line.lstrip().startswith(("# E: ", "# N: "))
)


def recorded(name: str, sentence: Callable[..., Any], said: set[object]) -> Callable[..., Any]:
    """Add to ``said`` which sentence a case spells out, and of which problem."""

    @wraps(sentence)
    def record(self: Wording, *arguments: Any, **keywords: Any) -> Any:
        result = sentence(self, *arguments, **keywords)
        text = result if isinstance(result, str) else result[0]
        if text in SPELT_OUT:
            said.add(name)
            said.update(type(argument) for argument in arguments)
        return result

    return record


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """Everything that the plugin says of the cases, and that they spell out."""
    folder = tmp_path_factory.mktemp("messages")
    configuration = folder / "mypy.ini"
    configuration.write_text(CONFIGURATION.read_text() + EVERY_CHECK)
    found: set[object] = set()
    with pytest.MonkeyPatch.context() as patch:
        for name, sentence in SENTENCES.items():
            patch.setattr(Wording, name, recorded(name, sentence, found))
        # Two runs, as the folders have modules of the same names.
        for cases in (test_cases.CASES, test_option_cases.CASES):
            run_mypy(cases, folder / "cache", configuration)
    return found


@pytest.mark.parametrize("problem", sorted(PROBLEMS, key=str))
def test_a_case_has_the_message_of_every_problem(problem: type, said: set[object]) -> None:
    assert problem in said


@pytest.mark.parametrize("name", SENTENCES)
def test_a_case_has_every_sentence(name: str, said: set[object]) -> None:
    assert name in said
