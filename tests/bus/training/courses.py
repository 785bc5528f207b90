"""Trainings of such a province: projects, who is in them, and what it brings them."""

import datetime
import uuid
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs, known_teachers
from services.common.database.transactions import Store, system
from services.training.confirming import correcting, deciding, lists
from services.training.enrolments import enrolling, leaving
from services.training.enrolments import lists as people
from services.training.projects import quotas, registering, viewing
from services.training.publish import bring_in, put_in_force
from services.training.results import entering
from services.training.rules.owners import Owner
from tests.bus.training.rule_offices import ABOVE, CITY, COUNTY, GUANGXI, LEVELS, PROVINCE, SCHOOL, VECTORS, RuleOffices

OTHER_SCHOOL, CENTRE = "某中学", "某教师培训中心"
TODAY = clock.today()
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
MOVED = text(
    "UPDATE project SET start = :start, finish = :finish, enrol_from = :opened, enrol_until = :closed WHERE id = :id"
)


class Courses(RuleOffices):
    """The province has the rule of 广西; two schools of a county, an institution of it."""

    def __init__(self, store: Store, actor_of: Callable[..., Actor]):
        super().__init__(store, actor_of)
        for name, level in ((OTHER_SCHOOL, "school"), (CENTRE, "training")):
            self.ids[name] = uuid.uuid4()
            self.paths[name] = f"{self.paths[COUNTY]}{uuid.uuid4().hex[:8]}/"
            org = self.org(SCHOOL) | {"id": self.ids[name], "code": uuid.uuid4().hex[:8], "name": name, "level": level}
            org |= {"path": self.paths[name], "category": "primary_secondary" if level == "school" else None}
            with store.begin(system()) as db:
                known_orgs.learn_all(db, [org])
        with store.begin(system()) as db:
            bring_in(db, Owner(self.ids[PROVINCE], PROVINCE, "province", self.paths[PROVINCE]), "GX-2016")

    def person(self, org: str, role: str = "info_admin") -> Actor:
        if org not in (OTHER_SCHOOL, CENTRE):
            return super().person(org, role)
        if (org, role) not in self.people:
            level = {"org_id": self.ids[org], "org_name": org, "name": f"{org}的{role}"}
            level["org_level"] = "school" if org == OTHER_SCHOOL else "training"
            self.people[org, role] = self.actor_of(role, path=self.paths[org], **level)
        return self.people[org, role]

    def rule_of(self, owner: str, gives: str) -> None:
        """A rule of its own for an office, in which three hours of 集中 and 远程 give otherwise."""
        named = GUANGXI.replace("GX-2016", f"R-{uuid.uuid4().hex[:6]}")
        text = named.replace("{hours: 3}, gives: 1", "{hours: 3}, " + gives)
        with self.store.begin(system()) as db:
            put_in_force(db, Owner(self.ids[owner], owner, LEVELS[owner], self.paths[owner]), text, VECTORS)

    def teacher(self, school: str = SCHOOL, **known: Any) -> UUID:
        teacher_id = known.pop("id", None) or uuid.uuid4()
        told = {
            "id": str(teacher_id), "row_version": 1, "org_id": str(self.ids[school]), "org_path": self.paths[school],
            "department_id": None, "category": "primary_secondary", "stage": "effective", "name": "王小红",
            "personnel_status": "100", "newly_hired": False, "number_state": "formal", "courses": [],
            "school_duty": [],
        }  # fmt: skip
        with self.store.begin(system()) as db:
            known_teachers.learn(db, "training", [told | known])
        return teacher_id

    def teachers(self, count: int, school: str = SCHOOL) -> list[UUID]:
        return [self.teacher(school) for _ in range(count)]

    def himself(self, teacher_id: UUID, school: str = SCHOOL) -> Actor:
        known = {"org_id": self.ids[school], "org_name": school, "teacher_id": teacher_id, "org_level": "school"}
        return self.actor_of("teacher", path=self.paths[school], **known)

    def draft(self, owner: str = COUNTY, **said: Any) -> dict[str, Any]:
        return self.ask(self.person(owner), registering.register_project, id=uuid.uuid4(), **self.fields(**said))

    def fields(self, **said: Any) -> dict[str, Any]:
        now, start = clock.now(), said.get("start", TODAY + 10 * DAY)
        known = {
            "year": start.year, "name": "新课标研修", "mode": "1", "content": "学科教学",
            "hours": Decimal(30), "places": None, "institution_id": self.ids[CENTRE],
            "directions": ["sent", "applied", "free"], "enrol_from": now - HOUR,
            "enrol_until": now + 5 * DAY, "start": start, "finish": start + 4 * DAY, "results_due": None,
            "attributes": {}, "notes": None,
        }  # fmt: skip
        return known | said

    def published(self, owner: str = COUNTY, **said: Any) -> dict[str, Any]:
        made = self.draft(owner, **said)
        return self.ask(self.person(owner), registering.publish_project, made["id"], made["row_version"])

    def quotas(self, project: dict[str, Any], **places: int | None) -> dict[str, Any]:
        seen = self.look(self.person(COUNTY), project["id"])
        wanted = [{"org_id": self.ids[name], "places": number} for name, number in places.items()]
        return self.ask(self.person(COUNTY), quotas.set_quotas, project["id"], seen["row_version"], wanted)

    def look(self, actor: Actor, project_id: UUID) -> dict[str, Any]:
        return self.ask(actor, viewing.project, project_id)

    def enrol(
        self, actor: Actor, project: dict[str, Any], teacher_ids: Sequence[UUID], direction: str = "sent", **said: Any
    ) -> list[dict[str, Any]]:
        act = said.get("id") or uuid.uuid4()
        return self.ask(actor, enrolling.enrol, act, project["id"], list(teacher_ids), direction)["outcomes"]

    def in_it(self, actor: Actor, project: dict[str, Any], state: str | None = None) -> list[dict[str, Any]]:
        return self.ask(actor, people.enrolments, project["id"], 200, None, state=state, q=None)["items"]

    def hear(self, project: dict[str, Any]) -> None:
        """What follows from freed places, as the service does it when it hears of them."""
        with self.store.begin(system()) as db:
            leaving.move_up(db, project["id"])

    def has_ended(self, project: dict[str, Any]) -> None:
        """Time passes."""
        with self.store.begin(system()) as db:
            closed = clock.now() - 10 * DAY
            known = {"start": TODAY - 9 * DAY, "finish": TODAY - 5 * DAY, "opened": closed - DAY, "closed": closed}
            db.execute(MOVED, known | {"id": project["id"]})

    def ended(self, teacher_ids: Sequence[UUID], owner: str = COUNTY, **said: Any) -> dict[str, Any]:
        """A project that these teachers of the school were in, and that is over."""
        project = self.published(owner, **said)
        self.enrol(self.person(SCHOOL), project, teacher_ids)
        self.has_ended(project)
        return project

    def results(self, actor: Actor, project: dict[str, Any], **wanted: Any) -> list[dict[str, Any]]:
        terms = {"state": None, "sampled": None, "q": None} | wanted
        return self.ask(actor, lists.results, project["id"], 200, None, **terms)["items"]

    def entered(self, project: dict[str, Any], actor: Actor | None = None, **said: Any) -> list[dict[str, Any]]:
        """Everybody has the same result."""
        holder = actor or self.person(CENTRE, "institution")
        known = {"hours": Decimal(30), "absent": None, "grade": "合格", "measures": {}} | said
        rows = [
            known | {"enrolment_id": each["enrolment_id"], "row_version": each["row_version"]}
            for each in self.results(holder, project)
        ]
        self.ask(holder, entering.enter_results, project["id"], rows)
        return self.results(holder, project)

    def submitted(self, project: dict[str, Any], actor: Actor | None = None, **said: Any) -> None:
        holder = actor or self.person(CENTRE, "institution")
        rows = self.entered(project, holder, **said)
        seen = self.look(holder, project["id"])
        self.ask(holder, entering.submit_results, project["id"], seen["row_version"], len(rows))

    def looked(self, actor: Actor, project: dict[str, Any]) -> None:
        """All of the sample are looked at closely."""
        for each in self.results(actor, project, sampled=True):
            if each["state"] == "submitted" and each["looked_by"] is None:
                self.ask(actor, correcting.look_at_result, each["result_id"], each["row_version"])

    def decide(
        self, actor: Actor, rows: Sequence[dict[str, Any]], verdict: str = "confirm", words: str | None = None
    ) -> list[dict[str, Any]]:
        seen = [{"id": each["result_id"], "row_version": each["row_version"]} for each in rows]
        return self.ask(actor, deciding.decide_results, seen, verdict, words)["outcomes"]

    def confirmed(self, project: dict[str, Any], owner: str = COUNTY) -> list[dict[str, Any]]:
        """Everything that waits is confirmed by the owner's 信息审核员."""
        reviewer = self.person(owner, "reviewer")
        self.looked(reviewer, project)
        return self.decide(reviewer, self.results(reviewer, project, state="submitted"))


__all__ = [
    "ABOVE",
    "CENTRE",
    "CITY",
    "COUNTY",
    "DAY",
    "HOUR",
    "LEVELS",
    "OTHER_SCHOOL",
    "PROVINCE",
    "SCHOOL",
    "TODAY",
    "Courses",
]
