"""What a workbook of results of one project asks for: its columns, with the measures that the owner's rule counts."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from services.contracts.training.result_books import COLUMNS, KEYS, MEASURE
from services.training.claims.rules import asked_measures
from services.training.models import Project
from services.training.rules import books


def measures(db: Session, project: Project) -> dict[str, str]:
    """The names of the numbers besides hours, by code; none where nobody has a rule."""
    found = books.governors(db, [project.org_path]).get(project.org_path)
    rule = found.book.on(project.finish).nearest if found else None
    return {each.code: each.name for each in asked_measures(rule)} if rule else {}


def columns(measured: Mapping[str, str]) -> dict[str, str]:
    """The names in the first row by field, in their order."""
    return COLUMNS | {f"{MEASURE}{code}": name for code, name in measured.items()} | KEYS
