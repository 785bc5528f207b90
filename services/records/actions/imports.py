"""A workbook is handed in: the run is written down and its job queued; importing.py does the work."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.common import jobs, known_orgs
from services.common.actor import Actor
from services.common.errors import Forbidden
from services.records import queries
from services.records.clock import now
from services.records.models import ImportRun

KIND = "import"


def start_import(db: Session, actor: Actor, id: UUID, key: str, file_name: str, org_id: UUID | None) -> dict:
    """Queue the import of a workbook for the asker's own school; the same id again is the same import."""
    if db.get(ImportRun, id) is None:
        _add(db, actor, id, key, file_name, org_id)
    return queries.import_result(db, actor, id)


def _add(db: Session, actor: Actor, id: UUID, key: str, file_name: str, org_id: UUID | None) -> None:
    if org_id not in (None, actor.org_id) or known_orgs.known(db, actor.org_id).category is None:
        raise Forbidden("Files are entered by the teacher's own school.")
    run = ImportRun(
        id=id,
        org_id=actor.org_id,
        org_path=actor.org_path,
        file_key=key,
        file_name=file_name,
        account_id=actor.account_id,
        person=actor.name,
        created_at=now(),
    )
    db.add(run)
    db.flush()
    jobs.add(db, id, KIND, file_name, {"import_id": str(id)})
