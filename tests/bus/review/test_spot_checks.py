"""A sample of what was approved is drawn by the level above and judged again, field by field (R-REV-10)."""

import datetime
import uuid

import pytest
from sqlalchemy import select

from services.common.database.tables import outbox
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.contracts.review import spot_checks as contract
from services.review import inspections
from services.review.actions import spot_checking

DAY = datetime.timedelta(days=1)
FAULT = {"set": "basic", "entry_id": None, "field": "birth_date", "reason": "与档案不符"}


@pytest.fixture
def approve(desks):
    """Files of a school that went through both steps."""

    def approve(*names, school="蜀山小学", reviewer=None, officer=None):
        cases = desks.submit_all([desks.submission(name, school) for name in names])
        for case_id in cases:
            desks.decide(reviewer or desks.reviewer, case_id, "approve")
            desks.decide(officer or desks.officer, case_id, "approve")
        return cases

    return approve


@pytest.fixture
def draw(desks):
    """A spot check of the province over the last day, unless said otherwise."""

    def draw(actor=None, share=100, seed=7, **more):
        now = datetime.datetime.now(datetime.UTC)
        times = {"from_at": now - DAY, "until_at": now + DAY}
        asked = {"id": uuid.uuid4(), "org_id": None, "business": "first_entry"} | times
        return desks.ask(actor or desks.province, spot_checking.draw, share=share, seed=seed, **asked | more)

    return draw


def inspected(desks, check, actor=None, **wanted):
    asked = {"check_id": check["id"], "state": None, "org_id": None, "limit": 200, "after": None} | wanted
    return desks.ask(actor or desks.province, inspections.list_inspected, **asked)["items"]


def judge(desks, check, case_id, faults=(), actor=None, row_version=1):
    asked = {"check_id": check["id"], "case_id": case_id, "row_version": row_version, "faults": list(faults)}
    return desks.ask(actor or desks.province, spot_checking.judge, **asked)


def test_a_share_of_each_reviewer_is_drawn_and_at_least_one(desks, approve, draw):
    approve(*(f"甲{number}" for number in range(10)))
    approve("乙", reviewer=desks.head)

    found = inspected(desks, draw(share=30))
    drawn_of = [approver["person_id"] for row in found for approver in row["approvers"]]

    assert drawn_of.count(str(desks.reviewer.person_id)) == 3
    assert drawn_of.count(str(desks.head.person_id)) == 1
    assert drawn_of.count(str(desks.officer.person_id)) == 4  # of eleven


def test_the_same_seed_draws_the_same_cases_and_another_one_others(desks, approve, draw):
    approve(*(f"甲{number}" for number in range(40)))

    drawn = [{row["case_id"] for row in inspected(desks, draw(share=10, seed=seed))} for seed in (1, 1, 2)]

    assert drawn[0] == drawn[1] != drawn[2]


def test_what_a_sample_asked_twice_gives_is_one_sample(desks, approve, draw):
    approve("甲")
    same = {"id": uuid.uuid4()}

    first, second = draw(**same), draw(**same, seed=99)

    assert (first["total"], first["seed"]) == (second["total"], second["seed"]) == (1, 7)


def test_only_approvals_below_the_office_that_draws_are_in_question(desks, approve, draw):
    approve("甲")

    [row] = inspected(desks, draw(desks.officer), desks.officer)

    assert [approver["person"] for approver in row["approvers"]] == ["蜀山小学的reviewer"]


def test_what_is_open_or_rejected_or_elsewhere_is_not_drawn(desks, approve, draw):
    desks.submit("未审")
    desks.decide(desks.reviewer, desks.submit("被驳回"), "reject", "理由")

    with pytest.raises(Conflict, match="Nothing was approved"):
        draw(desks.officer)
    approve("甲")
    with pytest.raises(Forbidden):
        draw(desks.officer, org_id=desks.orgs["包河小学"])


def test_faults_are_kept_announced_and_counted(desks, approve, draw):
    sound, faulty = approve("甲", "乙")
    check = draw()
    judge(desks, check, sound)
    judge(desks, check, faulty, [FAULT])

    found = desks.ask(desks.province, inspections.spot_check, check_id=check["id"])
    rates = desks.ask(desks.province, inspections.rates, check_id=check["id"])
    of_faults = select(outbox.c.body).where(outbox.c.type == contract.faults_found.type)
    bodies = desks.as_system(lambda db: db.scalars(of_faults).all())

    assert (found["total"], found["judged"], found["faulty"]) == (2, 2, 1)
    assert [(rate["name"], rate["drawn"], rate["faulty"]) for rate in rates["schools"]] == [("蜀山小学", 2, 1)]
    assert {rate["name"]: rate["faulty"] for rate in rates["reviewers"]} == {
        "蜀山小学的reviewer": 1,
        "蜀山区教育局的reviewer": 1,
    }
    assert [found["case_id"] for body in bodies for found in body["findings"]].count(str(faulty)) == 1
    assert not any(str(sound) in str(body) for body in bodies)


def test_a_case_is_judged_once_and_as_it_was_seen(desks, approve, draw):
    [case_id] = approve("甲")
    check = draw()
    judge(desks, check, case_id)

    with pytest.raises(Stale):
        judge(desks, check, case_id, [FAULT])
    with pytest.raises(Conflict, match="judged already"):
        judge(desks, check, case_id, [FAULT], row_version=2)


def test_nobody_judges_what_he_or_she_had_a_part_in(desks, approve, draw):
    [case_id] = approve("甲", officer=desks.officer)
    mine = desks.submit("乙", submitter=desks.province.person_id)
    desks.decide(desks.reviewer, mine, "approve")
    desks.decide(desks.officer, mine, "approve")
    check = draw()

    with pytest.raises(Conflict, match="You had a part"):
        judge(desks, check, mine, [FAULT])
    with pytest.raises(Conflict, match="You had a part"):  # the officer decided the second step
        judge(desks, draw(desks.officer), case_id, [FAULT], actor=desks.officer)
    assert judge(desks, check, case_id)["state"] == "sound"


def test_who_is_inspected_sees_no_sample_and_another_office_judges_none(desks, approve, draw):
    [case_id] = approve("甲")
    check, own = draw(), draw(desks.officer)

    for actor in (desks.reviewer, desks.officer, desks.other_officer):
        with pytest.raises(NotFound):
            judge(desks, check, case_id, actor=actor)
    with pytest.raises(Conflict, match="Another office"):
        judge(desks, own, case_id)
