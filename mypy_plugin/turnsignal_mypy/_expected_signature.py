"""The signature that a receiver should have, in the place of the one that it has."""

from __future__ import annotations

from mypy.messages import find_type_overlaps, format_type_inner
from mypy.options import Options
from mypy.types import AnyType, Type, get_proper_type

from turnsignal._problems.signature import ReceiverSignature, WrittenKey

from ._receiver_rules import Expectation
from ._receiver_wording import ReceiverWording
from ._results import awaited, is_coroutine


def write_signature(receiver: ReceiverWording, expected: Expectation, options: Options) -> str:
    """Write down the definition of a receiver that fits.

    Args:
        receiver: The receiver that does not.
        expected: What it is called with.
        options: The options of mypy, which decide how types are written.
    """
    payload = expected.payload
    types = [key.type for key in payload.keys.values()]
    # With those that the receiver has now, or the signature could look the same.
    ambiguous = find_type_overlaps(expected.sender, *types, *receiver.parameter_types)

    def write(item: Type) -> str:
        """Write down a type, in full where two of them have the same name."""
        return format_type_inner(item, 0, options, ambiguous)

    is_declared = not isinstance(get_proper_type(expected.result), AnyType)
    is_awaited = receiver.is_async and (expected.may_be_awaited or not is_declared)
    is_async = is_awaited or is_coroutine(expected.result)
    result: Type | None = awaited(expected.result) if is_async else expected.result
    if not is_declared:
        result = receiver.result
    signature = ReceiverSignature(
        receiver.function_name,
        receiver.own_parameters,
        write(expected.sender),
        {name: WrittenKey(write(key.type), key.required) for name, key in payload.keys.items()},
        rest=None if payload.rest is None else write(payload.rest),
        result=None if result is None else write(result),
        known=payload.known,
        is_async=is_async,
        is_lambda=receiver.is_lambda,
        further=receiver.further,
        sender_name=receiver.sender_name(expected.sender),
    )
    return str(signature)
