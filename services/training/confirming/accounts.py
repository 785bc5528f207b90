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
CONFIRMED = text("SELECT * FROM confirmed_credits(CAST(:ids AS uuid[]))")
NOTHING = crediting.facts({}, {})


@dataclass
class Known:
    """What is known of one teacher: whose rule governs, the place of the file, and what was confirmed."""

    governor: books.Governor | None
    org_path: str | None
    confirmed: list[crediting.Result] = field(default_factory=list)


def of_teachers(db: Session, teacher_ids: Collection[UUID], places: Mapping[UUID, str]) -> dict[UUID, Known]:
    """Of many teachers at once; `places` are the schools of those whose file is not known here."""
    ids = sorted(teacher_ids)
    paths = dict(places) | {row.teacher_id: row.org_path for row in db.execute(PLACES, {"ids": ids})}
    governors = books.governors(db, set(paths.values()))
    found = {each: Known(governors.get(paths[each]), paths[each]) for each in ids}
    for row in db.execute(CONFIRMED, {"ids": ids}):
        found[row.teacher_id].confirmed.append(
            crediting.Result(str(row.subject_id), row.finished, NOTHING, facts.confirmed(row))
        )
    return found


class Evaluators:
    """One evaluator a rule, so that equal facts are worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, crediting.Evaluator] = {}

    def of(self, book: crediting.Book) -> crediting.Evaluator:
        """That of a book."""
        return self._known.setdefault(id(book), crediting.Evaluator(book))
