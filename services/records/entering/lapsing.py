"""新聘 lapses: on a set day of the year whoever was newly hired before owes the whole file (R-REC-12).

New hires come all year and owe two sets at first. A file that was opened less than GRACE before that day keeps its mark
until the next one; one that is under review, or held by a transfer or a merge, keeps it until that has ended.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock, failpoints, roles, settings
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.messages.notices import notice, notify
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.common.trail import audit
from services.records.file.finishing import finish
from services.records.file.holds import MERGE, TRANSFER
from services.records.file.moving import move_files
from services.records.file.rules import DRAFT, EFFECTIVE, REJECTED

BATCH = 500
GRACE = datetime.timedelta(days=90)
ACT = "newly_hired_lapsed"
DUE = text(
    """
    SELECT id, org_id, stage, version FROM teacher
    WHERE newly_hired AND merged_into IS NULL AND created_at < :before AND stage = ANY(:stages)
        AND NOT EXISTS (SELECT FROM file_hold h WHERE h.teacher_id = teacher.id AND h.kind = ANY(:kinds))
    ORDER BY id LIMIT :batch FOR NO KEY UPDATE SKIP LOCKED
    """
)
LEFT_AT_REST = {"stages": [DRAFT, REJECTED, EFFECTIVE], "kinds": [TRANSFER, MERGE], "batch": BATCH}


def lapse_due(store: transactions.Store) -> bool:
    """One round of the job process: whether any mark lapsed. Without a day in the settings none ever does."""
    before = opened_before(settings.load().newly_hired_until, clock.today())
    if before is None:
        return False
    with store.begin(transactions.system()) as db:
        files = db.execute(DUE, LEFT_AT_REST | {"before": before}).all()
        if files:
            _lapse(db, files)
            failpoints.reach("job.before_commit")
    if files:
        failpoints.reach("job.after_commit")
    return bool(files)


def is_over(opened_at: datetime.datetime) -> bool:
    """Whether nobody whose file was opened at that time is newly hired any more."""
    before = opened_before(settings.load().newly_hired_until, clock.today())
    return before is not None and opened_at < before


def opened_before(day: tuple[int, int] | None, today: datetime.date) -> datetime.datetime | None:
    """Whoever has a file since before this instant is newly hired no more; `day` is the last one, as month and day."""
    if day is None:
        return None
    this_year = datetime.date(today.year, *day)
    last = this_year if this_year < today else datetime.date(today.year - 1, *day)
    return datetime.datetime.combine(last - GRACE, datetime.time(), clock.SHANGHAI)


def _lapse(db: Session, files: list[Row]) -> None:
    names = known_orgs.names(db, {file.org_id for file in files})
    now = clock.now()
    move_files(db, {file.id: {"newly_hired": False} for file in files}, _steps(files, names, now))
    finish(db)
    audit.record_all(db, f"records.{ACT}", [file.id for file in files])
    counts: dict[UUID, int] = defaultdict(int)
    for file in files:
        counts[file.org_id] += 1
    to = {org_id: {"org_id": org_id, "roles": sorted(roles.ENTRY)} for org_id in sorted(counts)}
    notify(db, [notice(db, ACT, to[org_id], count=counts[org_id]) for org_id in to])


def _steps(files: Iterable[Row], names: dict[UUID, str], at: datetime.datetime) -> Iterable[dict[str, Any]]:
    said = {"set": None, "entry_id": None, "field": None, "reason": word(WHOLE_FILE, {}, LANGUAGES[0])}
    for file in files:
        yield {
            "id": uuid5(file.id, f"{ACT} {at.isoformat()}"),
            "teacher_id": file.id,
            "at": at,
            "act": ACT,
            "stage": file.stage,
            "version": file.version,
            "reasons": [said],
            "person_id": transactions.NOBODY,
            "person": word(SYSTEM, {}, LANGUAGES[0]),
            "org_id": file.org_id,
            "org_name": names.get(file.org_id, ""),
            "case_id": None,
        }


NO_MORE = "This file is there for too long for somebody newly hired; its time is over, and the whole file is owed."
WHOLE_FILE = "The time as newly hired is over; the whole file is owed from now on."
SYSTEM = "the system"
