# mypy: disable-error-code="no-redef, misc"
# pyright: reportRedeclaration=false
"""What a signal carries, to pyright, basedpyright and zuban: protocols that tell it.

pyright 1.1.414 remembers a protocol that the first signal does not fit, and refuses all signals
for it from then on, wherever it needs no message. (It means to try a signal of type variables as
well, but does not if these have defaults.) So the first must fit: the first member of such a
protocol asks whether the signal fits the protocol of ``object``, which all do.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from typing_extensions import Never, TypedDict, TypeVar, Unpack

from .parts import P0

# True to zuban, by its name. pyright cannot tell, and takes the last of two classes.
MYPY = False

AnswerT = TypeVar("AnswerT", default=Any)
FitT_co = TypeVar("FitT_co", covariant=True, default=Never)

class Closed(TypedDict, closed=True):
    """No keys, and no further ones."""

class TakesNever(Protocol):
    def __call__(self, *, _other: Never, **keys: Unpack[Closed]) -> Any: ...

if MYPY:
    class Keys(Protocol[P0]):
        """A signal of a TypedDict: ``P0`` is the keys.

        zuban takes that signature of the constructor which has keywords only.
        """

        @property
        def _payload_type(self) -> Callable[P0, Any]: ...

    class NoKeys(Protocol[AnswerT]):
        """A signal of which `Keys` tells nothing, such as one of a union of TypedDicts.

        ``_has_keys`` is overloaded: the first overload that suits the signal decides on
        ``AnswerT``. If that is not "no", the other member refuses the signal, for a list is
        invariant.
        """

        def _has_keys(self) -> AnswerT: ...
        @property
        def _is_no(self) -> list[AnswerT]: ...

    class OfMapping(Protocol):
        """A signal of Any, a Mapping or a dict: a dict would do, which is no TypedDict."""

        def _take(self, payload: dict[str, Any], /) -> Any: ...

    class OfClosed(Protocol):
        """A signal of a closed TypedDict: its constructor takes ``**kwargs: Never``.

        zuban would ask as much of each receiver.
        """

        @property
        def _payload_type(self) -> TakesNever: ...

else:
    class Keys(Protocol[P0, FitT_co]):
        """The same to pyright.

        The order of the members matters: ``_keywords`` pins ``P0`` to ``(**kwargs: Any)``, which
        ``_payload_type`` then widens to that signature of the constructor which has keywords only.
        """

        def _fits_keys(self) -> Any: ...
        def _keywords(self, *args: P0.args, **kwargs: P0.kwargs) -> Any: ...
        @property
        def _payload_type(self) -> Callable[P0, Any] | FitT_co: ...

    class NoKeys(Protocol[AnswerT, FitT_co]):
        """The same to pyright."""

        def _fits_no_keys(self) -> Any: ...
        def _has_keys(self) -> AnswerT: ...
        @property
        def _is_no(self) -> list[AnswerT] | FitT_co: ...

    class OfMapping(Protocol[FitT_co]):
        """The same to pyright, but of the Mappings only those of Any."""

        def _fits_mapping(self) -> Any: ...
        @property
        def _payload(self) -> dict[str, Any] | Mapping[str, Never] | FitT_co: ...

    class OfClosed(Protocol[FitT_co]):
        """To pyright, a signal of another Mapping."""

        def _fits_closed(self) -> Any: ...
        @property
        def _payload_type(self) -> TakesNever | FitT_co: ...

class FromNone(Protocol):
    """A signal whose sender may be None, and so may be left out."""

    def _from(self, sender: None, /) -> Any: ...

class KeysFromNone(Keys[P0], FromNone, Protocol[P0]):
    """Both: the keys of a signal whose sender may be left out."""
