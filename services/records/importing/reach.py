"""Which files an import reaches, and which sets: a school's own, or what an authority fills in for its schools."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, select
from sqlalchemy.orm import Session

from services.common.copies import known_orgs
from services.common.database.tables import known_org
from services.common.database.territory import path_range
from services.records.catalogue import Catalogue, RecordSet
from services.records.catalogue.model import MAIN
from services.records.file import catalogues
from services.records.file.filling import AUTHORITY, SCHOOL, fills
from services.records.file.models import Teacher

NOT_ON_FILE = (
    "Neither the sheet {main} nor your school has a teacher with this ID number. Add the teacher to {main}, or correct"
    " the number."
)
NOT_MANAGED = (
    "None of the schools of this category that your office manages has a teacher with this ID number. Correct the"
    " number; for teachers of other categories use their template, and leave those of other offices to them."
)
NO_MAIN = (
    "An office does not import basic information, the teacher's school does. No row of this sheet gets in; please"
    " remove the sheet."
)
NOT_RESERVED = (
    "An office imports reserved record sets only: {sets}. This one is filled in by the school. No row of this sheet"
    " gets in; please remove the sheet."
)


@dataclass(frozen=True)
class Reach:
    """What the organisation that hands a workbook in may change by it; `stranger` tells of a row outside."""

    org: Row
    category: str
    part: str
    catalogue: Catalogue

    @property
    def stranger(self) -> str:
        """What is said of an ID number that is not within reach; nothing about the person."""
        return NOT_MANAGED if self.part == AUTHORITY else NOT_ON_FILE

    def files(self) -> ColumnElement[bool]:
        """The files that may be meant: the school's own, or of the schools whose competent authority the office is."""
        if self.part == SCHOOL:
            return Teacher.org_id == self.org.id
        start, end = path_range(self.org.path)
        managed = select(known_org.c.id).where(known_org.c.authority_id == self.org.id)
        within = (Teacher.org_path >= start) & (Teacher.org_path < end)
        return and_(Teacher.org_id.in_(managed), Teacher.category == self.category, within)

    def refusal(self, record_set: RecordSet, language: str) -> tuple[str, dict[str, Any]] | None:
        """Why no row of a set gets in, whoever it is about; none for the sets that are filled in from here."""
        if fills(self.part, record_set):
            return None
        theirs = [each.name.in_(language) for each in self.catalogue.sets(self.category) if fills(self.part, each)]
        return (NO_MAIN if record_set.kind == MAIN else NOT_RESERVED), {"sets": "、".join(theirs)}


def reach_of(db: Session, run: Any) -> Reach:
    """What an import reaches; an office is an organisation without a school category."""
    org = known_orgs.known(db, run.org_id)
    part = SCHOOL if org.category else AUTHORITY
    return Reach(org, org.category or run.category, part, catalogues.current(org.path))
