"""Which chain a case takes: the nearest that serves it, of several the one that asks for more (R-REV-02)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

CONDITIONS = ("hub", "authority_levels")  # what asks for one of them goes before what does not


@dataclass(frozen=True)
class Terms:
    """Which cases a chain serves: of the schools of `org_id`, of all if none; a condition that is none holds always."""

    code: str
    business: str
    categories: frozenset[str]
    hub: bool | None = None
    authority_levels: frozenset[str] | None = None
    org_id: UUID | None = None

    @property
    def rank(self) -> tuple[bool, ...]:
        """How much it asks for."""
        return tuple(getattr(self, name) is not None for name in CONDITIONS)


@dataclass(frozen=True)
class Facts:
    """What a case is about; `org_ids` are its school and the offices above it, the nearest first."""

    business: str
    category: str
    hub: bool
    authority_level: str | None
    org_ids: tuple[UUID, ...]

    def distance(self, terms: Terms) -> int:
        """How far from the school the chain comes: 0 its own, the farthest what is for all schools."""
        return len(self.org_ids) if terms.org_id is None else self.org_ids.index(terms.org_id)


def serves(terms: Terms, facts: Facts) -> bool:
    """Whether a chain is meant for a case."""
    return (
        terms.business == facts.business
        and facts.category in terms.categories
        and terms.hub in (None, facts.hub)
        and (terms.authority_levels is None or facts.authority_level in terms.authority_levels)
        and (terms.org_id is None or terms.org_id in facts.org_ids)
    )


def choose(chains: Iterable[Terms], facts: Facts) -> Terms | None:
    """The chain for a case: of the nearest that serve it the one that asks for more."""
    found = [terms for terms in chains if serves(terms, facts)]
    return max(found, key=lambda terms: (-facts.distance(terms), terms.rank), default=None)


def overlaps(chains: Iterable[Terms]) -> Iterator[tuple[Terms, Terms]]:
    """Pairs of chains that are as near, ask for as much and could serve the same case: nothing chooses between them."""
    for one, other in combinations(chains, 2):
        if (one.org_id, one.rank, one.business) == (other.org_id, other.rank, other.business) and _meet(one, other):
            yield one, other


def _meet(one: Terms, other: Terms) -> bool:
    if not one.categories & other.categories or (one.hub is not None and one.hub != other.hub):
        return False
    mine, theirs = one.authority_levels, other.authority_levels
    return mine is None or theirs is None or bool(mine & theirs)
