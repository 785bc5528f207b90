"""The province of the tests of status acts: with a 人事股, and records that writes statuses as it would."""

import datetime
import uuid
from typing import Any
from uuid import UUID

import yaml

from services.common import clock
from services.common.actor import Actor
from services.common.contract import schema_of
from services.common.copies import known_orgs
from services.common.database import transactions
from services.common.request import Request
from services.contracts.mobility import status_acts as contract
from services.contracts.records.holds import holds_wanted
from services.contracts.records.status_changes import status_changes_wanted
from services.contracts.review import cases as cases_contract
from services.contracts.review.chains import ChainDraft
from services.mobility import hold_answers, status_answers
from services.mobility.status import cases, entering, lists, viewing, withdrawing
from services.review import queries
from services.review.actions import deciding, reviewers, switching
from services.review.publish import FILES, ChainFormat
from tests.bus.mobility.province import Province, loaded

PERSONNEL, COUNTY, SCHOOL = "蜀山区人事股", "蜀山区教育局", "蜀山小学"
PLACE = "340104/34010401/"
SAMPLE = yaml.safe_load((FILES / "variants/status_change_personnel.yaml").read_text("utf-8"))
LONG_AGO = datetime.date(2026, 3, 1)


class Staff(Province):
    """What schools enter about their teachers, and what becomes of it."""

    def __init__(self, *known: Any):
        super().__init__(*known)
        self.orgs[PERSONNEL] = uuid.uuid4()
        self.statuses: dict[UUID, tuple[str, int]] = {}  # what records has, at which version
        self.rotations: dict[UUID, list[dict[str, Any]]] = {}  # entries of 交流轮岗 as they were written
        self.blocked: dict[UUID, dict[str, Any]] = {}

    def org(self, name: str) -> dict[str, Any]:
        if name != PERSONNEL:
            return super().org(name)
        county = super().org(COUNTY)
        more = {"id": self.orgs[PERSONNEL], "code": uuid.uuid4().hex, "name": PERSONNEL, "unit": "personnel"}
        return county | more | {"level": "office", "path": self.root + PLACE, "authority_id": county["id"]}

    def learn_office(self) -> None:
        for service in ("mobility", "review"):
            with self.stores[service].begin(transactions.system()) as db:
                known_orgs.learn(db, **self.org(PERSONNEL))
        told = {"person_id": uuid.uuid4(), "name": "人事股", "roles": ["reviewer"]}
        with self.stores["review"].begin(transactions.system()) as db:
            reviewers.learn(db, org_id=self.orgs[PERSONNEL], reviewers=[told], row_version=1)

    def person(self, org: str, role: str, **more: Any) -> Actor:
        if org != PERSONNEL:
            return super().person(org, role, **more)
        known = {"org_id": self.orgs[org], "org_name": org, "name": f"{org}的{role}", "org_level": "office"} | more
        return self.actor_of(role, path=self.root + PLACE, **known)

    def teacher(self, school: str = SCHOOL, name: str = "王小红", **known: Any) -> UUID:
        known = {"personnel_status": "100", "sex": "1", "birth_date": "1966-05-12"} | known
        teacher_id = super().teacher(school, name, **known)
        self.statuses[teacher_id] = known["personnel_status"], 1
        return teacher_id

    def enter(self, actor: Actor, teacher_id: UUID, act: str, status: str, **said: Any) -> dict[str, Any]:
        """Enter an act, without what follows from it."""
        known = {"day": LONG_AGO, "until": None, "document": "合教人〔2026〕8号", "words": "按规定办理"}
        known |= {"post": None, "post_said": []}
        if act in ("absence", "reemployment"):
            known["until"] = datetime.date(2027, 3, 1)
        terms = known | said | {"teacher_id": teacher_id, "act": act, "status": status}
        return self.ask(actor, entering.enter_status_act, uuid.uuid4(), **terms)

    def entered(self, actor: Actor, teacher_id: UUID, act: str, status: str, **said: Any) -> dict[str, Any]:
        """The same, and let everybody hear of it."""
        made = self.enter(actor, teacher_id, act, status, **said)
        self.settle()
        return self.see(actor, made["id"])

    def done(self, actor: Actor, teacher_id: UUID, act: str, status: str, **said: Any) -> dict[str, Any]:
        """The same, confirmed by the school's reviewer."""
        made = self.entered(actor, teacher_id, act, status, **said)
        self.judge(self.person(SCHOOL, "reviewer"), made)
        return self.see(actor, made["id"])

    def undo(self, actor: Actor, act: dict[str, Any]) -> dict[str, Any]:
        """Ask to undo an act as it stands, and let everybody hear of it."""
        version = self.see(actor, act["id"])["row_version"]
        made = self.ask(actor, entering.undo_status_act, uuid.uuid4(), act["id"], version, "登记有误")
        self.settle()
        return self.see(actor, made["id"])

    def take_back(self, actor: Actor, act: dict[str, Any]) -> dict[str, Any]:
        version = self.see(actor, act["id"])["row_version"]
        taken = self.ask(actor, withdrawing.withdraw_status_act, act["id"], version, "不办了")
        self.settle()
        return taken

    def see(self, actor: Actor, act_id: UUID) -> dict[str, Any]:
        return self.ask(actor, viewing.status_act, act_id)

    def choices(self, actor: Actor, teacher_id: UUID) -> dict[str, Any]:
        return self.ask(actor, entering.status_choices, teacher_id)

    def acts(self, actor: Actor, box: str = "all", **wanted: Any) -> list[dict[str, Any]]:
        terms = {"box": box, "state": None, "act": None, "teacher_id": None, "q": None} | wanted
        return self.ask(actor, lists.status_acts, 50, None, **terms)["items"]

    def act_counts(self, actor: Actor) -> dict[str, int]:
        return self.ask(actor, lists.status_act_counts)

    def judge(self, actor: Actor, act: dict[str, Any], verdict: str = "approve", *reasons: str) -> None:
        """Decide its case at the version that it has now, and let everybody hear of it."""
        self.judge_case(
            actor, self.see(self.person("安徽省教育厅", "reviewer"), act["id"])["case_id"], verdict, *reasons
        )

    def judge_case(self, actor: Actor, case_id: UUID, verdict: str = "approve", *reasons: str) -> None:
        given = [{"set": None, "entry_id": None, "field": None, "reason": reason} for reason in reasons]
        with self.stores["review"].begin(Request(actor=actor)) as db:
            version = queries.case(db, actor, case_id)["row_version"]
            deciding.decide(db, actor, case_id, row_version=version, verdict=verdict, reasons=given)
        self.settle()

    def switch_on(self) -> None:
        """The county has its 人事股 confirm changes of status."""
        chain = ChainFormat().load(SAMPLE)
        terms = {name: chain[name] for name in ("names", "business", "categories", "authority_levels")}
        positions = [position["together"] for position in chain["steps"]]
        more = {"org_id": str(self.orgs[COUNTY]), "positions": positions, "effective_from": clock.today().isoformat()}
        admin = self.person(COUNTY, "info_admin", org_level="county")
        with self.stores["review"].begin(Request(actor=admin)) as db:
            switching.add_chain(db, admin, uuid.uuid4(), **schema_of(ChainDraft).load(terms | more))

    def hear(self, service: str, type_: str, body: dict[str, Any]) -> None:
        moved = cases_contract.moved(contract.BUSINESS)
        if service == "review" and type_ == moved.type:
            self.as_system("mobility", cases.apply, loaded(moved, body)["cases"])
        elif service == "mobility" and type_ == status_changes_wanted.type:
            self.write(loaded(status_changes_wanted, body)["items"])
        elif service == "mobility" and type_ == holds_wanted.type:
            self.answer_holds(loaded(holds_wanted, body)["holds"])
        else:
            super().hear(service, type_, body)

    def answer_holds(self, wanted: list[dict[str, Any]]) -> None:
        """As records does: what ends for a hold is let go of with it; one hold a file."""
        answers = []
        for hold in wanted:
            if self.held.get(hold["teacher_id"]) in hold["instead_of"]:
                del self.held[hold["teacher_id"]]
            blocker = self.blocked.get(hold["teacher_id"])
            there = blocker["ref"] if blocker else self.held.setdefault(hold["teacher_id"], hold["ref"])
            told = {"ref": hold["ref"], "teacher_id": hold["teacher_id"], "granted": there == hold["ref"]}
            answers.append(
                told | ({} if told["granted"] else {"blocker": blocker or {"kind": "transfer", "ref": there}})
            )
        self.as_system("mobility", hold_answers.hear, answers)

    def write(self, items: list[dict[str, Any]]) -> None:
        """As records does: where the status is as it was shown, and the hold is there, which goes with it."""
        answers = []
        for item in items:
            status, version = self.statuses[item["teacher_id"]]
            hold = item["hold"] or item["ref"]
            done = self.held.get(item["teacher_id"]) == hold and status == item["from_status"]
            if done:
                status, version = item["to_status"], version + 1
                self.statuses[item["teacher_id"]] = status, version
                del self.held[item["teacher_id"]]
                if item["rotation"]:
                    self.rotations.setdefault(item["teacher_id"], []).append(item["rotation"])
                self.goes(item["teacher_id"], self.places[item["teacher_id"]], version, personnel_status=status)
            told = {"ref": item["ref"], "teacher_id": item["teacher_id"], "done": done, "personnel_status": status}
            answers.append(
                told | {"row_version": version, "why": None if done else "人员状态已不同。", "at": clock.now()}
            )
        self.as_system("mobility", status_answers.hear, answers)

    def goes(self, teacher_id: UUID, school: str, row_version: int, **known: Any) -> None:
        """What records announces of a teacher whose file was changed."""
        self._tell(teacher_id, school, row_version=row_version, **known)

    def change_elsewhere(self, teacher_id: UUID, status: str) -> None:
        """A request has changed the status in the file meanwhile; mobility hears of it later."""
        self.statuses[teacher_id] = status, self.statuses[teacher_id][1] + 1
