"""Results of the ministry's trainings leave once, arrive once, are credited by each province's rule (R-TRN-06)."""

import uuid
from decimal import Decimal

import pytest
from sqlalchemy import select

from services.common.contract import tolerant
from services.common.copies import known_orgs
from services.common.database.tables import outbox
from services.common.database.transactions import system
from services.common.errors import NotFound
from services.contracts.training import national as contract
from services.training.accounts import viewing as accounts
from services.training.confirming import correcting, received
from services.training.models import Result
from services.training.national import arriving, reconciling, sending
from services.training.publish import put_in_force
from services.training.results import entering, past
from services.training.rules.owners import Owner
from tests.bus.training.courses import CENTRE, PROVINCE, SCHOOL, Courses
from tests.bus.training.rule_offices import GUANGXI, VECTORS

MINISTRY = "教育部"
HANDLERS = {
    "national_results_sent": (contract.national_results_sent, arriving.arrive),
    "national_results_arrived": (contract.national_results_arrived, sending.note_arrivals),
    "national_results_settled": (contract.national_results_settled, sending.note_ends),
}


class National(Courses):
    """The ministry beside two provinces."""

    def __init__(self, *known):
        super().__init__(*known)
        self.ids[MINISTRY], self.paths[MINISTRY] = uuid.uuid4(), "000000/"
        self.other = f"000000/{uuid.uuid4().hex[:8]}/"
        org = self.org(PROVINCE)
        others = [
            org | {"id": uuid.uuid4(), "code": self.other.split("/")[1], "name": "另一省教育厅", "path": self.other},
            org | {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:8], "name": "外省小学", "level": "school",
                   "path": f"{self.other}school/", "category": "primary_secondary"},
        ]  # fmt: skip
        top = {"id": self.ids[MINISTRY], "code": uuid.uuid4().hex[:8], "name": MINISTRY, "path": "000000/"}
        others.append(org | top | {"level": "ministry"})
        self.ids["外省小学"], self.paths["外省小学"] = others[1]["id"], others[1]["path"]
        self.other_id = others[0]["id"]
        with self.store.begin(system()) as db:
            known_orgs.learn_all(db, others)
            text = GUANGXI.replace("GX-2016", "OTHER").replace("{hours: 3}, gives: 1", "{hours: 3}, gives: 2")
            put_in_force(db, Owner(others[0]["id"], "另一省教育厅", "province", self.other), text, VECTORS)
        self.seen = self.last()

    def person(self, org, role="info_admin"):
        known = {MINISTRY: ("ministry", "000000/"), "外省小学": ("school", self.paths.get("外省小学", ""))}
        if org == "另一省教育厅":
            said = {"org_id": self.other_id, "org_name": org, "org_level": "province", "name": org + role}
            return self.people.setdefault((org, role), self.actor_of(role, path=self.other, **said))
        if org not in known:
            return super().person(org, role)
        level, path = known[org]
        said = {"org_id": self.ids[org], "org_name": org, "org_level": level, "name": org + role}
        return self.people.setdefault((org, role), self.actor_of(role, path=path, **said))

    def said(self, kind: str) -> dict:
        """The last message of a kind."""
        query = select(outbox.c.body).where(outbox.c.type == kind).order_by(outbox.c.seq.desc()).limit(1)
        with self.store.begin(system()) as db:
            return db.scalar(query)

    def hear_again(self, kind: str, body: dict) -> None:
        """A message comes late, for a second time, as a new one."""
        event, handle = HANDLERS[kind]
        with self.store.begin(system()) as db:
            handle(db, tolerant(event.body).load(body)["results"])

    def last(self):
        with self.store.begin(system()) as db:
            return db.scalar(select(outbox.c.seq).order_by(outbox.c.seq.desc()).limit(1)) or 0

    def settle(self, times: int = 1):
        """Let both sides hear of each other, each message as often as it is said."""
        while True:
            query = select(outbox.c.seq, outbox.c.type, outbox.c.body).where(outbox.c.seq > self.seen)
            with self.store.begin(system()) as db:
                rows = db.execute(query.order_by(outbox.c.seq)).all()
            if not rows:
                return
            for row in rows:
                self.seen = row.seq
                if row.type in HANDLERS:
                    event, handle = HANDLERS[row.type]
                    for _ in range(times):
                        with self.store.begin(system()) as db:
                            handle(db, tolerant(event.body).load(row.body)["results"])

    def sent(self, times: int = 1):
        """A training of the ministry with a teacher of each province, reviewed and sent."""
        ours, theirs = self.teacher(), self.teacher("外省小学")
        project = self.published(MINISTRY)
        self.enrol(self.person(SCHOOL), project, [ours])
        self.enrol(self.person("外省小学"), project, [theirs])
        self.has_ended(project)
        self.submitted(project)
        self.confirmed(project, MINISTRY)
        self.settle(times)
        return project, ours, theirs

    def received(self, province, project):
        terms = {"state": None, "sampled": None}
        return self.ask(self.person(province, "reviewer"), received.received_results, project["id"], 50, None, **terms)[
            "items"
        ]

    def confirmed_there(self, province, project):
        reviewer = self.person(province, "reviewer")
        for row in self.received(province, project):
            if row["sampled"] and row["state"] == "submitted" and not row["looked_by"]:
                self.ask(reviewer, correcting.look_at_result, row["result_id"], row["row_version"])
        waiting = [row for row in self.received(province, project) if row["state"] == "submitted"]
        return self.decide(reviewer, waiting)

    def tally(self, project):
        found = self.ask(self.person(MINISTRY), reconciling.reconciliation, project["id"])["provinces"]
        return {row["province_name"]: row for row in found}


