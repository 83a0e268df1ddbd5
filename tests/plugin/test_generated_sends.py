"""The plugin's verdict on a send is that of the exact receiver, which really gets it."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.plugin.mypy_run import Check
from tests.plugin.sends.arguments import ARGUMENT_FORMS, POSITIONAL_FORMS
from tests.plugin.sends.generator import SendGenerator
from tests.plugin.sends.judge import Judge, Verdict
from tests.plugin.sends.payloads import PAYLOAD_FORMS
from tests.plugin.sends.reasons import claims
from tests.plugin.sends.signals import PLACES, SPECIFIED_PLACES
from tests.plugin.sends.source import CALLS, SEND_PREAMBLE, WRAPPERS, Send
from tests.plugin.vocabulary import PREAMBLE

SEED = int(os.environ.get("TURNSIGNAL_SEED", "20261121"))
SENDS = int(os.environ.get("TURNSIGNAL_SENDS", "1500"))
FORMS = [
    *PLACES,
    *SPECIFIED_PLACES,
    *PAYLOAD_FORMS,
    *CALLS,
    *WRAPPERS,
    "send_async",
    "coroutines",
    "taken",
    "asserted",
    *ARGUMENT_FORMS,
    *(f"positional {form}" for form in POSITIONAL_FORMS),
]


SAID_OF_DECLARATIONS = (
    "is no identifier: it can only be sent with **payload",
    'Unexpected keyword argument "closed" for "__init_subclass__"',  # by mypy before 2.1
)


class Judged(NamedTuple):
    """A send, with what mypy says of it and what really happens."""

    send: Send
    said: list[str]
    verdict: Verdict

    @property
    def shown(self) -> str:
        reasons = "\n".join(str(sorted(reasons)) for reasons in self.verdict.reasons)
        return f"{self.send.source()}\nmypy: {self.said}\nsent: {reasons}"


def listed(judged: list[Judged]) -> str:
    return f"{len(judged)}, such as\n\n" + "\n\n".join(item.shown for item in judged[:3])


@pytest.fixture(scope="module")
def sends() -> list[Send]:
    generator = SendGenerator(SEED)
    return [generator.send(number) for number in range(SENDS)]


@pytest.fixture(scope="module")
def module(sends: list[Send], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sends") / "sends.py"
    file.write_text("\n".join([PREAMBLE, SEND_PREAMBLE, *[send.source() for send in sends]]))
    return file


@pytest.fixture(scope="module")
def said(check: Check, module: Path) -> dict[int, list[str]]:
    """What mypy says of each send."""
    messages: dict[int, list[str]] = {}
    lines = module.read_text().splitlines()
    for line, text in check([module])[module]:
        if any(known in text for known in SAID_OF_DECLARATIONS):
            continue
        marked = re.search(r"# send (\d+)", lines[line - 1])
        assert marked is not None, f"{text}\n{lines[line - 1]}"
        messages.setdefault(int(marked[1]), []).append(text)
    return messages


@pytest.fixture(scope="module")
def judged(sends: list[Send], said: dict[int, list[str]], module: Path) -> list[Judged]:
    namespace: dict[str, Any] = {"__name__": module.stem}
    exec(compile(module.read_text(), str(module), "exec"), namespace)  # noqa: S102  # written above
    judge = Judge(namespace)
    return [Judged(send, said.get(send.number, []), judge.verdict(send)) for send in sends]


def refused(judged: list[Judged]) -> Iterator[Judged]:
    """List the sends that both mypy and the interpreter refuse."""
    return (item for item in judged if item.said and not item.verdict.fits)


def test_the_plugin_and_the_exact_receiver_agree(judged: list[Judged]) -> None:
    differing = [item for item in judged if bool(item.said) == item.verdict.fits]
    assert not differing, listed(differing)


def test_whatever_goes_wrong_is_named(judged: list[Judged]) -> None:
    unnamed = [item for item in refused(judged) if not names_what_goes_wrong(item)]
    assert not unnamed, listed(unnamed)


def names_what_goes_wrong(item: Judged) -> bool:
    """Tell whether the messages name all that is wrong; of several payloads, with one of them."""
    claimed = claims(item.said)
    payloads = [payload for _, payload in item.send.signals]
    enough = any if any(payload.form == "union" for payload in payloads) else all
    return any(
        enough(any(claim.is_about(reason) for claim in claimed) for reason in reasons)
        for reasons in item.verdict.reasons
    )


def test_whatever_is_named_goes_wrong(judged: list[Judged]) -> None:
    untrue = [item for item in refused(judged) if not is_true(item)]
    assert not untrue, listed(untrue)


def is_true(item: Judged) -> bool:
    """Tell whether all that the messages name is wrong with one of the payloads."""
    claimed = claims(item.said)
    return any(
        all(any(claim.is_about(reason) for reason in reasons) for claim in claimed)
        for reasons in item.verdict.reasons
    )


def test_both_verdicts_are_frequent(judged: list[Judged]) -> None:
    assert 0.3 < sum(item.verdict.fits for item in judged) / SENDS < 0.7


def test_every_form_occurs(sends: list[Send]) -> None:
    occurring = Counter(form for send in sends for form in send.forms)
    rare = {form: occurring[form] for form in FORMS if occurring[form] < SENDS / 200}
    assert not rare
