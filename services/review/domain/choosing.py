"""Which chain a case takes: by business, category and conditions; the one that asks for more goes first (R-REV-02)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

CONDITIONS = ("provinces", "hub", "authority_levels")  # what asks for one of them goes before what does not


@dataclass(frozen=True)
class Terms:
    """Which cases a chain serves; a condition that is none holds always."""

    code: str
    business: str
    categories: frozenset[str]
    hub: bool | None = None
    authority_levels: frozenset[str] | None = None
    provinces: frozenset[str] | None = None

    @property
    def rank(self) -> tuple[bool, ...]:
        """How much it asks for."""
        return tuple(getattr(self, name) is not None for name in CONDITIONS)


@dataclass(frozen=True)
class Facts:
    """What a case is about; `province` is the code of the province office above the school, none below the ministry."""

    business: str
    category: str
    hub: bool
    authority_level: str | None
    province: str | None


def serves(terms: Terms, facts: Facts) -> bool:
    """Whether a chain is meant for a case."""
    return (
        terms.business == facts.business
        and facts.category in terms.categories
        and terms.hub in (None, facts.hub)
        and (terms.authority_levels is None or facts.authority_level in terms.authority_levels)
        and (terms.provinces is None or facts.province in terms.provinces)
    )


def choose(chains: Iterable[Terms], facts: Facts) -> Terms | None:
    """The chain for a case; of several the one that asks for more."""
    return max((terms for terms in chains if serves(terms, facts)), key=lambda terms: terms.rank, default=None)


def overlaps(chains: Iterable[Terms]) -> Iterator[tuple[str, str]]:
    """Pairs of chains that ask for equally much and could serve the same case: nothing would choose between them."""
    for one, other in combinations(chains, 2):
        if one.rank == other.rank and one.business == other.business and _meet(one, other):
            yield one.code, other.code


def _meet(one: Terms, other: Terms) -> bool:
    if not one.categories & other.categories or (one.hub is not None and one.hub != other.hub):
        return False
    for name in ("authority_levels", "provinces"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is not None and not mine & theirs:
            return False
    return True
