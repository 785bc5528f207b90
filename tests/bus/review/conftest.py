"""A review service with two counties, their schools, a university and their people, on a real database."""

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from services.common.actor import Actor
from services.common.contract import schema_of
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.database.tables import outbox
from services.common.processes import jobs
from services.common.request import Request
from services.contracts.review import cases
from services.review import jobs as kinds
from services.review import queries
from services.review.actions import deciding, opening_cases, reviewers
from services.review.publish import publish

ORGS = {
    "安徽省教育厅": "",
    "蜀山区教育局": "340104/",
    "蜀山小学": "340104/3401040001/",
    "蜀山中学": "340104/3401040002/",
    "包河区教育局": "340111/",
    "包河小学": "340111/3401110001/",
    "包河村小": "340111/3401110002/",
    "皖江大学": "3400000001/",
    "文学院": "3400000001/01/",
}
LEVELS = {"安徽省教育厅": "province", "蜀山区教育局": "county", "包河区教育局": "county", "文学院": "department"}
HUBS = {"包河村小": "包河小学"}


class Desks:
    """A province of this test's own, and what its people do and see; every act is a transaction of its own."""

    def __init__(self, store: transactions.Store, root: str, actor_of: Callable[..., Actor]):
        self.store, self.root, self.actor_of = store, root, actor_of
        self.orgs = {name: uuid.uuid4() for name in ORGS}
        self.clerk = self.person("蜀山小学", "entry_clerk")
        self.reviewer = self.person("蜀山小学", "reviewer")
        self.second_reviewer = self.person("蜀山小学", "info_admin")
        self.head = self.person("蜀山小学", "school_head")
        self.sibling = self.person("蜀山中学", "reviewer")
        self.officer = self.person("蜀山区教育局", "reviewer")
        self.other_officer = self.person("包河区教育局", "reviewer")
        self.province = self.person("安徽省教育厅", "reviewer")
        self.hub = self.person("包河小学", "reviewer")
        self.village = self.person("包河村小", "reviewer")
        self.department_head = self.person("文学院", "department_head")
        self.teaching_office = self.person("皖江大学", "teaching_office")
        self.research_office = self.person("皖江大学", "research_office")
        self.personnel = self.person("皖江大学", "reviewer")

    def person(self, org: str, role: str) -> Actor:
        """Somebody with this role at an organisation."""
        known = {"org_id": self.orgs[org], "org_name": org, "name": f"{org}的{role}"}
        return self.actor_of(role, path=self.root + ORGS[org], **known)

    def org(self, name: str) -> dict[str, Any]:
        """An organisation as identity announces it; a school is managed by the office above it in the path."""
        path = self.root + ORGS[name]
        above = [other for other, place in ORGS.items() if other != name and ORGS[name].startswith(place)]
        return {
            "id": self.orgs[name],
            "code": uuid.uuid4().hex,
            "name": name,
            "level": LEVELS.get(name, "school"),
            "path": path,
            "authority_id": self.orgs[above[-1]] if above else None,
            "hub_id": self.orgs[HUBS[name]] if name in HUBS else None,
            "closed": False,
            "row_version": 1,
        }

    def everybody(self) -> list[Actor]:
        return [value for value in vars(self).values() if isinstance(value, Actor)]

    def submission(self, name: str = "王小红", school: str = "蜀山小学", **known: Any) -> dict[str, Any]:
        """A case as records wants it for a file that the clerk hands over."""
        teacher_id = uuid.uuid4()
        return {
            "id": uuid.uuid4(),
            "subject": {"id": teacher_id, "kind": "file", "name": name},
            "teacher_id": teacher_id,
            "version": {"entries": [], "digest": "9f86d081", "number": 3},
            "org_id": self.orgs[school],
            "department_id": None,
            "category": "primary_secondary",
            "sets": ["education", "paper"],
            "business": "first_entry",
            "submitter": self.clerk.person_id,
            "contributors": [],
            "parties": {},
            "due": None,
            "row_version": 1,
        } | known

    def submit(self, name: str = "王小红", school: str = "蜀山小学", **known: Any) -> UUID:
        """Hand a file over and return its case."""
        return self.submit_all([self.submission(name, school, **known)])[0]

    def submit_all(self, files: list[dict[str, Any]]) -> list[UUID]:
        """Hand files over in one message and return their cases."""
        self.as_system(opening_cases.open_cases, "records", files)
        return [file["id"] for file in files]

    def submit_at_university(self, name: str = "李教授", department: str | None = "文学院") -> UUID:
        """Hand over the file of somebody at the university, perhaps in a department."""
        known = {"category": "higher_education", "department_id": self.orgs[department] if department else None}
        return self.submit(name, "皖江大学", **known)

    def decide(self, actor: Actor, case_id: UUID, verdict: str = "approve", *reasons: str) -> dict[str, Any]:
        """Decide at the version that the case has now."""
        given = [{"set": None, "entry_id": None, "field": None, "reason": reason} for reason in reasons]
        return self.ask(
            actor, deciding.decide, case_id, row_version=self.version(case_id), verdict=verdict, reasons=given
        )

    def withdraw(self, actor: Actor, case_id: UUID) -> dict[str, Any]:
        """Take a case back at the version that it has now."""
        return self.ask(actor, deciding.withdraw, case_id, self.version(case_id))

    def version(self, case_id: UUID) -> int:
        return self.case(self.province, case_id)["row_version"]

    def staff(self, org: str, *people: Actor, version: int = 1) -> None:
        """Tell review who may decide at an organisation from now on."""
        told = [{"person_id": each.person_id, "name": each.name, "roles": sorted(each.roles)} for each in people]
        news = {"org_id": self.orgs[org], "reviewers": told, "row_version": version}
        self.as_system(reviewers.learn, **news)

    def work(self) -> None:
        """Do what waits for the job process."""
        while jobs.run_one(self.store, "review", kinds.KINDS):
            pass

    def case(self, actor: Actor, case_id: UUID, language: str = "zh-CN") -> dict[str, Any]:
        return self.ask(actor, queries.case, case_id, language=language)

    def page(self, actor: Actor, box: str, **wanted: Any) -> dict[str, Any]:
        return self.ask(actor, queries.list_cases, **(schema_of(cases.CaseFilter).load({"box": box}) | wanted))

    def names(self, actor: Actor, box: str, **wanted: Any) -> list[str]:
        """The subjects in a box, in its order."""
        return [row["subject_name"] for row in self.page(actor, box, **wanted)["items"]]

    def counts(self, actor: Actor) -> dict[str, Any]:
        return self.ask(actor, queries.case_counts)

    def announced(self, business: str = "first_entry") -> list[dict[str, Any]]:
        """Every case of a business in this province that was announced so far, in order."""
        query = select(outbox.c.body).where(outbox.c.type == cases.moved(business).type).order_by(outbox.c.seq)
        bodies = self.as_system(lambda db: db.scalars(query).all())
        ours = {str(org_id) for org_id in self.orgs.values()}
        told = [case for body in bodies for case in body["cases"] if case["org_id"] in ours]
        return [schema_of(cases.CaseState).load(case) for case in told]

    def ask(self, actor: Actor, function: Callable, *args: Any, language: str = "zh-CN", **known: Any) -> Any:
        """Run an action or a query as `actor`."""
        with self.store.begin(Request(actor=actor, language=language)) as db:
            return function(db, actor, *args, **known)

    def as_system(self, function: Callable, *args: Any, **known: Any) -> Any:
        """Run what an event or the deploy step runs."""
        with self.store.begin(transactions.system()) as db:
            return function(db, *args, **known)


@pytest.fixture
def desks(stores: dict[str, transactions.Store], place: str, actor_of: Callable[..., Actor]) -> Desks:
    """Review with its chains published and the organisations of one province known."""
    schema_of = Desks(stores["review"], place, actor_of)
    schema_of.as_system(publish)
    for name in ORGS:
        schema_of.as_system(known_orgs.learn, **schema_of.org(name))
    return schema_of
