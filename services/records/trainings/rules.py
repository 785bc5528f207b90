"""What a confirmed training says in a file; nothing here touches a database."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

LONGEST_NAME, LONGEST_ORGANISATION = 100, 60
FIRST_OF_A_NAME = 1


def values_of(said: Mapping[str, Any], turn: int = FIRST_OF_A_NAME) -> dict[str, Any]:
    """The fields of its entry; hours are whole there. The second of the same name in a year says so."""
    mark = "" if turn == FIRST_OF_A_NAME else f"（{turn}）"
    return {
        "year": said["year"],
        "category": said["category"],
        "name": said["name"][: LONGEST_NAME - len(mark)] + mark,
        "organisation": (said["organisation"] or "")[:LONGEST_ORGANISATION] or None,
        "mode": said["mode"],
        "hours": int(Decimal(said["hours"]).quantize(Decimal(1), ROUND_HALF_UP)),
        "credits": f"{Decimal(said['credits']).quantize(Decimal('0.01'), ROUND_HALF_UP)}",
    }
