"""The province of the tests of rotations and loans: records writes statuses and 交流轮岗 as it would."""

import datetime
import uuid
from typing import Any
from uuid import UUID

from services.common import clock
from services.common.actor import Actor
from services.contracts.mobility import assignments as contract
from services.contracts.review import cases as cases_contract
from services.mobility.assignments import acting, cases, entering, hosts, lists, rounds, school_years, share, viewing
from tests.bus.mobility.province import loaded
from tests.bus.mobility.staff import COUNTY, SCHOOL, Staff

HOST, OTHER_COUNTY = "包河小学", "包河区教育局"
YEAR = school_years.year_of(clock.today())
BEGAN, UNTIL = school_years.days_of(YEAR)[0], school_years.days_of(YEAR + 1)[1]


class Elsewhere(Staff):
    """Where schools send their teachers for a time, and what becomes of it."""

    def send(self, actor: Actor, teacher_id: UUID, **said: Any) -> dict[str, Any]:
        """Enter a rotation, without what follows from it."""
        known = {
            "kind": "rotation", "rotation_type": "7", "host_kind": "school", "host_id": self.orgs[HOST],
            "host_name": None, "start": BEGAN, "until": UNTIL, "document": "合教人9号", "reason": "支援薄弱学校",
        }  # fmt: skip
        return self.ask(actor, entering.enter_assignment, uuid.uuid4(), teacher_id, **known | said)

    def lend(self, actor: Actor, teacher_id: UUID, **said: Any) -> dict[str, Any]:
        """The same of a loan to an office outside the system."""
        known = {"kind": "loan", "rotation_type": None, "host_kind": "agency", "host_id": None, "host_name": "区文旅局"}
        return self.send(actor, teacher_id, **known | said)

    def see_it(self, actor: Actor, made: dict[str, Any]) -> dict[str, Any]:
        return self.ask(actor, viewing.assignment, made["id"])

    def decided(self, org: str, made: dict[str, Any], verdict: str = "approve", *reasons: str) -> dict[str, Any]:
        """The reviewer of an organisation decides its case, and everybody hears of it."""
        self.settle()
        case_id = self.see_it(self.person("安徽省教育厅", "reviewer"), made)["case_id"]
        self.judge_case(self.person(org, "reviewer"), case_id, verdict, *reasons)
        return self.see_it(self.person(SCHOOL, "entry_clerk"), made)

    def agreed(self, made: dict[str, Any]) -> dict[str, Any]:
        """School and county confirm."""
        self.decided(SCHOOL, made)
        return self.decided(COUNTY, made)

    def extend(self, actor: Actor, made: dict[str, Any], until: datetime.date) -> dict[str, Any]:
        return self.act(actor, acting.extend_assignment, made, until, "工作需要")

    def come_back(self, actor: Actor, made: dict[str, Any], day: datetime.date) -> dict[str, Any]:
        return self.act(actor, acting.end_assignment, made, day, "按期返岗")

    def call_off(self, actor: Actor, made: dict[str, Any]) -> dict[str, Any]:
        return self.act(actor, acting.withdraw_assignment, made, "另有安排")

    def act(self, actor: Actor, function: Any, made: dict[str, Any], *said: Any) -> dict[str, Any]:
        """Act at the version that there is, and let everybody hear of it."""
        version = self.see_it(actor, made)["row_version"]
        done = self.ask(actor, function, made["id"], version, *said)
        self.settle()
        return self.see_it(actor, done)

    def may_go(self, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
        return self.ask(actor, entering.assignment_choices, teacher_id)

    def hosts(self, actor: Actor, q: str) -> set[str]:
        return {row["name"] for row in self.ask(actor, hosts.possible_hosts, q)["items"] if row["id"] in self.ids()}

    def ids(self) -> set[UUID]:
        return set(self.orgs.values())

    def one_of(self, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
        """The latest of a teacher."""
        [found, *_] = self.box(actor, "all", teacher_id=teacher_id)
        return {"id": found}

    def day_comes(self, day: datetime.date) -> None:
        rounds.tend(self.stores["mobility"], day)
        self.settle()

    def box(self, actor: Actor, box: str, **wanted: Any) -> list[UUID]:
        terms = {"box": box, "state": None, "kind": None, "teacher_id": None, "school_year": None, "q": None} | wanted
        return [row["id"] for row in self.ask(actor, lists.assignments, 50, None, **terms)["items"]]

    def box_counts(self, actor: Actor) -> dict[str, int]:
        return self.ask(actor, lists.assignment_counts)

    def share(self, actor: Actor, year: int, org_id: UUID | None = None) -> dict[str, Any]:
        return self.ask(actor, share.rotation_share, year, org_id)

    def shares(self, actor: Actor, year: int, order: str = "least", limit: int = 50) -> list[dict[str, Any]]:
        found, after = [], None
        while True:
            page = self.ask(actor, share.rotation_share_of_schools, limit, after, order, school_year=year, org_id=None)
            found += page["items"]
            after = page["next"]
            if after is None:
                return found

    def rotated(self, actor: Actor, year: int, limit: int = 50) -> list[dict[str, Any]]:
        found, after = [], None
        while True:
            page = self.ask(actor, share.rotated_teachers, limit, after, year, None)
            found += page["items"]
            after = page["next"]
            if after is None:
                return found

    def hear(self, service: str, type_: str, body: dict[str, Any]) -> None:
        moved = cases_contract.moved(contract.BUSINESS)
        if service == "review" and type_ == moved.type:
            self.as_system("mobility", cases.apply, loaded(moved, body)["cases"])
        else:
            super().hear(service, type_, body)
