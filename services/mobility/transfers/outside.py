"""系统外调入 among the transfers: opened by records with the file, done as soon as that is effective (R-MOB-08)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.database.tables import known_teacher
from services.common.messages.wording import word
from services.common.request import LANGUAGES
from services.contracts.mobility.transfers import COLLECTING, OUTSIDE
from services.mobility.models import Transfer
from services.mobility.transfers import finding
from services.mobility.transfers.happened import follow, line

EFFECTIVE = "effective"
JOINED = "The file was joined with another one of the same person."
SAME = (
    "id", "teacher_id", "name", "category", "department_id", "post", "post_said", "from_day", "document", "reason",
    "words", "person_id", "person", "org_id", "org_name",
)  # fmt: skip


def hear(db: Session, arrivals: list[dict[str, Any]]) -> None:
    """Records has opened files of people from outside, or deleted their drafts; older news changes nothing."""
    known = finding.by_ids(db, [arrival["id"] for arrival in arrivals])
    for arrival in sorted(arrivals, key=lambda each: each["row_version"]):
        if arrival["id"] not in known:
            known[arrival["id"]] = _new(db, arrival)
        transfer = known[arrival["id"]]
        if arrival["row_version"] > transfer.case_version:
            transfer.case_version = arrival["row_version"]
            _end(transfer, arrival)
    db.flush()
    close(db, [arrival["teacher_id"] for arrival in arrivals])


def _new(db: Session, arrival: dict[str, Any]) -> Transfer:
    """It is under way from its first day on, whichever news came first."""
    transfer = Transfer(kind=OUTSIDE, business=OUTSIDE, state=COLLECTING, now={}, case_version=0, row_version=1)
    for name in SAME:
        setattr(transfer, name, arrival[name])
    transfer.from_org_id, transfer.from_org_name, transfer.from_path = None, arrival["origin"], ""
    transfer.to_org_id, transfer.to_org_name = arrival["org_id"], arrival["org_name"]
    transfer.to_path = arrival["org_path"]
    transfer.personnel_status = None
    transfer.opened_at = transfer.waiting_since = arrival["opened_at"]
    transfer.happened = [line("opened", arrival["opened_at"], arrival["person"], arrival["org_name"], arrival["words"])]
    db.add(transfer)
    return transfer


def _end(transfer: Transfer, arrival: dict[str, Any]) -> None:
    if arrival["ended_at"] is None or transfer.state != COLLECTING:
        return
    done = line("taken_back", arrival["ended_at"], arrival["ended_by"], arrival["org_name"], arrival["why"])
    follow(transfer, "taken_back", done, closes=True)


def close(db: Session, teacher_ids: Collection[UUID]) -> None:
    """Those of these teachers who came from outside have come, as soon as their files are effective."""
    query = select(Transfer).where(Transfer.teacher_id.in_(teacher_ids), Transfer.state == COLLECTING)
    transfers = list(db.scalars(query.order_by(Transfer.id).with_for_update()))
    if not transfers:
        return
    ids = [transfer.teacher_id for transfer in transfers]
    files = {row.id: row for row in db.execute(select(known_teacher).where(known_teacher.c.id.in_(ids)))}
    for transfer in transfers:
        if (file := files.get(transfer.teacher_id)) is not None:
            _close(transfer, file)
    db.flush()


def _close(transfer: Transfer, file: Row) -> None:
    transfer.name = file.name or transfer.name
    if file.merged_into is not None:
        transfer.why = word(JOINED, {}, LANGUAGES[0])
        follow(transfer, "ended", line("ended", clock.now(), None, None, transfer.why), closes=True)
    elif file.stage == EFFECTIVE:
        follow(transfer, "entered", line("entered", clock.now(), None, None, None), closes=True)
