"""Reasons: what the plugin claims to be wrong with a receiver, and whether it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from tests.plugin.pairs.calls import Arguments, Callee, Failure, Wrong
from tests.plugin.pairs.judge import UNHEARD_OF
from tests.plugin.pairs.parameters import NAMED, Kind, Parameter, sender_parameter
from tests.plugin.pairs.payloads import PayloadType
from tests.plugin.vocabulary import values


class Reason(Enum):
    """A kind of message."""

    NOT_CALLABLE = auto()
    #: It names no reason.
    UNSPECIFIC = auto()
    NO_SENDER_PARAMETER = auto()
    WRONG_SENDER = auto()
    UNBOUND = auto()
    SENDER_NAMED_LIKE_KEY = auto()
    OWN_PARAMETER_NAMED_LIKE_KEY = auto()
    KEY_NOT_ACCEPTED = auto()
    WRONG_KEY_TYPE = auto()
    DEFAULT_NEEDED = auto()
    FURTHER_KEYS_NOT_ACCEPTED = auto()
    WRONG_FURTHER_TYPE = auto()
    PARAMETER_REQUIRED = auto()
    POSITIONAL_PARAMETER_REQUIRED = auto()


#: The messages of each kind; a group is the name of the key or parameter that it is about.
_TEXTS: Final = {
    r'cannot call a receiver of type "[^"]*": "None" is not callable': Reason.NOT_CALLABLE,
    r"cannot be called with the sender and the payload": Reason.UNSPECIFIC,
    r"does not accept the sender as a positional argument": Reason.NO_SENDER_PARAMETER,
    r"expects a sender of type": Reason.WRONG_SENDER,
    r'takes "([^"]*)" first: it is connected unbound': Reason.UNBOUND,
    r'names its sender parameter "([^"]*)", which is also a payload key': (
        Reason.SENDER_NAMED_LIKE_KEY
    ),
    r'is bound to an object as "([^"]*)", which is also a payload key': (
        Reason.OWN_PARAMETER_NAMED_LIKE_KEY
    ),
    r'does not accept payload key "([^"]*)"': Reason.KEY_NOT_ACCEPTED,
    r'expects type .* for "[^"]*", but payload key "([^"]*)" has type': Reason.WRONG_KEY_TYPE,
    r'needs a default for "([^"]*)": the payload key may be missing': Reason.DEFAULT_NEEDED,
    r"must accept further payload keys with \*\*kwargs": Reason.FURTHER_KEYS_NOT_ACCEPTED,
    r'expects type .* for "([^"]*)", but further payload keys have': Reason.WRONG_FURTHER_TYPE,
    r'requires parameter "([^"]*)", which is not a payload key': Reason.PARAMETER_REQUIRED,
    r"requires more than one positional argument": Reason.POSITIONAL_PARAMETER_REQUIRED,
}


class Claim(NamedTuple):
    """What a message says, of a key or parameter if it names one."""

    reason: Reason
    name: str = ""


def claim_of(message: str) -> Claim:
    """Read a message."""
    for pattern, reason in _TEXTS.items():
        if found := re.search(pattern, message):
            return Claim(reason, *found.groups())
    raise AssertionError(f"unknown message: {message}")


def unexplained(
    found: Iterable[Failure], claims: Sequence[Claim], callee: Callee, declared: PayloadType
) -> Iterator[Failure]:
    """Find what went wrong in calls, but no message names."""
    if any(claim.reason is Reason.UNBOUND for claim in claims):
        # Every parameter but the first is the wrong one then, and not spoken of.
        return
    for failure in found:
        if not _explanations(failure, callee, declared) & set(claims):
            yield failure


def _explanations(failure: Failure, callee: Callee, declared: PayloadType) -> set[Claim]:
    """Return the claims that name what went wrong."""
    name = failure.name
    is_further = declared.rest is not None and name not in {key.name for key in declared.keys}
    match failure.wrong:
        case Wrong.NOT_CALLABLE:
            return {Claim(Reason.NOT_CALLABLE)}
        case Wrong.TOO_MANY_POSITIONAL:
            return {Claim(Reason.NO_SENDER_PARAMETER)}
        case Wrong.SENDER_MISFIT:
            return {Claim(Reason.WRONG_SENDER)}
        case Wrong.UNEXPECTED_KEYWORD | Wrong.POSITIONAL_ONLY_BY_KEYWORD:
            if is_further:
                return {Claim(Reason.FURTHER_KEYS_NOT_ACCEPTED)}
            return {Claim(Reason.KEY_NOT_ACCEPTED, name)}
        case Wrong.VALUE_MISFIT:
            if is_further:
                further = Claim(Reason.WRONG_FURTHER_TYPE, name)
                return {further, Claim(Reason.FURTHER_KEYS_NOT_ACCEPTED)}
            return {Claim(Reason.WRONG_KEY_TYPE, name)}
        case Wrong.GIVEN_TWICE:
            if sender_parameter(callee.parameters) is None:
                # A partial gives the parameter by keyword that would take the sender.
                return {Claim(Reason.NO_SENDER_PARAMETER)}
            reasons = {Reason.SENDER_NAMED_LIKE_KEY, Reason.OWN_PARAMETER_NAMED_LIKE_KEY}
            if callee.source.synthesized:
                reasons.add(Reason.KEY_NOT_ACCEPTED)
            return {Claim(reason, name) for reason in reasons}
        case Wrong.MISSING:
            reasons = {Reason.PARAMETER_REQUIRED, Reason.DEFAULT_NEEDED}
            named = {Claim(reason, name) for reason in reasons}
            return {*named, Claim(Reason.POSITIONAL_PARAMETER_REQUIRED)}


class Trial(NamedTuple):
    """Calls that show whether a claim is true."""

    #: Arguments with which nothing is wrong.
    proper: Arguments
    #: Arguments with which nothing is wrong but what is claimed, if anything.
    suspected: list[Arguments]
    #: How the claim shows: as nothing else than some of these, in some of those calls.
    expected: set[Failure]

    def shows(self, callee: Callee) -> bool:
        """Make the calls; tell whether the claim is true."""
        if callee.call(self.proper):
            return False
        found: set[Failure] = set()
        for arguments in self.suspected:
            found |= callee.call(arguments)
        return bool(found) and found <= self.expected


def untrue(
    claims: Iterable[Claim], callee: Callee, senders: Sequence[str], declared: PayloadType
) -> list[Claim]:
    """Find the claims that do not show in calls in which nothing else is wrong."""
    return [claim for claim in claims if not _is_true(claim, callee, senders, declared)]


def _is_true(claim: Claim, callee: Callee, senders: Sequence[str], declared: PayloadType) -> bool:
    if claim.reason is Reason.NOT_CALLABLE:
        return callee.receiver is None
    trial = _trial_of(claim, callee, declared, senders)
    return trial is not None and trial.shows(callee)


def _trial_of(
    claim: Claim, callee: Callee, declared: PayloadType, senders: Sequence[str]
) -> Trial | None:
    """Plan the calls for a claim; None if the declaration alone refutes it."""
    name = claim.name
    proper = _proper_arguments(callee.parameters)
    without = _without(proper, name)
    from_senders = [_from_sender(proper, sender) for sender in senders]
    key_values = _key_values(declared, name)
    with_key = [_with(without, name, value) for value in key_values]
    further = _further_values(declared)
    match claim.reason:
        case Reason.NO_SENDER_PARAMETER:
            given_twice = {Failure(Wrong.GIVEN_TWICE, p.name) for p in callee.parameters}
            expected = {Failure(Wrong.TOO_MANY_POSITIONAL), *given_twice}
            return Trial(proper, from_senders, expected)
        case Reason.UNBOUND if name != _sender_name(callee):
            return None
        case Reason.WRONG_SENDER | Reason.UNBOUND:
            return Trial(proper, from_senders, {Failure(Wrong.SENDER_MISFIT)})
        case Reason.SENDER_NAMED_LIKE_KEY | Reason.OWN_PARAMETER_NAMED_LIKE_KEY:
            return Trial(without, with_key, {Failure(Wrong.GIVEN_TWICE, name)})
        case Reason.KEY_NOT_ACCEPTED:
            wrong = [Wrong.UNEXPECTED_KEYWORD, Wrong.POSITIONAL_ONLY_BY_KEYWORD]
            if callee.source.synthesized:
                wrong.append(Wrong.GIVEN_TWICE)
            return Trial(without, with_key, {Failure(kind, name) for kind in wrong})
        case Reason.WRONG_KEY_TYPE:
            return Trial(proper, with_key, {Failure(Wrong.VALUE_MISFIT, name)})
        case Reason.FURTHER_KEYS_NOT_ACCEPTED:
            wrong = [Wrong.UNEXPECTED_KEYWORD, Wrong.VALUE_MISFIT]
            with_further = [_with(proper, UNHEARD_OF, value) for value in further]
            return Trial(proper, with_further, {Failure(kind, UNHEARD_OF) for kind in wrong})
        case Reason.WRONG_FURTHER_TYPE:
            with_further = [_with(proper, name, value) for value in further]
            return Trial(proper, with_further, {Failure(Wrong.VALUE_MISFIT, name)})
        case Reason.DEFAULT_NEEDED if _may_be_missing(declared, name):
            return Trial(proper, [without], {Failure(Wrong.MISSING, name)})
        case Reason.PARAMETER_REQUIRED if not key_values:
            return Trial(proper, [without], {Failure(Wrong.MISSING, name)})
        case Reason.POSITIONAL_PARAMETER_REQUIRED:
            only_sender = proper._replace(positional=proper.positional[:1])
            missing = {Failure(Wrong.MISSING, p.name) for p in callee.parameters}
            return Trial(proper, [only_sender], missing)
        case _:
            return None


def _sender_name(callee: Callee) -> str | None:
    sender = sender_parameter(callee.parameters)
    return None if sender is None else sender.name


def _may_be_missing(declared: PayloadType, name: str) -> bool:
    found = [key for payload in declared.alternatives for key in payload.keys if key.name == name]
    is_certain = len(found) == len(declared.alternatives) and all(key.required for key in found)
    return bool(found) and not is_certain


def _key_values(declared: PayloadType, name: str) -> list[str]:
    return [
        value
        for payload in declared.alternatives
        for key in payload.keys
        if key.name == name
        for value in values(key.type)
    ]


def _further_values(declared: PayloadType) -> list[str]:
    return [] if declared.rest is None else values(declared.rest)


def _with(arguments: Arguments, name: str, value: str) -> Arguments:
    return arguments._replace(keywords={**arguments.keywords, name: value})


def _without(arguments: Arguments, name: str) -> Arguments:
    kept = {key: value for key, value in arguments.keywords.items() if key != name}
    return arguments._replace(keywords=kept)


def _from_sender(arguments: Arguments, sender: str) -> Arguments:
    return arguments._replace(positional=[sender, *arguments.positional[1:]])


def _proper_arguments(parameters: Sequence[Parameter]) -> Arguments:
    """Give every required parameter a value that it takes."""
    sender = sender_parameter(parameters)
    positional = [] if sender is None else [values(sender.type)[0]]
    keywords: dict[str, str] = {}
    for parameter in parameters:
        if parameter is sender or parameter.has_default:
            continue
        if parameter.kind is Kind.POSITIONAL_ONLY:
            positional.append(values(parameter.type)[0])
        elif parameter.kind in NAMED:
            keywords[parameter.name] = values(parameter.type)[0]
        for key in parameter.unpacked or ():
            if key.required:
                keywords[key.name] = values(key.type)[0]
    return Arguments(positional, keywords)
