"""Looks for somebody by exact number, anywhere in the province, and says whether a transfer can begin (R-MOB-01).

The asker learns name, school and status. Each look is in the trail with its purpose, where the teacher sees it too;
whoever misses too often waits, so that nobody guesses numbers.
"""

import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock, settings
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, TooMany
from services.common.messages.wording import word
from services.common.persons import documents
from services.common.secrets import tickets
from services.common.trail import audit
from services.records.catalogue.faults import Fault
from services.records.file import catalogues, checking_values, holds, values
from services.records.handing_over import rules
from services.records.handing_over.words import status_name
from services.records.numbers import sealed_identity

ACT = "records.sought_for_transfer"
HOUR = datetime.timedelta(hours=1)
FIND = text("SELECT * FROM file_to_transfer(:id_index, :number_index)")
MISSES = text("SELECT seek_misses(:person, :since)")
MISSED = text("SELECT note_seek_miss(:person, :at, :since)")
TOO_MANY = (
    "Nobody was found {misses} times within an hour. Please check the number with the teacher and look again later."
)
NOBODY: dict[str, Any] = {
    "found": False, "teacher_id": None, "name": None, "org_id": None, "org_name": None, "category": None,
    "personnel_status": None, "status_name": None, "may_be_asked_for": False, "why_not": None,
    "blocked_by": None, "ref": None,
    "ticket": None, "absence": None, "note": None,
}  # fmt: skip


def find_to_transfer(db: Session, actor: Actor, purpose: str, **number: Any) -> dict[str, Any]:
    """Who has this ID document or personal number, be it a former one; raises Invalid of what is no number, TooMany."""
    now = clock.now()
    _refuse_no_number(db, actor, number["id_type"], number["id_number"])
    _refuse_too_many(db, actor, now)
    indexes = _indexes(**number)
    file = db.execute(FIND, indexes).first()
    if file is None:
        db.execute(MISSED, {"person": actor.person_id, "at": now, "since": now - HOUR})
        audit.record(db, ACT, purpose=purpose, found=False)
        return NOBODY | {"absence": _absence(actor, indexes["id_index"], now)}
    audit.record(db, ACT, file.id, purpose=purpose)
    return _told(db, actor, file)


def _refuse_no_number(db: Session, actor: Actor, id_type: str, id_number: str | None) -> None:
    """What no document bears is not looked up: nobody can have it, and no trace of it is left."""
    if id_number is None:
        return
    if kind := documents.fault(id_type, documents.spelled(id_number), clock.today()):
        sets = next(iter(catalogues.current(actor.org_path).sets_of.values()))
        raise checking_values.refusal(db, sets[values.BASIC], [Fault(kind, field="id_number")])


def _refuse_too_many(db: Session, actor: Actor, now: datetime.datetime) -> None:
    most = settings.load().seek_misses_an_hour
    if db.execute(MISSES, {"person": actor.person_id, "since": now - HOUR}).scalar_one() >= most:
        raise TooMany(TOO_MANY, misses=most)


def _indexes(id_type: str, id_number: str | None, personal_number: str | None) -> dict[str, bytes | None]:
    return {
        "id_index": values.id_index({"id_type": id_type, "id_number": id_number}) if id_number else None,
        "number_index": sealed_identity.number_index(personal_number) if personal_number else None,
    }


def _absence(actor: Actor, id_index: bytes | None, now: datetime.datetime) -> str | None:
    """What lets the asker open the file of somebody from outside; of a personal number nothing does."""
    return tickets.absence(id_index, actor, now) if id_index else None


def _told(db: Session, actor: Actor, file: Row) -> dict[str, Any]:
    school = known_orgs.among(db, {file.org_id}).get(file.org_id)
    language = db.info["request"].language
    status = status_name(file, language)
    why, blocker = _against(actor, file, school, status)
    told = {name: getattr(file, name) for name in ("name", "org_id", "category", "personnel_status")}
    return told | {
        "found": True,
        "teacher_id": file.id,
        "org_name": school.name if school else "",
        "may_be_asked_for": why is None,
        "status_name": status,
        "why_not": why and word(why.message, why.params, language),
        "blocked_by": blocker and blocker["kind"],
        "ref": blocker and UUID(blocker["ref"]),
        "ticket": tickets.finding(file.id, actor, clock.now()) if why is None else None,
        "absence": None,
        "note": word(rules.IS_REHIRED, {"status": status}, language) if why is None and rules.has_left(file) else None,
    }


def _against(actor: Actor, file: Row, school: Row | None, status: str) -> tuple[Conflict | None, dict[str, Any] | None]:
    """What stands against a transfer now, and the business that does, if it is one."""
    if school is not None and actor.org_path.startswith(school.path):  # the asker's school, or that of the department
        return rules.at_home(file.personnel_status, status), None
    if why := rules.against(file.stage, file.personnel_status, status):
        return why, None
    excluded = holds.EXCLUDES[holds.TRANSFER]
    blocker = next((each for each in file.holds if each["kind"] in excluded), None)
    return (Conflict(holds.HELD[blocker["kind"]]), blocker) if blocker else (None, None)
