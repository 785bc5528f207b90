"""原件已核对: a step that demands it approves only what was compared with its originals, piece by piece."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from services.common.errors import Conflict, Invalid

UNCHECKED = (
    "The originals of {pieces} are not ticked as checked. Open the case, compare each piece of evidence with its"
    " original, tick it, and approve then."
)
STRANGE = "What was ticked as checked is no evidence of this case; please look at the case again."


def refuse_unknown(pieces: Iterable[Mapping[str, Any]], ticked: Collection[UUID]) -> None:
    """Only pieces of this case are ticked; raises Invalid."""
    if set(ticked) - {UUID(str(piece["id"])) for piece in pieces}:
        raise Invalid(STRANGE, errors={"originals": [STRANGE]})


def refuse_unchecked(pieces: Iterable[Mapping[str, Any]], ticked: Collection[UUID]) -> None:
    """Every piece is ticked; raises Conflict that names those that are not."""
    left = [piece["name"] for piece in pieces if UUID(str(piece["id"])) not in ticked]
    if left:
        raise Conflict(UNCHECKED, pieces="、".join(dict.fromkeys(left)))
