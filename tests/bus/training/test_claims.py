"""校本研修 and 自主研修: claimed with evidence, reviewed, credited once, or told why not (R-TRN-07, R-REV-06)."""

import uuid
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from services.common import clock
from services.common.actor import Actor
from services.common.database.transactions import system
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.training.accounts import viewing as accounts
from services.training.claims import cases, choices, entering, lists, viewing
from services.training.models import Credit
from tests.bus.training.courses import COUNTY, DAY, OTHER_SCHOOL, SCHOOL, TODAY, Courses
from tests.data import receipts

TOLD = text("SELECT CAST(body AS jsonb) FROM outbox WHERE type = :name ORDER BY seq")


class Claims:
    """What a teacher and the school claim, and what review makes of it."""

    def __init__(self, courses: Courses):
        self.courses, self.ask = courses, courses.ask

    def fields(self, actor: Actor, **said: Any) -> dict[str, Any]:
        known = {
            "teacher_id": None, "kind": "school_based", "name": "集体备课活动", "organiser": None,
            "start": TODAY - 3 * DAY, "finish": TODAY - 3 * DAY, "hours": Decimal(8),
            "attributes": {"item": "集体备课听评课"}, "measures": {},
            "evidence": [receipts.receipt(receipts.facts(), actor)], "words": "全程参加两次集体备课。",
        }  # fmt: skip
        return known | said

    def claim(self, actor: Actor, claim_id: UUID | None = None, **said: Any) -> dict[str, Any]:
        return self.ask(actor, entering.claim_credits, claim_id or uuid.uuid4(), **self.fields(actor, **said))

    def decided(self, claim: dict[str, Any], state: str, words: str | None = None, version: int = 2) -> None:
        """As review tells that the last desk has decided."""
        by = self.courses.person(COUNTY, "reviewer")
        decision = {
            "id": uuid.uuid4(), "step": 2, "step_name": "主管部门审核",
            "verdict": "approve" if state == "approved" else "reject",
            "reasons": [{"reason": words}] if words else [], "annulled": False, "at": clock.now(),
            "person": by.name, "person_id": by.person_id, "org_id": by.org_id, "org_name": by.org_name,
        }  # fmt: skip
        self.moved(claim, state, version, [decision])

    def moved(self, claim: dict[str, Any], state: str, version: int, decisions: list[dict[str, Any]]) -> None:
        told = {
            "case_id": claim["case_id"], "row_version": version, "state": state, "decisions": decisions,
            "desk_ids": [self.courses.ids[SCHOOL]], "step_roles": ["reviewer"], "at": clock.now(), "due_at": None,
            "doors": [], "withdrawn_by": None,
        }  # fmt: skip
        with self.courses.store.begin(system()) as db:
            cases.apply(db, [told])

    def see(self, actor: Actor, claim: dict[str, Any]) -> dict[str, Any]:
        return self.ask(actor, viewing.credit_claim, claim["id"])

    def told(self, name: str) -> list[dict[str, Any]]:
        """What was announced under a name, the bodies in their order."""
        with self.courses.store.begin(system()) as db:
            return list(db.scalars(TOLD, {"name": name}))

    def credits(self, teacher_id: UUID) -> list[Credit]:
        with self.courses.store.begin(system()) as db:
            return list(db.scalars(select(Credit).where(Credit.teacher_id == teacher_id).order_by(Credit.number)))


@pytest.fixture
def claims(courses: Courses) -> Claims:
    return Claims(courses)


@pytest.fixture
def teacher(courses: Courses) -> Actor:
    return courses.himself(courses.teacher())


def test_a_granted_claim_is_credited_once_and_stands_in_the_account(claims, teacher):
    made = claims.claim(teacher)
    assert (made["state"], made["amount"]) == ("reviewed", "1")
    for _ in range(2):
        claims.decided(made, "approved")
    seen = claims.see(teacher, made)
    assert (seen["state"], seen["amount"], seen["why"]) == ("granted", "1", None)
    [credit] = claims.credits(teacher.teacher_id)
    assert (credit.subject_id, credit.confirmed_by) == (made["id"], "某县教育局 某县教育局的reviewer")
    [line] = claims.ask(teacher, accounts.own_credit_account)["lines"]
    assert (line["source"], line["level"], line["buckets"]) == ("claim", "school", {"校本研修": "1"})


