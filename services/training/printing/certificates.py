"""结业证书 of a project, many in one file behind a register of them; who has none got no full training (R-TRN-08).

Numbers were given as the results were confirmed. The certificates of a project come in parts of so many.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.common import clock, paper, prints
from services.common.actor import Actor
from services.common.errors import Forbidden, NotFound
from services.common.trail import audit
from services.contracts.training.results import CONFIRMED
from services.contracts.verifying import CERTIFICATE
from services.training.models import Project, Result
from services.training.printing import setting
from services.training.printing.certificate_sheet import REGISTER, TITLE, register_of, sheet_of_result
from services.training.projects import finding, viewing
from services.training.results.rules import PASSED

ACT = "training.certificate_printed"
IN_PART = 200
SET_AT_ONCE = 20
NOT_YOURS = "Whoever registered a training or holds it prints this."
NOBODY = "Nobody has a certificate of this training (yet): results are confirmed first, for full hours and a pass."
NO_PART = "There are {count} parts."


def print_certificates(begin: Callable, actor: Actor, project_id: UUID, part: int) -> dict[str, Any]:
    """Where one part of them lies; each has a code of its own, and its printing is logged."""
    with begin() as db:
        project = of_holder(db, actor, project_id)
        results, parts = _part(db, project_id, part)
        number, unit = viewing.number_of(project), project.institution_name or project.org_name
        named = project.name
    made = [_certificate(actor, unit, number, each) for each in results]
    frame = paper.frame(REGISTER, unit, actor.name, clock.now())

    def set_out(folder: Path) -> Path:
        return _bound(paper.Volume(folder, frame), [sheet for sheet, _ in made], named, (part, parts))

    key = setting.kept(set_out)
    rows = [row for _, row in made]
    with begin() as db:
        prints.recorded(db, rows)
        audit.record_all(db, ACT, [row["teacher_id"] for row in rows])
    of_parts = f"-{part}" if parts > 1 else ""
    return {"key": key, "name": f"{TITLE}-{named}{of_parts}.pdf"}


def of_holder(db: Session, actor: Actor, project_id: UUID) -> Project:
    """A project that the asker's organisation registered or holds; raises NotFound, Forbidden."""
    project = finding.seen(db, project_id)
    if actor.org_id not in (project.org_id, project.institution_id):
        raise Forbidden(NOT_YOURS)
    return project


def earned(project_id: UUID) -> Select:
    """The results of a project that have a certificate: confirmed, of full hours, passed."""
    return select(Result).where(
        Result.project_id == project_id,
        Result.state == CONFIRMED,
        Result.certificate.is_not(None),
        Result.grade.in_(PASSED),
        Result.hours >= Result.planned,
    )


def _part(db: Session, project_id: UUID, part: int) -> tuple[Sequence[Result], int]:
    """The results of one part, and how many parts there are."""
    many = db.scalar(select(func.count()).select_from(earned(project_id).subquery())) or 0
    if many == 0:
        raise NotFound(NOBODY)
    parts = -(-many // IN_PART)
    if part > parts:
        raise NotFound(NO_PART, count=parts)
    query = earned(project_id).order_by(Result.org_path, Result.seq).offset((part - 1) * IN_PART).limit(IN_PART)
    found = db.scalars(query).all()
    db.expunge_all()
    return found, parts


def _certificate(actor: Actor, unit: str, number: str, result: Result) -> tuple[dict[str, Any], dict[str, Any]]:
    subject = prints.Subject(CERTIFICATE, result.subject_id, str(result.id), unit, result.name, result.teacher_id)
    frame, row = prints.begun(actor, TITLE, subject)
    return sheet_of_result(frame, number, result), row


def _bound(volume: paper.Volume, sheets: list[dict[str, Any]], named: str, part: tuple[int, int]) -> Path:
    for start in range(0, len(sheets), SET_AT_ONCE):
        volume.add("certificates", sheets[start : start + SET_AT_ONCE])
    return volume.bind("cover", register_of(volume, sheets, named, part))
