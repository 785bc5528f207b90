"""Cases on a real database: how they open, who decides them, what is announced."""

import dataclasses
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import text

from services.common.bus import inbox
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.review import businesses
from services.contracts.review import cases as cases_contract
from services.review import holidays
from services.review.actions import deciding, opening_cases

WANTED = businesses.cases_wanted.at("records")


def test_a_submitted_file_becomes_an_open_case_on_the_schools_desk(desks):
    case_id = desks.submit("王小红")

    case = desks.case(desks.reviewer, case_id)
    assert [(step["name"], step["desk"], step["state"]) for step in case["steps"]] == [
        ("学校审核", "蜀山小学", "current"),
        ("主管部门审核", "蜀山区教育局", "ahead"),
    ]
    assert (case["state"], case["step"], case["desk"], case["may"]) == ("open", 1, "蜀山小学", ["decide"])
    known = desks.as_system(holidays.calendar, case["waiting_since"])
    assert case["due_at"] == holidays.due(case["waiting_since"], 10, known)
    told = desks.announced()[-1]
    assert (told["step_roles"], told["desk_ids"]) == (["school"], [desks.orgs["蜀山小学"]])


def test_school_and_authority_approve_and_every_move_is_announced(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    case = desks.decide(desks.officer, case_id)

    assert (case["state"], case["step"], case["may"]) == ("approved", None, [])
    moves = [(move["state"], move["step_roles"], move["row_version"]) for move in desks.announced()]
    assert moves == [("open", ["school"], 1), ("open", ["authority"], 2), ("approved", [], 3)]
    assert [done["person"] for done in desks.announced()[-1]["decisions"]] == [
        desks.reviewer.name,
        desks.officer.name,
    ]
    assert cases_contract.Case().dump(case)["decisions"][1]["step_name"] == "主管部门审核"


def test_a_rejection_ends_the_case_with_its_reasons(desks):
    case_id = desks.submit()
    case = desks.decide(desks.reviewer, case_id, "reject", "姓名与证件不一致")

    assert case["state"] == "rejected"
    assert [step["state"] for step in case["steps"]] == ["done", "ahead"]
    told = desks.announced()[-1]
    assert (told["state"], told["decisions"][0]["reasons"][0]["reason"]) == ("rejected", "姓名与证件不一致")


def test_a_rejection_without_a_reason_changes_nothing(desks):
    case_id = desks.submit()
    with pytest.raises(Invalid):
        desks.decide(desks.reviewer, case_id, "reject")

    assert desks.case(desks.reviewer, case_id)["row_version"] == 1
    assert len(desks.announced()) == 1


def test_a_decision_on_an_outdated_view_says_who_was_faster(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    with pytest.raises(Stale) as stale:
        desks.ask(desks.second_reviewer, deciding.decide, case_id, row_version=1, verdict="approve", reasons=[])

    assert stale.value.params == {"current": 2, "by": desks.reviewer.name}


def test_of_two_decisions_at_the_same_moment_one_counts(desks):
    case_id = desks.submit()

    def attempt(actor):
        try:
            return desks.ask(actor, deciding.decide, case_id, row_version=1, verdict="approve", reasons=[])[
                "row_version"
            ]
        except Stale as stale:
            return stale.params["current"]

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(attempt, (desks.reviewer, desks.second_reviewer))) == [2, 2]
    assert len(desks.case(desks.officer, case_id)["decisions"]) == 1


def test_nobody_decides_on_what_they_contributed_to(desks):  # R-REV-06
    case_id = desks.submit(contributors=[desks.reviewer.person_id])
    with pytest.raises(Forbidden, match="another reviewer of 蜀山小学"):
        desks.decide(desks.reviewer, case_id)

    assert "您录入或报送了该信息" in desks.case(desks.reviewer, case_id)["refusal"]
    assert desks.decide(desks.head, case_id)["step"] == 2


def test_nobody_decides_twice_in_one_case(desks):  # R-REV-06
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    moved_on = dataclasses.replace(desks.officer, person_id=desks.reviewer.person_id)

    with pytest.raises(Forbidden, match="earlier step"):
        desks.decide(moved_on, case_id)


def test_a_closed_case_is_not_decided_again(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id, "reject", "照片不清")
    with pytest.raises(Conflict):
        desks.decide(desks.head, case_id)


@pytest.mark.parametrize("stranger", ["sibling", "other_officer"])
def test_a_case_elsewhere_does_not_exist(desks, stranger):  # R-SEC-01
    case_id = desks.submit()
    actor = getattr(desks, stranger)

    with pytest.raises(NotFound):
        desks.case(actor, case_id)
    with pytest.raises(NotFound):
        desks.decide(actor, case_id)


@pytest.mark.parametrize("table", ["review_case", "case_step", "decision"])
def test_the_database_itself_hides_other_territories(desks, table):  # R-SEC-01
    desks.decide(desks.reviewer, desks.submit())

    def rows(db, actor=None):
        return db.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608  the names stand above

    assert [desks.ask(actor, rows) > 0 for actor in (desks.reviewer, desks.officer, desks.province)] == [True] * 3
    assert [desks.ask(actor, rows) for actor in (desks.sibling, desks.other_officer)] == [0, 0]


def test_a_submission_told_twice_opens_one_case(desks):
    file = desks.submission()
    desks.submit_all([file])
    desks.submit_all([file])

    assert desks.names(desks.province, "all") == ["王小红"]
    assert len(desks.announced()) == 1


def test_a_mended_file_opens_a_case_of_its_own_once_the_first_is_closed(desks):
    file = desks.submission()
    [case_id] = desks.submit_all([file])
    desks.decide(desks.reviewer, case_id, "reject", "照片不清")
    desks.submit_all([file | {"id": uuid.uuid4()}])

    assert [move["state"] for move in desks.announced()] == ["open", "rejected", "open"]


def test_a_submission_before_its_school_is_known_is_refused_until_it_is(desks):
    newcomer = desks.org("蜀山小学") | {"id": uuid.uuid4(), "name": "新办小学"}
    file = desks.submission(org_id=newcomer["id"])
    message = {"id": uuid.uuid4(), "headers": {}, "body": businesses.CasesWanted().dump({"cases": [file]})}
    open_cases = partial(opening_cases.open_cases, service="records")
    deliver = partial(inbox.handle, desks.store, WANTED, opening_cases.handler_of("records"), open_cases)

    with pytest.raises(LookupError, match="has not announced the organisation"):
        deliver(message)
    desks.as_system(known_orgs.learn, **newcomer)

    assert [deliver(message), deliver(message)] == [True, False]
    assert desks.page(desks.officer, "todo")["items"] == []
    assert desks.page(desks.officer, "all")["items"][0]["desk"] == "新办小学"


def test_a_business_without_a_chain_opens_no_case(desks):
    with pytest.raises(LookupError, match="No chain in force"):
        desks.submit(business="unheard_of")