def test_what_a_teacher_did_by_oneself_is_asked_in_the_words_of_the_rule(claims, teacher):
    paper = {"mode": "校本", "item": "论文", "paper": "刊物发表", "level": "省级"}
    made = claims.claim(teacher, kind="self_directed", hours=None, attributes=paper)
    claims.decided(made, "approved")
    assert claims.see(teacher, made)["amount"] == "5"
    asked = claims.ask(teacher, choices.claim_choices, None, "self_directed", None)
    assert {each["code"] for each in asked["attributes"]} >= {"mode", "item", "level"}
    assert {each["code"] for each in asked["measures"]} == {"half_days", "times", "years", "characters"}
    by_kind = claims.ask(teacher, choices.claim_choices, None, "school_based", None)
    assert "mode" not in {each["code"] for each in by_kind["attributes"]}


def test_a_refused_claim_says_why_gives_nothing_and_can_be_claimed_anew(claims, teacher):
    first = claims.claim(teacher)
    claims.decided(first, "rejected", "缺少签到表")
    seen = claims.see(teacher, first)
    assert (seen["state"], seen["why"], seen["amount"]) == ("refused", "缺少签到表", None)
    assert claims.credits(teacher.teacher_id) == []
    again = claims.claim(teacher)
    claims.decided(again, "approved")
    assert [each.subject_id for each in claims.credits(teacher.teacher_id)] == [again["id"]]


def test_claims_are_counted_by_their_state_a_teacher_counts_the_own_ones(claims, courses, teacher):
    claims.decided(claims.claim(teacher), "rejected", "缺少签到表")
    claims.claim(teacher)
    claims.claim(courses.himself(courses.teacher()))
    own = claims.ask(teacher, lists.claim_counts)
    assert (own["refused"], own["reviewed"], own["all"]) == (1, 1, 2)
    assert claims.ask(courses.person(COUNTY), lists.claim_counts)["all"] == 3


def test_a_cap_that_is_reached_says_so_at_the_claim(claims, teacher):
    amounts = []
    for back in (3, 4):
        made = claims.claim(teacher, hours=Decimal(32), start=TODAY - back * DAY, finish=TODAY - back * DAY)
        claims.decided(made, "approved")
        amounts.append(claims.see(teacher, made))
    assert [each["amount"] for each in amounts] == ["4", "0"]
    assert "最多 4" in amounts[1]["why"]


def test_what_the_rule_cannot_judge_waits_and_says_why(claims, teacher):
    made = claims.claim(teacher, attributes={"item": "课题结题"})
    claims.decided(made, "approved")
    seen = claims.see(teacher, made)
    assert (seen["state"], seen["amount"]) == ("granted", None)
    assert seen["why"]


def test_whoever_entered_a_claim_is_named_to_review_so_that_they_decide_nothing_of_it(claims, courses):  # R-REV-06
    clerk, teacher_id = courses.person(SCHOOL, "clerk"), courses.teacher()
    made = claims.claim(clerk, teacher_id=teacher_id)
    [case] = [
        each for told in claims.told("cases_wanted") for each in told["cases"] if each["id"] == str(made["case_id"])
    ]
    assert (case["submitter"], case["contributors"]) == (str(clerk.person_id), [str(clerk.person_id)])
    assert (case["teacher_id"], case["business"]) == (str(teacher_id), "credit_claim")


def test_the_school_claims_for_its_own_teachers_and_nobody_for_others(claims, courses, teacher):
    clerk = courses.person(SCHOOL, "clerk")
    assert claims.claim(clerk, teacher_id=courses.teacher())["entered_by"] == clerk.name
    for stranger in (courses.person(OTHER_SCHOOL, "clerk"),):
        with pytest.raises(NotFound):
            claims.claim(stranger, teacher_id=teacher.teacher_id)
    for other in (courses.person(COUNTY), teacher):
        with pytest.raises(Forbidden):
            claims.claim(other, teacher_id=courses.teacher())


