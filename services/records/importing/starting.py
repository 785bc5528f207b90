"""A workbook is handed in, or its preview is done in earnest: the run is written down and its job queued."""

import uuid
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden
from services.common.processes import jobs
from services.contracts.identity.orgs import AUTHORITIES
from services.contracts.records.workbooks import APPEND
from services.records import reference
from services.records.importing import queries
from services.records.importing.models import ImportRun

KIND = "import"


def start_import(db: Session, actor: Actor, id: UUID, org_id: UUID | None = None, **workbook: Any) -> dict:
    """Queue the import of a workbook for the asker's own school or office; the same id again is the same import."""
    if db.get(ImportRun, id) is None:
        category = _category_for(db, actor, org_id, workbook.get("category"))
        run = ImportRun(
            id=id,
            org_id=actor.org_id,
            org_path=actor.org_path,
            category=category,
            file_key=workbook["key"],
            file_name=workbook["file_name"],
            account_id=actor.account_id,
            person=actor.name,
            hands=[actor.person_id],
            created_at=clock.now(),
            job_id=id,
            mode=workbook.get("mode", APPEND),
            preview=workbook.get("preview", False),
        )
        db.add(run)
        db.flush()
        jobs.add(db, id, KIND, run.file_name, {"import_id": str(id)})
    return queries.import_result(db, actor, id)


def apply_import(db: Session, actor: Actor, import_id: UUID) -> dict:
    """Do what a preview told; it is worked out anew, so that what changed meanwhile counts. Once is enough."""
    found = queries.import_result(db, actor, import_id)
    run = db.get_one(ImportRun, import_id, with_for_update=True, populate_existing=True)
    if run.org_id != actor.org_id:
        raise Forbidden("Files are entered by the teacher's own school.")
    if not run.preview:
        return found
    if found["state"] != queries.PREVIEW:
        raise Conflict("The preview of this import has not come to its end.")
    run.preview, run.job_id = False, uuid.uuid5(import_id, KIND)
    run.note_hand(actor.person_id)
    db.flush()
    jobs.add(db, run.job_id, KIND, run.file_name, {"import_id": str(import_id)})
    return queries.import_result(db, actor, import_id)


def _category_for(db: Session, actor: Actor, org_id: UUID | None, wanted: str | None) -> str | None:
    """The school category that an office has to choose; none for a school. Whoever is neither is refused."""
    own = known_orgs.known(db, actor.org_id)
    enters = bool(own.category) or own.level in AUTHORITIES
    if org_id not in (None, own.id) or not enters or (own.category and wanted not in (None, own.category)):
        raise Forbidden("Files are entered by the teacher's own school.")
    return None if own.category else reference.category_of(db, actor, wanted)
