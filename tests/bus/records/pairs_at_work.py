"""An authority at work on pairs in tests: what is due is checked, lists are read, outcomes said, merges undone."""

import uuid
from typing import Any

from sqlalchemy import text

from services.records.duplicates import entry_check, outcomes, previewing, reporting, side_by_side, undoing, work_list

VALUES = text(
    """
    SELECT 'basic' AS set_code, id, basic::text AS said FROM teacher WHERE id = :id
    UNION ALL SELECT set_code, id, "values"::text FROM entry WHERE teacher_id = :id ORDER BY 1, 2
    """
)
PLACE = text("SELECT org_id, org_path, department_id, merged_into, stage, id_index FROM teacher WHERE id = :id")


class Authority:
    """Somebody of the office over some schools; each act is a transaction of its own."""

    def __init__(self, begin, store, actor):
        self.begin, self.store, self.actor = begin, store, actor

    def check(self) -> None:
        """The job process looks at all that is due."""
        while entry_check.check_due(self.store):
            pass

    def listed(self, state: str = "open", *, twins: bool = False) -> list[dict[str, Any]]:
        self.check()
        with self.begin(self.actor) as db:
            return work_list.list_duplicates(db, self.actor, state, twins=twins, limit=200, after=None)["items"]

    def pair_of(self, *teachers: dict, state: str = "open", twins: bool = False) -> dict[str, Any] | None:
        """The listed pair of two files."""
        ids = {teacher["id"] for teacher in teachers}
        return next((pair for pair in self.listed(state, twins=twins) if {f["id"] for f in pair["files"]} == ids), None)

    def counts(self) -> dict[str, int]:
        with self.begin(self.actor) as db:
            return work_list.counts(db, self.actor)

    def look(self, pair: dict) -> dict[str, Any]:
        with self.begin(self.actor) as db:
            return side_by_side.duplicate(db, self.actor, pair["id"])

    def preview(self, pair: dict, kept: dict) -> dict[str, Any]:
        with self.begin(self.actor) as db:
            return previewing.preview(db, self.actor, pair["id"], kept["id"])

    def report(self, *teacher_ids: uuid.UUID) -> dict[str, Any]:
        with self.begin(self.actor) as db:
            return reporting.report(db, self.actor, uuid.uuid4(), list(teacher_ids), "同一人")

    def say(self, pair: dict, outcome: str, kept: dict | None = None, **said: str | None) -> dict[str, Any]:
        more = {"kept_id": kept and kept["id"], "reason": "证件相同" if kept else None, "note": None} | said
        with self.begin(self.actor) as db:
            return outcomes.say(db, self.actor, pair["id"], pair["row_version"], outcome, **more)

    def join(self, kept: dict, lost: dict) -> dict[str, Any]:
        """Two files that a rule has found become one."""
        return self.say(self.pair_of(kept, lost) or self.report(kept["id"], lost["id"]), "same", kept)

    def undo(self, pair: dict) -> dict[str, Any]:
        with self.begin(self.actor) as db:
            return undoing.undo(db, self.actor, pair["id"], pair["row_version"], "弄错了")

    def values(self, teacher: dict) -> list[tuple]:
        """The values of a file as they lie in the database, byte for byte."""
        with self.begin() as db:
            return [tuple(row) for row in db.execute(VALUES, {"id": teacher["id"]})]

    def place(self, teacher: dict) -> Any:
        with self.begin() as db:
            return db.execute(PLACE, {"id": teacher["id"]}).one()
