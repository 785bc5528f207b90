"""A workbook is asked for: who may have what is decided here, the job writes it (R-REC-16, R-REC-19)."""

import datetime
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
from services.records.file import catalogues, history

KIND = "export"
NAMES = {
    workbooks.LIST: "教师名单",
    workbooks.FILE: "教师信息",
    workbooks.WORKBOOK: "教师信息采集表",
    workbooks.PAPER: "教师电子档案",
    workbooks.BOUND: "教师电子档案合订本",
    workbooks.ROSTER: "教师花名册",
}
ENDINGS = {workbooks.PAPER: "zip", workbooks.BOUND: "pdf", workbooks.ROSTER: "pdf"}


def start_export(db: Session, actor: Actor, id: UUID, kind: str, **wanted: Any) -> dict:
    """Queue the writing of a workbook; the same id again is the same export."""
    if db.get(ExportRun, id) is None:
        clear, purpose = wanted.pop("clear"), wanted.pop("purpose")
        _refuse_day(kind, wanted.get("as_of"))
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
            file_name=_name(kind, known_orgs.known(db, org_id).name, wanted.get("as_of")),
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


def _refuse_day(kind: str, as_of: datetime.datetime | None) -> None:
    """Only whole files on paper can be of another day, and only of one that has been."""
    if as_of is None:
        return
    if kind not in workbooks.PRINTED:
        raise Invalid("Only files on paper are written as of a past day.", errors={"as_of": []})
    history.refuse_time_to_come(as_of)


def _name(kind: str, unit: str, as_of: datetime.datetime | None) -> str:
    """What the file is called: of what day it tells, today or a past one."""
    day = f"截至{as_of.astimezone(clock.SHANGHAI).date()}" if as_of else str(clock.today())
    return f"{NAMES[kind]}-{unit}-{day}.{ENDINGS.get(kind, 'xlsx')}"


def _plain(wanted: dict[str, Any]) -> dict[str, Any]:
    """As it can lie in the database."""
    ids = [str(teacher_id) for teacher_id in wanted["teacher_ids"]] if wanted.get("teacher_ids") else None
    texts = {name: str(value) if isinstance(value, UUID) else value for name, value in wanted.items()}
    as_of = wanted.get("as_of")
    return texts | {"teacher_ids": ids, "as_of": as_of.isoformat() if as_of else None}
