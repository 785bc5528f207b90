"""What anybody is told of a code on paper: school, name with one sign covered, day; whether the file
had been reviewed, and whether it changed since.

Nobody has to sign in, so the question goes through one function of the database that answers this and nothing else.
A code that there is not gets an answer of the same shape.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.prints import codes
from services.common.prints.verifying import UNKNOWN

ASK = text("SELECT school, masked_name AS name, printed_at, as_of, superseded, stage FROM printed_file_of(:code_hash)")
FILE = "file"


def verification(db: Session, _actor: Actor | None, code: str) -> dict[str, Any]:
    """What the paper with this code is."""
    row = db.execute(ASK, {"code_hash": codes.hashed(codes.typed_code(code) or "")}).mappings().first()
    return UNKNOWN if row is None else UNKNOWN | {"known": True, "kind": FILE, **row}
