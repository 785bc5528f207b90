"""签到表 of a project: who takes part now, by school, with room to sign (R-TRN-09)."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.common import clock, paper
from services.common.actor import Actor
from services.common.trail import audit
from services.contracts.training.enrolments import ACCEPTED
from services.training.models import Enrolment, Project
from services.training.printing import setting
from services.training.printing.certificates import of_holder
from services.training.projects import viewing

ACT = "training.sign_in_printed"
TITLE, TEMPLATE = "培训签到表", "sign_in"
BLANK = 10  # rows for whoever comes late to the list


def print_sign_in(begin: Callable, actor: Actor, project_id: UUID) -> dict[str, Any]:
    """Where the sheet lies; whoever was replaced or left is not on it."""
    with begin() as db:
        project = of_holder(db, actor, project_id)
        query = select(Enrolment.name, Enrolment.org_name).where(
            Enrolment.project_id == project_id, Enrolment.state == ACCEPTED
        )
        people = [(row.org_name, row.name) for row in db.execute(query.order_by(Enrolment.org_path, Enrolment.seq))]
        audit.record(db, ACT, project_id, people=len(people))
        frame = paper.frame(TITLE, project.institution_name or project.org_name, actor.name, clock.now())
        sheet, name = sheet_of_people(frame, project, people), f"{TITLE}-{project.name}.pdf"
    return {"key": setting.stored(TEMPLATE, sheet), "name": name}


def sheet_of_people(frame: paper.Frame, project: Project, people: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The sheet; `people` are (school, name), those of a school one after another."""
    schools: dict[str, list[str]] = {}
    for school, name in people:
        schools.setdefault(school, []).append(name)
    count = sum(len(names) for names in schools.values())
    return {
        "frame": frame,
        "facts": [
            ["培训", project.name],
            ["项目编号", viewing.number_of(project)],
            ["起止日期", f"{paper.chinese_day(project.start)} 至 {paper.chinese_day(project.finish)}"],
            ["承办单位", project.institution_name or project.org_name],
            ["应到人数", f"{count} 人"],
            ["签到日期", "　　　　年　　月　　日"],
        ],
        "schools": [{"name": school, "people": names} for school, names in schools.items()],
        "blank": BLANK,
    }
