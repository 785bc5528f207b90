"""Whom review tells of a case's moves and of its deadlines, and how often (R-GW-05, R-REV-08)."""

import datetime
import uuid

import pytest
from sqlalchemy import select

from services.common import clock
from services.common.database import transactions
from services.common.database.tables import outbox
from services.contracts.identity import notices as contract
from services.review import due_reminders
from services.review.models import CaseStep


@pytest.fixture
def told(desks):
    """What was told since the last look, of this province: (kind, to whom, its number or name)."""
    seen = []

    def look():
        query = select(outbox.c.id, outbox.c.body).where(outbox.c.type == contract.people_notified.type)
        rows = desks.as_system(lambda db: db.execute(query.order_by(outbox.c.seq)).all())
        new = [notice for row in rows if row.id not in seen for notice in row.body["notices"]]
        seen.extend(row.id for row in rows)
        return sorted((each["kind"], whom(desks, each["to"][0]), about(each)) for each in new if ours(desks, each))

    look()
    return look


def ours(desks, notice):
    to = notice["to"][0]
    return whom(desks, to) is not None


def whom(desks, to):
    people = {str(each.person_id): each.name for each in desks.everybody()}
    orgs = {str(org_id): name for name, org_id in desks.orgs.items()}
    return people.get(to.get("person_id")) or orgs.get(to.get("org_id")) or ("teacher" if "teacher_id" in to else None)


def about(notice):
    return notice["params"].get("count") or notice["params"].get("name") or notice["params"].get("desk") or ""


CLERK = "蜀山小学的entry_clerk"


def test_the_next_desk_the_submitter_and_the_teacher_hear_of_each_step(desks, told):
    case_id = desks.submit("王小红")
    assert told() == [("case_waiting", "蜀山小学", "王小红")]

    desks.decide(desks.reviewer, case_id)
    assert told() == [
        ("case_passed", CLERK, "王小红"),
        ("case_waiting", "蜀山区教育局", "王小红"),
        ("own_file_passed", "teacher", "蜀山区教育局"),
    ]

    desks.decide(desks.officer, case_id)
    assert told() == [("case_approved", CLERK, "王小红"), ("own_file_approved", "teacher", "")]


def test_a_rejection_reaches_submitter_and_teacher_and_its_link_the_case(desks, told):
    case_id = desks.submit("王小红")
    told()
    desks.decide(desks.reviewer, case_id, "reject", "姓名与证件不一致")

    assert told() == [("case_rejected", CLERK, "王小红"), ("own_file_rejected", "teacher", "")]
    [notice] = [each for each in last(desks) if each["kind"] == "case_rejected"]
    assert notice["link"] == {"area": "case", "id": str(case_id)}


def waiting(desks):
    return [row for row in desks.page(desks.reviewer, "todo")["items"] if row["org_name"] == "蜀山小学"]


def last(desks):
    query = select(outbox.c.body).where(outbox.c.type == contract.people_notified.type)
    return desks.as_system(lambda db: db.scalars(query.order_by(outbox.c.seq.desc()).limit(1)).one())["notices"]


def test_a_return_reaches_the_desk_before_and_says_it_comes_back(desks, told):
    case_id = desks.submit("王小红")
    desks.decide(desks.reviewer, case_id)
    told()
    desks.decide(desks.officer, case_id, "return", "请核对出生日期")

    assert told() == [
        ("case_returned", CLERK, "王小红"),
        ("case_sent_back", "蜀山小学", "王小红"),
        ("own_file_returned", "teacher", "蜀山小学"),
    ]


def test_a_withdrawal_reaches_the_desk_where_it_lay(desks, told):
    case_id = desks.submit("王小红")
    told()
    desks.withdraw(desks.clerk, case_id)

    assert told() == [("case_withdrawn", "蜀山小学", "王小红"), ("own_file_withdrawn", "teacher", "")]


def test_many_files_of_one_act_are_one_notice_to_each_desk_and_submitter(desks, told):
    at_schools = [desks.submission(school=school) for school in ("蜀山小学",) * 30 + ("蜀山中学",)]
    desks.submit_all(at_schools)

    assert told() == [("case_waiting", "蜀山中学", "王小红"), ("cases_waiting", "蜀山小学", 30)]
    [notice] = [each for each in last(desks) if each["kind"] == "cases_waiting"]
    assert notice["params"]["school"] == "蜀山小学"
    assert notice["due"] == min(step["due_at"] for step in waiting(desks)).isoformat()


def test_a_file_handed_to_another_desk_is_told_there_and_to_its_submitter(desks, told):
    desks.staff("蜀山小学", desks.reviewer)
    desks.staff("蜀山区教育局", desks.officer)
    desks.submit("王小红")
    told()
    desks.staff("蜀山小学", version=2)

    assert told() == [
        ("case_handed_on", CLERK, "王小红"),
        ("case_waiting", "蜀山区教育局", "王小红"),
        ("own_file_handed_on", "teacher", "蜀山区教育局"),
    ]


@pytest.fixture
def remind(desks, told):
    """Lets a step of each of these cases be due in so many hours, and runs the round."""

    def run(hours=None, case_ids=()):
        if hours is not None:
            due_at = clock.now() + datetime.timedelta(hours=hours)
            with desks.store.begin(transactions.system()) as db:
                for case_id in case_ids:
                    db.get(CaseStep, (case_id, 1)).due_at = due_at
        due_reminders.remind(desks.store, clock.now())
        return told()

    return run


def test_a_desk_hears_once_of_what_is_due_tomorrow_and_once_of_what_is_overdue(desks, told, remind):
    case_ids = desks.submit_all([desks.submission() for _ in range(3)])
    told()
    assert remind() == []
    assert remind(3, case_ids) == [("cases_due_soon", "蜀山小学", 3)]
    assert remind() == []
    below = ("cases_overdue_below", "蜀山区教育局", 3)
    assert remind(-1, case_ids) == [("cases_overdue", "蜀山小学", 3), below]
    assert remind() == []


def test_what_is_decided_is_not_reminded_of(desks, told, remind):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    told()

    assert remind(-1, [case_id]) == []


def test_more_overdue_steps_than_go_into_one_transaction_are_one_notice_after_all(desks, told, monkeypatch):
    monkeypatch.setattr(due_reminders.cases_contract, "AT_ONCE", 2)
    case_ids = desks.submit_all([desks.submission() for _ in range(4)])
    told()
    with desks.store.begin(transactions.system()) as db:
        for case_id in case_ids:
            db.get(CaseStep, (case_id, 1)).due_at = clock.now() - datetime.timedelta(hours=1)
    due_reminders.remind(desks.store, clock.now())
    query = select(outbox.c.body).where(outbox.c.type == contract.people_notified.type)
    bodies = desks.as_system(lambda db: db.scalars(query).all())
    org_id = str(desks.orgs["蜀山小学"])
    overdue = [
        n for b in bodies for n in b["notices"] if n["kind"] == "cases_overdue" and n["to"][0]["org_id"] == org_id
    ]

    assert len(overdue) > 1
    assert len({each["id"] for each in overdue}) == 1
    assert uuid.UUID(overdue[0]["id"])
