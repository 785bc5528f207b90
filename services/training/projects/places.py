"""How full a project is: in all, and by the areas and schools that have quotas."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.common.bus.outbox import emit
from services.contracts.training.enrolments import places_freed
from services.contracts.training.projects import OPEN
from services.training.models import Project, Quota, QuotaDivision

PLACES = text("SELECT org_id, org_path, places, taken, waiting FROM places_of(:project_id)")
TAKEN_OF_MANY = text(
    "SELECT p.id, t.taken FROM unnest(CAST(:ids AS uuid[])) AS p (id) "
    "CROSS JOIN LATERAL places_of(p.id) AS t WHERE t.org_id IS NULL"
)


@dataclass(frozen=True)
class Places:
    """The places of an area or school with a quota, or of all (path ''); `places` is None without a limit."""

    org_id: UUID | None
    org_path: str
    places: int | None
    taken: int
    waiting: int


class Room:
    """The places of a project, all of them, whatever the asker may see of its people; and who is taken in meanwhile."""

    def __init__(self, places: Sequence[Places]) -> None:
        self.places = {each.org_id: each for each in places}
        self._left = [[each.org_path, None if each.places is None else each.places - each.taken] for each in places]

    @property
    def taken(self) -> int:
        """How many are in it."""
        return self.places[None].taken

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return self.places[None].waiting

    def taken_of(self, org_id: UUID) -> int:
        """How many are in it of an area with a quota."""
        return self.places[org_id].taken if org_id in self.places else 0

    def has_place(self, path: str) -> bool:
        """Whether somebody of a school at this path can be taken in."""
        return all(left is None or left > 0 for area, left in self._left if path.startswith(area))

    def take(self, path: str) -> None:
        """Somebody of a school at this path is taken in."""
        for area in self._left:
            if area[1] is not None and path.startswith(area[0]):
                area[1] -= 1


def room(db: Session, project_id: UUID) -> Room:
    """The places of a project as they are now."""
    return Room([Places(*row) for row in db.execute(PLACES, {"project_id": project_id})])


def taken_of_many(db: Session, project_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many places of each of these projects are taken."""
    rows = db.execute(TAKEN_OF_MANY, {"ids": list(project_ids)}) if project_ids else ()
    return {row.id: row.taken for row in rows}


def division_version(db: Session, project_id: UUID, org_id: UUID) -> int:
    """How often an office has divided its places."""
    known = QuotaDivision.project_id == project_id, QuotaDivision.org_id == org_id
    return db.scalar(select(QuotaDivision.row_version).where(*known)) or 0


def freed(db: Session, project: Project) -> None:
    """There may be places now for those who wait."""
    if project.state == OPEN:
        emit(db, places_freed, {"project_id": project.id})


def quotas(db: Session, project_id: UUID) -> list[Quota]:
    """The quotas of a project that concern the asker, by place."""
    query = select(Quota).where(Quota.project_id == project_id).order_by(Quota.org_path, Quota.org_id)
    return list(db.scalars(query))
