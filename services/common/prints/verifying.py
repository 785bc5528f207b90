"""What anybody is told of a code on paper: what it is, unit, name with one sign covered, day, and what came after.

Nobody has to sign in, so the question goes through one function of the database that answers this and nothing else.
A code that there is not gets an answer of the same shape.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.prints import codes

ASK = text(
    "SELECT kind, unit AS school, masked_name AS name, printed_at, superseded, superseded_at"
    " FROM printed_sheet_of(:code_hash)"
)
UNKNOWN: dict[str, Any] = {
    "known": False,
    "kind": None,
    "school": None,
    "name": None,
    "printed_at": None,
    "as_of": None,
    "superseded": None,
    "superseded_at": None,
    "stage": None,
}


def verification(db: Session, _actor: Actor | None, code: str) -> dict[str, Any]:
    """What the paper with this code is."""
    row = db.execute(ASK, {"code_hash": codes.hashed(codes.typed_code(code) or "")}).mappings().first()
    return UNKNOWN if row is None else UNKNOWN | {"known": True, **row}
