"""Opens one new file together with its claim to the ID number (R-REC-13)."""

from dataclasses import replace
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Conflict
from services.records.file import id_claims
from services.records.file.versions import NewFile, open_files, signature


def open_claimed(db: Session, actor: Actor, file: NewFile, clean: dict[str, Any]) -> None:
    """Open a new file; an id that a file outside the territory has is refused without a word about that file.

    So is an ID number that is on file, with the way to a transfer. `clean` are the values of 基本信息 in clear.
    """
    try:
        with db.begin_nested():
            id_index = id_claims.claim_new(db, file.id, file.org_id, clean)
            open_files(db, signature(actor), [replace(file, id_index=id_index and id_index.hex())])
    except IntegrityError:
        raise Conflict("This id is already in use.") from None
