"""Verdicts: what mypy and the interpreter find out about a pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from tests.plugin.pairs.calls import Callee, Failure
from tests.plugin.pairs.generator import OPTIONAL, SECOND, Pair
from tests.plugin.pairs.judge import failures
from tests.plugin.pairs.payloads import PayloadType
from tests.plugin.pairs.reasons import Claim, Reason, claim_of, unexplained, untrue
from tests.plugin.vocabulary import numbered, values

#: Each overload has its own reasons, so that the plugin gives none.
_WITHOUT_REASONS: Final = "overloaded"


class Finding(NamedTuple):
    """What was found out about the receivers of one signal."""

    declared: PayloadType
    #: What mypy says.
    errors: list[str]
    #: What goes wrong in real calls, with each of the receivers.
    failures: list[set[Failure]]

    @property
    def is_refused(self) -> bool:
        return any(self.failures)


class Verdict(NamedTuple):
    """What was found out about a pair."""

    pair: Pair
    number: int
    callees: list[Callee]
    #: One for each signal: there are several if it may be one of several.
    findings: list[Finding]

    @property
    def is_refused(self) -> bool:
        return any(finding.is_refused for finding in self.findings)

    @property
    def is_disputed(self) -> bool:
        """Whether mypy and the interpreter disagree."""
        return any(bool(finding.errors) != finding.is_refused for finding in self.findings)

    @property
    def mistakes(self) -> list[str]:
        """What the messages get wrong about the reasons."""
        return [mistake for finding in self.findings for mistake in self._mistakes(finding)]

    def _mistakes(self, finding: Finding) -> list[str]:
        claims = [claim_of(error) for error in finding.errors]
        if self.pair.form == _WITHOUT_REASONS and claims == [Claim(Reason.UNSPECIFIC)]:
            return []
        of_receivers = [
            list(self._mistakes_about(callee, finding, claims, failed))
            for callee, failed in zip(self.callees, finding.failures, strict=True)
            if failed
        ]
        # Where either of two receivers may be called, the messages are about one of them.
        return min(of_receivers, key=_number, default=[])

    def _mistakes_about(
        self, callee: Callee, finding: Finding, claims: list[Claim], failed: set[Failure]
    ) -> Iterator[str]:
        declared = finding.declared
        for failure in unexplained(failed, claims, callee, declared):
            yield f"unexplained: {failure}"
        for claim in untrue(claims, callee, _senders(self.pair), declared):
            yield f"untrue: {claim}"

    def __str__(self) -> str:
        said = "\n".join(
            f"mypy: {finding.errors}\ncalled: {finding.failures}" for finding in self.findings
        )
        return f"{self.pair.source(self.number)}{said}"


def verdict(pair: Pair, number: int, errors: list[str], module: dict[str, Any]) -> Verdict:
    """Call the receivers of a pair with all that its signals allow.

    Args:
        pair: The pair.
        number: Its number.
        errors: What mypy says of it.
        module: The module that the source code of the pair was executed in.
    """
    callees = [
        Callee(eval(numbered(receiver.real, number), module), receiver, module, number)  # noqa: S307  # our own
        for receiver in pair.receivers
    ]
    findings = [
        Finding(declared, said, [failures(callee, _senders(pair), declared) for callee in callees])
        for declared, said in zip(pair.payloads, _by_signal(pair, errors), strict=True)
    ]
    return Verdict(pair, number, callees, findings)


def _number(mistakes: list[str]) -> int:
    return len(mistakes)


def _senders(pair: Pair) -> list[str]:
    """Write down the senders that a receiver is called with."""
    return values(pair.sender) if pair.connected_to is None else [pair.connected_to]


def _by_signal(pair: Pair, errors: list[str]) -> list[list[str]]:
    """Sort messages by the signal that they are about."""
    if len(pair.payloads) == 1 or pair.form == OPTIONAL:
        return [errors for _ in pair.payloads]
    of_second = [error for error in errors if SECOND in error]
    return [[error for error in errors if error not in of_second], of_second]
