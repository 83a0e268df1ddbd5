"""The check at run time: signals refuse receivers and sends that do not fit their declaration."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from turnsignal._problems.receivers import ConnectedUnbound
from turnsignal._problems.sends import WrongSender, WrongValue
from turnsignal._signals import AnySignal, all_signals, is_of_library, signals_of
from turnsignal._symbol import ANY
from turnsignal.introspection import Declaration
from turnsignal.introspection._declarations import declarations
from turnsignal.introspection._payloads import merged

from ._check_wording import Wording
from ._connected_sender import sender_type
from ._interception import intercepting
from ._parameters import parameters_of
from ._receiver_rules import Expectation, receiver_problems
from ._results import may_be_coroutine_function
from ._send_rules import Given, send_problems
from ._sent import payload_of
from ._values import ValueCheck, value_check


class SignalTypeError(TypeError):
    """A receiver, or what was sent, does not fit what its signal declares.

    The message says all that is wrong, in the words of the mypy plugin.

    .. versionadded:: 0.1
    """

    # Tracebacks show the name that it is imported by.
    __module__ = "turnsignal.testing"


@contextmanager
def checked(
    *signals: AnySignal | Mapping[str, AnySignal], values: bool | None = None
) -> Generator[None]:
    """Have signals refuse what does not fit their declaration for the duration of a block.

    ``connect`` raises `SignalTypeError` for a receiver that some payload that is declared would
    break, and connects nothing; ``send`` and ``send_async`` for a payload or a sender that is
    not declared, and call nobody. It is for tests of code that no type checker checks, and for
    the edge between such code and other. Receivers are checked as they are connected: those that
    are connected already are not.

    What is declared must be known when the program runs: see `turnsignal.introspection`. The
    types of parameters are compared as far as that is certain. What a decorator passes on is not
    known. The types of values, and of what lists, dicts and tuples hold, are checked with
    typeguard, if that is installed.

    Args:
        *signals: Signals, and namespaces, which stand for all signals in them. Without any, every
            signal there is that declares something.
        values: Whether to check the types of senders and values: False does not, True raises an
            error and None warns if typeguard is missing.

    Raises:
        TypeError: Something is neither a signal nor a namespace.
        ValueError: A signal declares nothing that Python knows of.
        ImportError: Values should be checked, but typeguard is not installed.

    Example:
        >>> from typing import TypedDict
        >>> from turnsignal import Signal
        >>> from turnsignal.testing import checked
        >>> class OrderPlaced(TypedDict):
        ...     order_id: int
        >>> order_placed = Signal[str, OrderPlaced]()
        >>> with checked(order_placed):
        ...     order_placed.send("shop", order=1)
        Traceback (most recent call last):
        turnsignal.testing.SignalTypeError: "Signal[str, OrderPlaced]" has no payload key "order"
          Did you mean "order_id"?
        Missing payload key "order_id" in send() of "Signal[str, OrderPlaced]"
          "order_id" has type "int"

    .. versionadded:: 0.1
    """
    misfit = value_check(values)
    checks: list[tuple[Any, _Check]] = []
    found = list(signals_of(signals, "checked") if signals else all_signals())
    for signal, declared in zip(found, declarations(found), strict=True):
        if declared is not None:
            checks.append((signal, _Check(signal, declared, misfit)))
        elif any(signal is named for named in signals):
            raise ValueError(
                f"{signal!r} declares nothing that Python knows when the program runs: annotate"
                " the variable of a module that holds it, as"
                " 'order_placed: NamedSignal[Shop, OrderPlaced] = signal(\"order-placed\")'"
            )
    with ExitStack() as block:
        for signal, check in checks:
            for name in ("connect", "send", "send_async"):
                # A method that a subclass overrides has its own say, and calls these.
                if is_of_library(signal, name):
                    check_method = getattr(check, name)
                    block.enter_context(intercepting(signal, name, check_method, outermost=True))
        yield


class _Check:
    """Checks what goes through one signal."""

    def __init__(self, signal: Any, declared: Declaration, misfit: ValueCheck) -> None:
        self._declared = declared
        self._misfit = misfit
        self._wording = Wording(signal, declared)

    def connect(
        self,
        connect: Callable[..., Any],
        /,
        receiver: Any,
        sender: Any = ANY,
        *others: Any,
        **keywords: Any,
    ) -> Any:
        """Check a receiver before it is connected."""
        self._check_receiver(receiver, sender)
        # Each library knows its own ANY only.
        senders = [] if sender is ANY and not others else [sender]
        return connect(receiver, *senders, *others, **keywords)

    def send(self, send: Callable[..., Any], /, *positional: Any, **payload: Any) -> Any:
        """Check a send before it calls anyone."""
        self._check_send("send", positional, payload)
        return send(*positional, **payload)

    async def send_async(
        self, send_async: Callable[..., Any], /, *positional: Any, **payload: Any
    ) -> Any:
        """Check a send before it calls anyone."""
        self._check_send("send_async", positional, payload)
        return await send_async(*positional, **payload)

    def _check_receiver(self, receiver: Any, sender: Any) -> None:
        if not callable(receiver):
            raise SignalTypeError(self._wording.uncallable_receiver(receiver))
        parameters = parameters_of(receiver)
        if parameters is None:
            return
        declared = self._declared
        expected = Expectation(
            sender_type(declared.sender, sender),
            merged(declared.alternatives),
            declared.result,
            may_be_coroutine_function(receiver),
        )
        problems = list(receiver_problems(receiver, parameters, expected))
        if problems:
            lines = [self._wording.receiver_problem(problem, receiver) for problem in problems]
            if not any(isinstance(problem, ConnectedUnbound) for problem in problems):
                lines.append(self._wording.expected_signature(receiver, parameters, expected))
            raise SignalTypeError("\n".join(lines))

    def _check_send(
        self, method: str, positional: Sequence[Any], passed: Mapping[str, Any]
    ) -> None:
        payload = payload_of(passed)
        problems = send_problems(Given(positional, payload), self._declared, self._misfit)
        lines: list[str] = []
        for problem in problems:
            text, hint = self._wording.send_problem(problem, method)
            if isinstance(problem, WrongValue):
                hint = self._told_misfit(f'"{problem.key}"', payload[problem.key], problem.expected)
            elif isinstance(problem, WrongSender):
                hint = self._told_misfit("sender", positional[0], problem.expected)
            lines += [text] if hint is None else [text, f"  {hint}"]
        if lines:
            raise SignalTypeError("\n".join(lines))

    def _told_misfit(self, name: str, value: Any, expected: Any) -> str | None:
        found = self._misfit(value, expected)
        return None if found is None else found.told_of(name)
