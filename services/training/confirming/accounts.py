"""The accounts of many teachers as they are confirmed so far, and the rules that they are under."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training import crediting
from services.training.results import facts
from services.training.rules import books

PLACES = text("SELECT teacher_id, org_id, org_path FROM places_of_files(CAST(:ids AS uuid[]))")
FILES = text("SELECT teacher_id, kept_id FROM files_of_people(CAST(:ids AS uuid[]))")
CONFIRMED = text("SELECT * FROM confirmed_credits(CAST(:ids AS uuid[]))")
NOTHING = crediting.facts({}, {})


@dataclass
class Known:
    """What is known of one teacher: whose rule governs, the place of the file, and what was confirmed."""

    governor: books.Governor | None
    org_path: str | None
    confirmed: list[crediting.Result] = field(default_factory=list)


def people(db: Session, teacher_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """By file, also by those that were joined with them: the file that is kept, which stands for the person."""
    known = {row.teacher_id: row.kept_id for row in db.execute(FILES, {"ids": sorted(teacher_ids)})}
    return {each: each for each in teacher_ids} | known


def of_teachers(db: Session, teacher_ids: Collection[UUID], places: Mapping[UUID, str]) -> dict[UUID, Known]:
    """Of many teachers at once; `places` are the schools of those whose file is not known here.

    Files that were joined have one account, the same under each of their ids.
    """
    kept = people(db, teacher_ids)
    paths = dict(places) | {row.teacher_id: row.org_path for row in db.execute(PLACES, {"ids": sorted(teacher_ids)})}
    governors = books.governors(db, set(paths.values()))
    found: dict[UUID, Known] = {}
    for each in sorted(teacher_ids):
        found.setdefault(kept[each], Known(governors.get(paths[each]), paths[each]))
    for row in db.execute(CONFIRMED, {"ids": sorted(kept)}):
        found[kept[row.teacher_id]].confirmed.append(
            crediting.Result(str(row.subject_id), row.finished, NOTHING, facts.confirmed(row))
        )
    return {each: found[kept[each]] for each in teacher_ids}


class Evaluators:
    """One evaluator a rule, so that equal facts are worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, crediting.Evaluator] = {}

    def of(self, book: crediting.Book) -> crediting.Evaluator:
        """That of a book."""
        return self._known.setdefault(id(book), crediting.Evaluator(book))
