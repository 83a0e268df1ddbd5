# mypy: disable-error-code="no-redef, misc"
# pyright: reportRedeclaration=false
"""What a signal declares, to pyright, basedpyright and zuban: protocols that tell it."""

from collections.abc import Callable
from typing import Any, Protocol

from typing_extensions import Never, TypedDict, TypeVar

from .parts import P0, PayloadT, SenderT

# True to zuban, by its name. pyright cannot tell, and takes the last of two classes.
MYPY = False

MetT_contra = TypeVar("MetT_contra", contravariant=True)
AnswerT = TypeVar("AnswerT", default=Any)
FitT_co = TypeVar("FitT_co", covariant=True, default=Never)

class Open(TypedDict):
    """No keys, but maybe further ones."""

class Closed(TypedDict, closed=True):
    """No keys, and no further ones."""

class Declared(Protocol[AnswerT]):
    """A signal that declares something.

    ``_declares`` is overloaded: the first overload that suits the signal decides on ``AnswerT``.
    If that is not "something", the other member refuses the signal, for a list is invariant.
    """

    def _declares(self) -> AnswerT: ...
    @property
    def _is_something(self) -> list[AnswerT]: ...

if MYPY:
    class Keys(Declared[AnswerT], Protocol[P0, AnswerT]):
        """A signal of a TypedDict: ``P0`` is the keys.

        zuban takes that signature of the constructor which has keywords only.
        """

        @property
        def _payload_type(self) -> Callable[P0, Any]: ...

    class ReceivedKeys(Declared[AnswerT], Protocol[P0, AnswerT]):
        """The same, for receivers: of a closed TypedDict without ``**kwargs: Never``.

        zuban would ask each receiver to take them.
        """

        def _open_payload_type(self) -> Callable[P0, Any]: ...

else:
    class Keys(Protocol[P0, AnswerT, FitT_co]):
        """The same to pyright.

        The order of the members matters: ``_keywords`` pins ``P0`` to ``(**kwargs: Any)``, which
        ``_payload_type`` then widens to that signature of the constructor which has keywords only.

        ``_fits_keys`` is for pyright 1.1.414, which remembers that the first signal does not fit,
        and then refuses all, where it needs no message. It asks whether a signal fits the
        protocol of ``object``, which all do.
        """

        def _fits_keys(self) -> Any: ...
        def _declares(self) -> AnswerT: ...
        @property
        def _is_something(self) -> list[AnswerT]: ...
        def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...
        @property
        def _payload_type(self) -> Callable[P0, Any] | FitT_co: ...

    class ReceivedKeys(Keys[P0, AnswerT, FitT_co], Protocol[P0, AnswerT, FitT_co]):
        """The same: pyright asks nothing of the kind."""

class NoKeys(Protocol[AnswerT]):
    """A signal of which `Keys` tells nothing, such as one of a union of TypedDicts.

    It is told from others as `Declared` is, by an overloaded method and an invariant list.
    """

    def _has_keys(self) -> AnswerT: ...
    @property
    def _is_no(self) -> list[AnswerT]: ...

class OfMapping(Protocol):
    """A signal of Any, a Mapping or a dict: a dict would do, which is no TypedDict."""

    def _take(self, payload: dict[str, Any], /) -> Any: ...

class DeclaredOfMapping(OfMapping, Declared[AnswerT], Protocol[AnswerT]):
    """The same, if something else is declared."""

class Meets(Protocol[MetT_contra]):
    """What takes a payload of the signal and one of no keys.

    To zuban, two TypedDicts meet in one that has the keys of both, and is open.
    """

    def _take(self, payload: MetT_contra, /) -> Any: ...
    def _take_open(self, payload: MetT_contra, /) -> Any: ...

class ReadFromClass(Protocol[SenderT, PayloadT]):
    """Any signal, if the method was read from the class: then it takes both variables for Any.

    A list is invariant: those of the signal fit a list of Any, and none of what a signal declares.
    """

    @property
    def _senders_and_payloads(self) -> tuple[list[SenderT], list[PayloadT]]: ...

class FromNone(Protocol):
    """A signal whose sender may be None, and so may be left out."""

    def _from(self, sender: None, /) -> Any: ...

class DeclaredFromNone(FromNone, Declared[AnswerT], Protocol[AnswerT]):
    """The same, if something is declared."""

class KeysFromNone(Keys[P0, AnswerT], FromNone, Protocol[P0, AnswerT]):
    """Both: the keys of a signal whose sender may be left out."""