@pytest.fixture
def national(stores, actor_of) -> National:
    return National(stores["training"], actor_of)


def test_each_province_credits_its_own_by_its_own_rule_and_the_sums_agree(national):
    project, *_ = national.sent()
    assert {row["arrived"] for row in national.tally(project).values()} == {1}
    [ours] = national.confirmed_there(PROVINCE, project)
    [theirs] = national.confirmed_there("另一省教育厅", project)
    assert (ours["amount"], theirs["amount"]) == ("10", "20")
    national.settle()
    tally = national.tally(project)
    assert {name: (row["credits"], row["credited_there"], row["in_doubt"]) for name, row in tally.items()} == {
        PROVINCE: ("10", "10", 0), "另一省教育厅": ("20", "20", 0),
    }  # fmt: skip
    assert national.look(national.person(MINISTRY), project["id"])["state"] == "closed"


def test_a_teacher_sees_such_a_result_once_and_it_counts_once_also_in_the_forecast(national):
    project, ours, _ = national.sent()
    [line] = national.ask(national.himself(ours, SCHOOL), accounts.own_credit_account)["lines"]
    assert (line["source"], line["state"], line["amount"]) == ("national", "submitted", "10")
    national.confirmed_there(PROVINCE, project)
    national.settle()
    account = national.ask(national.himself(ours, SCHOOL), accounts.own_credit_account)
    current = next(each for each in account["cycles"] if each["is_current"])
    assert current["credited"] == {"confirmed": "10", "forecast": "10"}
    assert [(each["source"], each["state"]) for each in account["lines"]] == [("national", "confirmed")]
    with national.store.begin(system()) as db:
        assert [each.confirmed is not None for _, each in past.of_teachers(db, [ours])] == [True]


def test_what_is_delivered_twice_arrives_and_is_credited_once(national):
    project, *_ = national.sent(times=2)
    assert [len(national.received(name, project)) for name in (PROVINCE, "另一省教育厅")] == [1, 1]
    national.confirmed_there(PROVINCE, project)
    national.settle(times=2)
    assert national.tally(project)[PROVINCE]["in_doubt"] == 0


def test_a_teacher_who_moved_meanwhile_is_credited_where_the_file_is_now(national):
    ours = national.teacher()
    project = national.published(MINISTRY)
    national.enrol(national.person(SCHOOL), project, [ours])
    national.has_ended(project)
    national.submitted(project)
    national.teacher("外省小学", id=ours, row_version=2)
    national.confirmed(project, MINISTRY)
    national.settle()
    assert national.received(PROVINCE, project) == []
    [done] = national.confirmed_there("另一省教育厅", project)
    assert done["amount"] == "20"


