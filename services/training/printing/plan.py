"""年度培训计划 of an organisation: the trainings of a year that it registered or holds, with totals (R-TRN-03)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select

from services.common import clock, paper
from services.common.actor import Actor
from services.common.trail import audit
from services.contracts.training.projects import CANCELLED, REFUSED
from services.training.crediting.words.language import shown
from services.training.models import Project
from services.training.printing import setting
from services.training.projects import viewing
from services.training.results.rules import LEVEL_NAMES, MODE_NAMES

ACT = "training.plan_printed"
TITLE, TEMPLATE = "年度培训计划", "plan"
STATES = {"draft": "未发布", "reviewed": "待批准", "open": "已发布", "closed": "已结项"}
LEFT_OUT = (REFUSED, CANCELLED)


def print_plan(begin: Callable, actor: Actor, year: int | None = None) -> dict[str, Any]:
    """Where the plan lies; what was refused or cancelled is not in it."""
    year = year or clock.today().year
    with begin() as db:
        mine = or_(Project.org_id == actor.org_id, Project.institution_id == actor.org_id)
        query = select(Project).where(mine, Project.year == year, Project.state.not_in(LEFT_OUT))
        found = db.scalars(query.order_by(Project.start, Project.seq)).all()
        audit.record(db, ACT, actor.org_id, year=year)
        frame = paper.frame(f"{year}年{TITLE}", actor.org_name, actor.name, clock.now())
        sheet = sheet_of_projects(frame, found)
    return {"key": setting.stored(TEMPLATE, sheet), "name": f"{year}年{TITLE}-{actor.org_name}.pdf"}


def sheet_of_projects(frame: paper.Frame, projects: Sequence[Project]) -> dict[str, Any]:
    """The sheet: totals by 培训方式 and by 培训内容, then every training."""
    return {
        "frame": frame,
        "totals": [
            {"title": "按培训方式", "rows": _totals(projects, lambda each: MODE_NAMES[each.mode])},
            {"title": "按培训内容", "rows": _totals(projects, lambda each: each.content)},
        ],
        "projects": [_row(each) for each in projects],
    }


def _totals(projects: Sequence[Project], category: Callable[[Project], str]) -> list[list[str]]:
    """For each category how many trainings, hours and places, and the sum; places without a limit are not counted."""
    groups: dict[str, list[Project]] = {}
    for each in projects:
        groups.setdefault(category(each), []).append(each)
    return [_total(name, some) for name, some in groups.items()] + [_total("合计", projects)]


def _total(name: str, projects: Sequence[Project]) -> list[str]:
    hours = sum((each.hours for each in projects), Decimal(0))
    places = sum(each.places or 0 for each in projects)
    return [name, str(len(projects)), shown(hours), str(places)]


def _row(project: Project) -> list[str]:
    return [
        viewing.number_of(project),
        project.name,
        LEVEL_NAMES.get(project.level, ""),
        MODE_NAMES[project.mode],
        project.content,
        f"{project.start:%Y-%m-%d} 至 {project.finish:%Y-%m-%d}",
        shown(project.hours),
        "不限" if project.places is None else str(project.places),
        project.institution_name or project.org_name,
        STATES[project.state],
    ]