def test_a_claim_is_seen_by_the_teacher_the_school_and_its_authorities_alone(claims, courses, teacher):
    made = claims.claim(teacher)
    for sees in (teacher, courses.person(SCHOOL, "reviewer"), courses.person(COUNTY, "reviewer")):
        assert claims.see(sees, made)["number"].startswith("SB")
        assert made["id"] in [each["id"] for each in listed(claims, sees)]
    colleague = courses.himself(courses.teacher())
    for stranger in (colleague, courses.person(OTHER_SCHOOL, "reviewer")):
        assert listed(claims, stranger) == []
        with pytest.raises(NotFound):
            claims.see(stranger, made)


def listed(claims, actor):
    known = {"state": None, "kind": None, "teacher_id": None, "q": None}
    return claims.ask(actor, lists.credit_claims, 50, None, **known)["items"]


def test_evidence_is_held_with_the_claim_and_shown_to_whoever_sees_it(claims, courses, teacher):
    facts = receipts.facts()
    twice = [receipts.receipt(facts, teacher)] * 2
    made = claims.claim(teacher, evidence=twice)
    for sees in (teacher, courses.person(COUNTY, "reviewer")):
        [file] = claims.see(sees, made)["evidence"]
        assert (str(file["id"]), bool(file["link"])) == (facts["id"], True)
    held = [each["sha256"] for each in claims.told("evidence_held") if each["claim_id"] == str(made["id"])]
    assert held == [[facts["sha256"]]]


def test_evidence_of_somebody_else_or_none_is_refused_at_its_field(claims, courses, teacher):
    foreign = receipts.receipt(receipts.facts(), courses.person(SCHOOL, "clerk"))
    photo = receipts.receipt(receipts.facts("photo"), teacher)
    for evidence in ([], [foreign], [photo], ["no receipt"]):
        with pytest.raises(Invalid) as refused:
            claims.claim(teacher, evidence=evidence)
        assert list(refused.value.errors) == ["evidence"]


def test_what_the_rule_does_not_know_is_refused_at_its_field(claims, teacher):
    strange = {"item": "种树", "colour": "红"}
    with pytest.raises(Invalid) as refused:
        claims.claim(teacher, attributes=strange, measures={"trees": Decimal(3)}, finish=TODAY + DAY)
    assert set(refused.value.errors) == {"attributes.item", "attributes.colour", "measures.trees", "finish"}


def test_the_same_claim_sent_twice_is_one_and_another_one_under_its_id_is_refused(claims, teacher):
    claim_id, said = uuid.uuid4(), claims.fields(teacher)
    made, again = (claims.ask(teacher, entering.claim_credits, claim_id, **said) for _ in range(2))
    assert made["case_id"] == again["case_id"]
    with pytest.raises(Conflict):
        claims.ask(teacher, entering.claim_credits, claim_id, **(said | {"hours": Decimal(9)}))


def test_a_claim_is_taken_back_before_it_is_decided_and_not_after(claims, courses, teacher):
    made = claims.claim(teacher)
    claims.moved(made, "open", 1, [])
    with pytest.raises(Stale):
        claims.ask(teacher, entering.withdraw_claim, made["id"], made["row_version"], "填错了")
    seen = claims.see(teacher, made)
    assert (seen["may"], seen["desk_name"]) == (["withdraw"], SCHOOL)
    reviewer = courses.person(SCHOOL, "reviewer")
    with pytest.raises(Forbidden):
        claims.ask(reviewer, entering.withdraw_claim, made["id"], seen["row_version"], "填错了")
    done = claims.ask(teacher, entering.withdraw_claim, made["id"], seen["row_version"], "填错了")
    assert (done["state"], done["may"]) == ("withdrawn", [])
    claims.decided(made, "approved", version=3)  # the desk decided in the same moment
    assert claims.credits(teacher.teacher_id) == []
    with pytest.raises(Conflict):
        claims.ask(teacher, entering.withdraw_claim, made["id"], claims.see(teacher, made)["row_version"], "填错了")


def test_a_file_that_is_not_effective_claims_nothing(claims, courses):
    with pytest.raises(Conflict):
        claims.claim(courses.himself(courses.teacher(stage="draft")))