def test_a_result_that_the_province_returns_goes_back_to_the_institution_and_comes_again(national):
    project, *_ = national.sent()
    reviewer = national.person(PROVINCE, "reviewer")
    national.decide(reviewer, national.received(PROVINCE, project), "return", "学时与证书不符")
    national.confirmed_there("另一省教育厅", project)
    national.settle()
    holder = national.person(CENTRE, "institution")
    [back] = national.results(holder, project, state="returned")
    assert back["why"] == "学时与证书不符"
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    said |= {"enrolment_id": back["enrolment_id"], "row_version": back["row_version"]}
    national.ask(holder, entering.enter_results, project["id"], [said])
    version = national.look(holder, project["id"])["row_version"]
    national.ask(holder, entering.submit_results, project["id"], version, 1)
    national.confirmed(project, MINISTRY)
    national.settle()
    [done] = national.confirmed_there(PROVINCE, project)
    assert done["amount"] == "5"
    national.settle()
    assert {row["in_doubt"] for row in national.tally(project).values()} == {0}


def test_a_correction_goes_the_same_way_and_reverses_there(national):
    project, ours, _ = national.sent()
    national.confirmed_there(PROVINCE, project)
    national.confirmed_there("另一省教育厅", project)
    national.settle()
    holder = national.person(CENTRE, "institution")
    row = next(each for each in national.results(holder, project) if each["teacher_id"] == ours)
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    national.ask(holder, correcting.correct_result, row["result_id"], row["row_version"], "学时登记有误", **said)
    national.confirmed(project, MINISTRY)
    national.settle()
    [done] = national.confirmed_there(PROVINCE, project)
    assert done["amount"] == "5"


def test_what_was_said_before_a_result_was_mended_changes_nothing_when_it_comes_late(national):
    project, *_ = national.sent()
    first = national.said("national_results_sent")
    reviewer = national.person(PROVINCE, "reviewer")
    national.decide(reviewer, national.received(PROVINCE, project), "return", "学时与证书不符")
    returned = national.said("national_results_settled")
    national.hear_again("national_results_sent", first)
    assert [row["state"] for row in national.received(PROVINCE, project)] == ["returned"]
    national.confirmed_there("另一省教育厅", project)
    national.settle()
    holder = national.person(CENTRE, "institution")
    [back] = national.results(holder, project, state="returned")
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    said |= {"enrolment_id": back["enrolment_id"], "row_version": back["row_version"]}
    national.ask(holder, entering.enter_results, project["id"], [said])
    national.ask(holder, entering.submit_results, project["id"], national.look(holder, project["id"])["row_version"], 1)
    national.confirmed(project, MINISTRY)
    national.hear_again("national_results_settled", returned)
    assert not national.results(holder, project, state="returned")
    assert national.tally(project)[PROVINCE]["returned"] == 0


def test_a_university_of_the_ministry_confirms_its_own_teachers_and_an_office_nobody_knows_makes_them_wait(national):
    university = national.org(SCHOOL) | {
        "id": uuid.uuid4(), "code": uuid.uuid4().hex[:8], "name": "部属大学", "category": "higher_education",
        "path": f"000000/{uuid.uuid4().hex[:8]}/",
    }  # fmt: skip
    _, ours, _ = national.sent()
    said = national.said("national_results_sent")
    [one] = [each for each in said["results"] if each["teacher_id"] == str(ours)]
    elsewhere = {"origin_id": str(uuid.uuid4()), "subject_id": str(uuid.uuid4()), "teacher_id": str(uuid.uuid4())}
    moved = one | elsewhere | {"org_path": university["path"]}
    with pytest.raises(NotFound):
        national.hear_again("national_results_sent", {"results": [moved]})
    with national.store.begin(system()) as db:
        known_orgs.learn_all(db, [university])
    national.hear_again("national_results_sent", {"results": [moved]})
    with national.store.begin(system()) as db:
        found = db.scalars(select(Result).where(Result.origin_id == uuid.UUID(moved["origin_id"])))
        assert [each.office_id for each in found] == [university["id"]]
