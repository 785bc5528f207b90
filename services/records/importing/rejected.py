"""What review rejected does not come back with a workbook: rows that say it again are refused (R-REV-04)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.records.catalogue import RecordSet
from services.records.catalogue.model import MAIN
from services.records.file import rejections, values
from services.records.file.models import Entry, Teacher
from services.records.file.rejections import Reason
from services.records.importing.owners import Owner, among


class Rejected:
    """The values that stand on file in the few files of an import in which something was rejected."""

    def __init__(self, db: Session, sets: dict[str, RecordSet], owners: Iterable[Owner]) -> None:
        ids = [owner.id for owner in owners if _standing(owner.reasons)]
        self.on_file: dict[str, dict[str, dict[str, Any]]] = {id_: {} for id_ in ids}  # file → entry → values
        if not ids:
            return
        for teacher_id, basic in db.execute(select(Teacher.id, Teacher.basic).where(Teacher.id == among(ids))):
            self.on_file[str(teacher_id)][str(teacher_id)] = values.opened(sets[values.BASIC], basic)
        columns = (Entry.id, Entry.teacher_id, Entry.set_code, Entry.values)
        for entry_id, teacher_id, code, kept in db.execute(select(*columns).where(Entry.teacher_id == among(ids))):
            if code in sets:
                self.on_file[str(teacher_id)][str(entry_id)] = values.opened(sets[code], kept)

    def brought_back(
        self, owner: Owner, record_set: RecordSet, entry_id: str | None, row: dict[str, Any]
    ) -> list[Reason]:
        """Why values of a row were rejected that are not on file any more; `entry_id` is the entry that it meets.

        What the row does not speak of stays as it is, so evidence that was missing is not missed again.
        """
        if owner.id not in self.on_file:
            return []
        named = owner.id if record_set.kind == MAIN else entry_id
        held = self.on_file[owner.id].get(named or "", {})
        return [
            reason
            for reason in _standing(owner.reasons)
            if reason["set"] == record_set.code
            and reason["field"] in row
            and self._may_be(reason, owner, entry_id)
            and rejections.is_rejected(reason, row)
            and not rejections.is_rejected(reason, held)
        ]

    def _may_be(self, reason: Reason, owner: Owner, entry_id: str | None) -> bool:
        """The reason is about this entry, or about one that is gone and may come back as another."""
        named = reason["entry_id"]
        return named in (None, owner.id, entry_id) or named not in self.on_file[owner.id]


def _standing(reasons: Iterable[Reason]) -> list[Reason]:
    return [reason for reason in reasons if reason.get("digest") and not reason.get("explanation")]
