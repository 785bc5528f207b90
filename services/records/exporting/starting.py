"""A workbook is asked for: who may have what is decided here, the job writes it (R-REC-16, R-REC-19)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.common import clock, roles
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Forbidden, Invalid
from services.common.processes import jobs
from services.common.trail import audit
from services.contracts.records import workbooks
from services.records.exporting import columns, queries
from services.records.exporting.models import ExportRun
from services.records.file import catalogues

KIND = "export"
NAMES = {
    workbooks.LIST: "教师名单",
    workbooks.FILE: "教师信息",
    workbooks.WORKBOOK: "教师信息采集表",
    workbooks.PAPER: "教师电子档案",
    workbooks.ROSTER: "教师花名册",
}
ENDINGS = {workbooks.PAPER: "zip", workbooks.ROSTER: "pdf"}


def start_export(db: Session, actor: Actor, id: UUID, kind: str, **wanted: Any) -> dict:
    """Queue the writing of a workbook; the same id again is the same export."""
    if db.get(ExportRun, id) is None:
        clear, purpose = wanted.pop("clear"), wanted.pop("purpose")
        columns.chosen(catalogues.current(actor.org_path), wanted.get("columns"))
        org_id = _refuse(db, actor, kind, wanted, purpose, clear=clear)
        run = ExportRun(
            id=id,
            org_id=org_id,
            org_path=actor.org_path,
            account_id=actor.account_id,
            person=actor.name,
            kind=kind,
            wanted=_plain(wanted | {"org_id": org_id}),
            clear=clear,
            purpose=purpose,
            file_name=f"{NAMES[kind]}-{known_orgs.known(db, org_id).name}-{clock.today()}.{ENDINGS.get(kind, 'xlsx')}",
            created_at=clock.now(),
        )
        db.add(run)
        db.flush()
        jobs.add(db, id, KIND, run.file_name, {"export_id": str(id)})
        audit.record(db, "records.export_asked", id, kind=kind, clear=clear, purpose=purpose)
    return queries.export_result(db, actor, id)


def _refuse(db: Session, actor: Actor, kind: str, wanted: dict, purpose: str | None, *, clear: bool) -> UUID:
    """The organisation whose files go out, if the asker may have them like that."""
    if actor.teacher_id:
        if kind != workbooks.FILE or clear:
            raise Forbidden("A teacher may export the own file.")
        return actor.org_id
    org_id = wanted["org_id"] or actor.org_id
    org = known_orgs.known(db, org_id)
    if not actor.covers(org.path):
        raise Forbidden("This organisation is not in your territory.")
    if clear and (org_id != actor.org_id or not actor.has(roles.ENTRY)):
        raise Forbidden("Sensitive values leave in clear only for those who enter them at the teacher's own school.")
    if clear and not purpose:
        raise Invalid("Please say for what the sensitive values are needed.", errors={"purpose": []})
    if kind == workbooks.WORKBOOK and org.category is None:
        raise Invalid("Please choose a school: a template is filled in for one school category.")
    return org_id


def _plain(wanted: dict[str, Any]) -> dict[str, Any]:
    """As it can lie in the database."""
    ids = [str(teacher_id) for teacher_id in wanted["teacher_ids"]] if wanted.get("teacher_ids") else None
    texts = {name: str(value) if isinstance(value, UUID) else value for name, value in wanted.items()}
    return texts | {"teacher_ids": ids}
