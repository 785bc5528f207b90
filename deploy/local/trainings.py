"""Trainings of the sample's county: one that takes people in now, and one that is over and has its results entered."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from deploy.local.places import Place, id_of
from deploy.local.site import Site, wait_until
from services.common import clock, roles
from services.common.database.transactions import Store, system
from services.contracts.training import enrolments, projects, results

OFFERED, ENDED = id_of("training that is offered"), id_of("training that has ended")
CENTRE = "34010403"
QUOTAS = (("340104001", 3), ("340104002", 3), ("340104003", 0))
MODEL: dict[str, Any] = {"year": None, "institution_id": None, "results_due": None, "attributes": {}, "notes": None}
BACK = 12  # days
EARLIER = "start = start - CAST(:days AS integer), finish = finish - CAST(:days AS integer)"
WINDOW = ", ".join(f"{name} = {name} - make_interval(days => :days)" for name in ("enrol_from", "enrol_until"))
MOVES = (
    text(f"UPDATE project SET {EARLIER}, {WINDOW} WHERE id = :id"),  # noqa: S608 - of constants
    text(f"UPDATE enrolment SET {EARLIER} WHERE project_id = :id"),  # noqa: S608 - of constants
)


def hold(site: Site, at: dict[str, Place]) -> None:
    """Both of them, by the calls that pages use; only that time has passed is said to the database."""
    county, centre, now, today = at["340104"], at[CENTRE], clock.now(), clock.today()
    days = {"start": today + timedelta(days=20), "finish": today + timedelta(days=22)}
    times = {"enrol_from": now - timedelta(hours=1), "enrol_until": now + timedelta(days=10)}
    said: dict[str, Any] = {
        "name": "新课标课堂教学研修",
        "mode": "1",
        "content": "学科教学",
        "hours": "24",
        "places": 40,
    }
    said |= {"directions": ["sent", "applied"], "notes": "请学员自带一份教学设计。"}
    open_for_all(site, county, centre, OFFERED, said | days | times)
    give_quotas(site, at)
    days = {"start": today - timedelta(days=1), "finish": today + timedelta(days=1)}
    times |= {"enrol_until": now + timedelta(hours=1)}
    said |= {
        "name": "教育信息技术应用培训",
        "content": "信息技术",
        "directions": ["sent"],
        "places": None,
        "notes": None,
    }
    open_for_all(site, county, centre, ENDED, said | days | times)
    in_it = enrol_whoever_can(site, county)
    let_time_pass(ENDED, BACK)
    enter(site, centre, in_it)


def open_for_all(site: Site, county: Place, centre: Place, project_id: UUID, said: dict[str, Any]) -> None:
    """The county registers and publishes a training that the institution holds."""
    about = MODEL | said | {"year": said["start"].year, "institution_id": centre.id}
    made = site.ask(county, roles.INFO_ADMIN, projects.register_project, id=project_id, **about)
    seen = {"project_id": project_id, "row_version": made["row_version"]}
    site.ask(county, roles.INFO_ADMIN, projects.publish_project, **seen)


def give_quotas(site: Site, at: dict[str, Place]) -> None:
    """Places for some schools, and none for one."""
    made = site.ask(at["340104"], roles.INFO_ADMIN, projects.project, project_id=OFFERED)
    quotas = [{"org_id": at[code].id, "places": places} for code, places in QUOTAS]
    seen = {"project_id": OFFERED, "row_version": made["row_version"]}
    site.ask(at["340104"], roles.INFO_ADMIN, projects.set_quotas, **seen, quotas=quotas)


def enrol_whoever_can(site: Site, county: Place) -> list[dict[str, Any]]:
    """Teachers of the county whose files are effective, as soon as training has heard of them."""
    asked = {"project_id": ENDED, "limit": 200}

    def possible() -> list[dict[str, Any]]:
        found = site.ask(county, roles.INFO_ADMIN, enrolments.possible_teachers, **asked)["items"]
        return [each for each in found if not each["why_not"]]

    wait_until(lambda: bool(possible()))
    wanted = [each["id"] for each in possible()]
    act = {"id": id_of("enrolment"), "project_id": ENDED, "teacher_ids": wanted, "direction": "sent"}
    return site.ask(county, roles.INFO_ADMIN, enrolments.enrol, **act)["outcomes"]


def let_time_pass(project_id: UUID, days: int) -> None:
    """The training was so many days earlier."""
    store = Store("training", pool=1)
    with store.begin(system()) as db:
        for move in MOVES:
            db.execute(move, {"days": days, "id": project_id})
    store.close()


def enter(site: Site, centre: Place, in_it: list[dict[str, Any]]) -> None:
    """The institution has entered what became of them; it has not submitted it yet."""
    entered = [
        {"enrolment_id": each["enrolment_id"], "hours": "24" if number % 5 else "18", "absent": None,
         "grade": "合格" if number % 3 else "优秀", "row_version": None}
        for number, each in enumerate(in_it)
    ]  # fmt: skip
    site.ask(centre, roles.INSTITUTION, results.enter_results, project_id=ENDED, results=entered)
