"""Mobility and review of one province with two counties, on real databases; records answers as it would."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.common import clock
from services.common.actor import Actor
from services.common.contract import Event, tolerant
from services.common.database import transactions
from services.common.database.tables import outbox
from services.common.request import Request
from services.common.secrets import tickets
from services.contracts.mobility import NAME
from services.contracts.mobility import transfers as contract
from services.contracts.records.hand_over import hand_overs_wanted
from services.contracts.records.holds import holds_released, holds_wanted
from services.contracts.review import businesses
from services.contracts.review import cases as cases_contract
from services.mobility.ledger import following
from services.mobility.transfers import applying, cases, holding, lists, taking_over, viewing, withdrawing
from services.review import queries
from services.review.actions import deciding, opening_cases, recalling

ORGS = {
    "安徽省教育厅": "",
    "蜀山区教育局": "340104/",
    "蜀山小学": "340104/3401040001/",
    "蜀山中学": "340104/3401040002/",
    "包河区教育局": "340111/",
    "包河小学": "340111/3401110001/",
    "皖江大学": "3400000001/",
    "淮河大学": "3400000002/",
}
LEVELS = {"安徽省教育厅": "province", "蜀山区教育局": "county", "包河区教育局": "county"}
HIGHER = {"皖江大学", "淮河大学"}
POST = {"post_type": "1", "post_grade": "111", "title": "083", "stage": "20", "courses": ["010"]}


class Province:
    """Schools, offices and teachers of this test's own, and what people do; every act is a transaction of its own."""

    def __init__(self, stores: dict[str, transactions.Store], root: str, actor_of: Callable[..., Actor]):
        self.stores, self.root, self.actor_of = stores, root, actor_of
        self.orgs = {name: uuid.uuid4() for name in ORGS}
        self.places: dict[UUID, str] = {}  # where records has each file
        self.told: dict[UUID, dict[str, Any]] = {}  # what records has said of each
        self.held: dict[UUID, UUID] = {}  # which transfer holds which file at records
        self.read = dict.fromkeys(("mobility", "review"), 0)
        self.skip()

    def person(self, org: str, role: str, **more: Any) -> Actor:
        known = {"org_id": self.orgs[org], "org_name": org, "name": f"{org}的{role}"} | more
        return self.actor_of(role, path=self.root + ORGS[org], **known)

    def org(self, name: str) -> dict[str, Any]:
        above = [other for other, place in ORGS.items() if other != name and ORGS[name].startswith(place)]
        category = "higher_education" if name in HIGHER else "primary_secondary"
        return {
            "id": self.orgs[name],
            "code": uuid.uuid4().hex,
            "name": name,
            "level": LEVELS.get(name, "school"),
            "path": self.root + ORGS[name],
            "authority_id": self.orgs[above[-1]] if above else None,
            "category": None if name in LEVELS else category,
            "closed": False,
            "row_version": 1,
        }

    def teacher(self, school: str = "包河小学", name: str = "王小红", **known: Any) -> UUID:
        """A teacher whose file is effective, as records announces it."""
        teacher_id = uuid.uuid4()
        self.places[teacher_id] = school
        self._tell(teacher_id, school, name=name, **known)
        return teacher_id

    def goes(self, teacher_id: UUID, school: str, row_version: int) -> None:
        """What records announces of a teacher whose file was handed over."""
        self._tell(teacher_id, school, row_version=row_version)

    def _tell(self, teacher_id: UUID, school: str, **known: Any) -> None:
        told = {
            "id": teacher_id, "row_version": 1, "org_id": self.orgs[school], "org_path": self.root + ORGS[school],
            "department_id": None, "category": self.org(school)["category"], "stage": "effective", "name": "王小红",
            "personnel_status": "100", "newly_hired": False, "number_state": "formal", "courses": ["010"],
            "school_duty": [], "post_type": "1",
        }  # fmt: skip
        known = self.told.get(teacher_id, {}) | known
        self.told[teacher_id] = {name: value for name, value in known.items() if name != "row_version"}
        told = {key: str(value) if isinstance(value, UUID) else value for key, value in (told | known).items()}
        with self.stores["mobility"].begin(transactions.system()) as db:
            following.learn(db, [told])

    def apply(self, actor: Actor, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
        """Ask for a teacher, without what follows from it."""
        return self.ask(actor, self.application(actor, teacher_id, **asked))

    def application(self, actor: Actor, teacher_id: UUID, **asked: Any) -> Callable[..., dict[str, Any]]:
        """What asks for a teacher, in a transaction of the caller's."""
        known = {
            "to_org_id": None, "department_id": None, "kind": "transfer", "post": POST, "post_said": [],
            "from_day": datetime.date(2027, 2, 1), "document": "合教人〔2027〕3号", "reason": "post", "words": None,
        }  # fmt: skip
        ticket = tickets.finding(teacher_id, asked.pop("found_by", actor), clock.now())
        return partial(applying.apply_for_transfer, id=uuid.uuid4(), ticket=ticket, **known | asked)

    def reviewed(self, actor: Actor, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
        """Ask for a teacher, and let everybody hear of it."""
        transfer = self.apply(actor, teacher_id, **asked)
        self.settle()
        return self.look(actor, transfer["id"])

    def look(self, actor: Actor, transfer_id: UUID) -> dict[str, Any]:
        return self.ask(actor, viewing.transfer, transfer_id)

    def listed(self, actor: Actor, box: str = "open", **wanted: Any) -> list[dict[str, Any]]:
        terms = {"box": box, "state": None, "due": None, "teacher_id": None, "q": None} | wanted
        return self.ask(actor, lists.transfers, 50, None, **terms)["items"]

    def counts(self, actor: Actor) -> dict[str, int]:
        return self.ask(actor, lists.transfer_counts)

    def decide(self, actor: Actor, transfer: dict[str, Any], verdict: str = "approve", *reasons: str) -> None:
        """Decide its case at the version that it has now, and let everybody hear of it."""
        given = [{"set": None, "entry_id": None, "field": None, "reason": reason} for reason in reasons]
        case_id = self.look(self.person("安徽省教育厅", "reviewer"), transfer["id"])["case_id"]
        with self.stores["review"].begin(Request(actor=actor)) as db:
            version = queries.case(db, actor, case_id)["row_version"]
            deciding.decide(db, actor, case_id, row_version=version, verdict=verdict, reasons=given)
        self.settle()

    def withdraw(self, actor: Actor, transfer: dict[str, Any], words: str = "另有安排") -> dict[str, Any]:
        version = self.look(actor, transfer["id"])["row_version"]
        return self.ask(actor, withdrawing.withdraw_transfer, transfer["id"], version, words)

    def take_over(self, actor: Actor, transfer: dict[str, Any]) -> dict[str, Any]:
        version = self.look(actor, transfer["id"])["row_version"]
        return self.ask(actor, taking_over.take_over, transfer["id"], version)

    def take_over_seen(self, actor: Actor, seen: dict[str, Any]) -> dict[str, Any]:
        """The same from a page that shows it as it was seen."""
        return self.ask(actor, taking_over.take_over, seen["id"], seen["row_version"])

    def awaited(self, actor: Actor, teacher_id: UUID, **asked: Any) -> dict[str, Any]:
        """Ask for a teacher of the other county, and let all four desks confirm."""
        transfer = self.reviewed(actor, teacher_id, **asked)
        for desk in ("蜀山小学", "蜀山区教育局", "包河小学", "包河区教育局"):
            self.decide(self.person(desk, "reviewer"), transfer)
        return self.look(actor, transfer["id"])

    def ask(self, actor: Actor, function: Callable, *args: Any, **known: Any) -> Any:
        """Run an action or a query of mobility as `actor`."""
        with self.stores["mobility"].begin(Request(actor=actor)) as db:
            return function(db, actor, *args, **known)

    def skip(self) -> None:
        """Whatever was told before this test is no news."""
        for _ in self.news("mobility"), self.news("review"):
            pass
        for service in self.read:
            list(self.news(service))

    def settle(self) -> None:
        """Let mobility, review and records hear of each other until nothing is new."""
        while sum(self._carry(service) for service in ("mobility", "review")):
            pass

    def _carry(self, service: str) -> int:
        found = list(self.news(service))
        for type_, body in found:
            self.hear(service, type_, body)
        return len(found)

    def news(self, service: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """What a service has announced since this was last asked."""
        query = select(outbox.c.seq, outbox.c.type, outbox.c.body).where(outbox.c.seq > self.read[service])
        with self.stores[service].begin(transactions.system()) as db:
            rows = db.execute(query.order_by(outbox.c.seq)).all()
        for row in rows:
            self.read[service] = row.seq
            yield row.type, row.body

    def hear(self, service: str, type_: str, body: dict[str, Any]) -> None:
        """Hand one message to whoever reacts to it."""
        moved = {cases_contract.moved(business).type: business for business in contract.BUSINESSES}
        if service == "review" and type_ in moved:
            taken = loaded(cases_contract.moved(moved[type_]), body)
            self.as_system("mobility", cases.apply, moved[type_], taken["cases"])
        elif service == "mobility" and type_ == businesses.cases_wanted.type:
            self.as_system("review", opening_cases.open_cases, NAME, loaded(businesses.cases_wanted, body)["cases"])
        elif service == "mobility" and type_ == businesses.cases_recalled.type:
            self.as_system("review", recalling.take_back, NAME, loaded(businesses.cases_recalled, body)["cases"])
        elif service == "mobility" and type_ == holds_wanted.type:
            self.answer_holds(loaded(holds_wanted, body)["holds"])
        elif service == "mobility" and type_ == holds_released.type:
            refs = set(loaded(holds_released, body)["refs"])
            self.held = {file: ref for file, ref in self.held.items() if ref not in refs}
        elif service == "mobility" and type_ == hand_overs_wanted.type:
            self.hand_over(loaded(hand_overs_wanted, body)["items"])

    def answer_holds(self, wanted: list[dict[str, Any]]) -> None:
        """As records does: one hold a file, the others are told what is in the way."""
        answers = []
        for hold in wanted:
            there = self.held.setdefault(hold["teacher_id"], hold["ref"])
            told = {"ref": hold["ref"], "teacher_id": hold["teacher_id"], "granted": there == hold["ref"]}
            answers.append(told | ({} if told["granted"] else {"blocker": {"kind": "transfer", "ref": there}}))
        self.as_system("mobility", holding.hear, answers)

    def hand_over(self, items: list[dict[str, Any]]) -> None:
        """As records does: once for each hold that is there, and the hold is gone with it."""
        names = {org_id: name for name, org_id in self.orgs.items()}
        answers = []
        for item in items:
            done = self.held.get(item["teacher_id"]) == item["ref"]
            if done:
                self.places[item["teacher_id"]] = names[item["to_org_id"]]
                del self.held[item["teacher_id"]]
            why = None if done else "没有这项调动。"
            answers.append({"ref": item["ref"], "teacher_id": item["teacher_id"], "done": done, "why": why})
        self.as_system("mobility", taking_over.hear, [answer | {"at": clock.now()} for answer in answers])

    def as_system(self, service: str, function: Callable, *args: Any) -> Any:
        with self.stores[service].begin(transactions.system()) as db:
            return function(db, *args)


def loaded(event: Event, body: dict[str, Any]) -> dict[str, Any]:
    return tolerant(event.body).load(body)
