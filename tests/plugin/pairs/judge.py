"""The judge: it calls receivers with every payload that a declaration allows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tests.plugin.pairs.calls import Arguments, Callee, Failure
from tests.plugin.pairs.parameters import NAMED, Parameter, sender_parameter
from tests.plugin.pairs.payloads import Payload, PayloadType
from tests.plugin.vocabulary import Key, values

#: A name that no receiver knows.
UNHEARD_OF = "unheard of"


def failures(callee: Callee, senders: Sequence[str], declared: PayloadType) -> set[Failure]:
    """Call a receiver with all that a declaration allows; return all that goes wrong."""
    found: set[Failure] = set()
    for payload in declared.alternatives:
        for sender, keywords in itertools.product(senders, sent(payload, callee.parameters)):
            found |= callee.call(Arguments([sender], keywords))
    return found


def sent(payload: Payload, parameters: Sequence[Parameter]) -> Iterator[dict[str, str]]:
    """List payloads with every subset of the optional keys, and every value of each key."""
    optional = [key for key in payload.keys if not key.required]
    optional += further_keys(payload, parameters)
    required = [key for key in payload.keys if key.required]
    for number in range(len(optional) + 1):
        for chosen in itertools.combinations(optional, number):
            keys = [*required, *chosen]
            rounds = max((len(values(key.type)) for key in keys), default=1)
            for turn in range(rounds):
                yield {key.name: values(key.type)[turn % len(values(key.type))] for key in keys}


def further_keys(payload: Payload, parameters: Sequence[Parameter]) -> list[Key]:
    """Return keys that an open payload may have: the receiver's, and one of another name.

    Not the name of the parameter that takes the sender: an open payload could have that key
    always, and only known keys are held against a receiver.
    """
    if payload.rest is None:
        return []
    known = {key.name for key in payload.keys}
    sender = sender_parameter(parameters)
    named = [p.name for p in parameters if p.kind in NAMED and p is not sender]
    named += [key.name for p in parameters for key in p.unpacked or ()]
    return [
        Key(name, payload.rest, required=False)
        for name in [*named, UNHEARD_OF]
        if name not in known
    ]
