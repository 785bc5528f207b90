"""What must hold of territories: whoever has none of a row's sees nothing of it, whatever the services ask for."""

from collections.abc import Iterable, Iterator

from tests.chaos.rules import UNEXPLAINED, Violation
from tests.chaos.territory_leaks import InSight

OUT_OF_TERRITORY = "out of territory: "


def in_sight(found: Iterable[InSight]) -> Iterator[Violation]:
    """No row with a territory is in sight from elsewhere."""
    for seen in found:
        if seen.rows:
            yield Violation(UNEXPLAINED, f"{OUT_OF_TERRITORY}{seen.table}", "is read from elsewhere")
