"""What an inspector finds faulty in a file that was approved becomes a correction order (R-REV-10, R-REV-05)."""

import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.file import merged, rules
from services.records.file.models import Teacher
from services.records.requests import notifying
from services.records.requests.models import CorrectionOrder

TIME_TO_MEND = datetime.timedelta(days=15)
SIGNED = {"person_id": "person_id", "person": "person", "by_org_id": "org_id", "by_org_name": "org_name"}


def order_corrections(db: Session, findings: list[dict[str, Any]]) -> None:
    """Order these files to be mended, once a finding; of a merged file the one that was kept.

    What is not effective any more is mended on its way anyway.
    """
    kept = merged.kept_of(db, [finding["teacher_id"] for finding in findings if finding["teacher_id"]])
    found = select(Teacher).where(Teacher.id.in_(kept.values()), Teacher.stage == rules.EFFECTIVE)
    teachers = {
        teacher.id: teacher for teacher in db.scalars(found.order_by(Teacher.id).with_for_update(key_share=True))
    }
    known = select(CorrectionOrder.id).where(CorrectionOrder.id.in_([finding["id"] for finding in findings]))
    there = set(db.scalars(known))
    fresh = [finding for finding in findings if finding["id"] not in there]
    meant = [(teachers.get(kept.get(finding["teacher_id"])), finding) for finding in fresh]
    ordered = [(teacher, _order(teacher, finding)) for teacher, finding in meant if teacher]
    db.add_all([order for _, order in ordered])
    db.flush()
    notifying.tell_of_orders(db, ordered)


def _order(teacher: Teacher, finding: dict[str, Any]) -> CorrectionOrder:
    return CorrectionOrder(
        id=finding["id"],
        teacher_id=teacher.id,
        items=[
            fault | {"entry_id": str(fault["entry_id"]) if fault["entry_id"] else None} for fault in finding["faults"]
        ],
        state="open",
        due=finding["at"] + TIME_TO_MEND,
        opened_at=finding["at"],
        **{name: finding[said] for name, said in SIGNED.items()},
    )
