"""When a teacher's file goes to another school the account goes along; news comes twice, late and in any order."""

import itertools
import uuid

import pytest

from services.common.database import transactions
from services.common.errors import Unauthenticated
from services.identity.actions import handed_over_files, left_teachers
from services.identity.actions.accounts import load_accounts
from services.identity.models import Account, Org

SCHOOLS = ("甲小学", "甲中学", "乙小学")


@pytest.fixture
def teacher(site):
    """A teacher's account at 甲小学, and her account as a clerk of that school."""
    person_id, teacher_id = uuid.uuid4(), uuid.uuid4()
    with site.store.begin(transactions.system()) as db:
        own = site.add_account("教师", "甲小学", "teacher", teacher_id=teacher_id, person_id=person_id)
        office = site.add_account("兼录入员", "甲小学", "entry_clerk", person_id=person_id)
        load_accounts(db, [own, office])
    return own


def news(site, teacher, row_version, org, **more):
    place = site.row(Org, site.orgs[org]["id"])
    known = {"ref": uuid.uuid4(), "teacher_id": teacher["teacher_id"], "done": True, "row_version": row_version}
    return known | {"org_id": place.id, "org_path": place.path, "department_id": None} | more


def hear(site, *heard):
    for each in heard:
        with site.store.begin(transactions.system()) as db:
            handed_over_files.follow(db, [each])


def state(site, name):
    account = site.account(name)
    return str(account.org_id), account.org_path, sorted(account.roles)


def test_the_account_goes_along_and_whoever_is_signed_in_signs_in_again(site, teacher):
    token = site.sign_in(teacher["username"])["token"]
    hear(site, news(site, teacher, 5, "乙小学"))

    with pytest.raises(Unauthenticated):
        site.actor_by(token)
    path = site.row(Org, site.orgs["乙小学"]["id"]).path
    assert state(site, "教师") == (site.org_id("乙小学"), path, ["teacher"])
    again = site.actor_by(site.sign_in(teacher["username"])["token"])
    assert (again.org_path, again.teacher_id) == (path, teacher["teacher_id"])


def test_what_the_old_school_had_shut_is_open_again(site, teacher):
    site.change(Account, teacher["id"], closed=True)
    hear(site, news(site, teacher, 5, "乙小学"))
    assert not site.account("教师").closed


def test_the_office_account_of_the_same_person_stays(site, teacher):
    before = state(site, "兼录入员")
    token = site.sign_in(site.username("兼录入员"))["token"]
    hear(site, news(site, teacher, 5, "乙小学"))

    assert state(site, "兼录入员") == before
    assert site.actor_by(token).roles == {"entry_clerk"}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_whatever_order_it_is_heard_the_newest_counts(site, teacher, order):
    moves = [news(site, teacher, 5 + place, org) for place, org in enumerate(("甲中学", "乙小学", "甲中学"))]
    hear(site, *(moves[each] for each in order), *moves)
    assert state(site, "教师")[0] == site.org_id("甲中学")


def test_what_was_not_done_moves_nobody_and_the_same_again_ends_no_session(site, teacher):
    refused = news(site, teacher, 9, "乙小学", done=False)
    moved = news(site, teacher, 5, "甲中学")
    hear(site, refused, moved)
    assert state(site, "教师")[0] == site.org_id("甲中学")

    token = site.sign_in(teacher["username"])["token"]
    hear(site, moved, refused)
    assert site.actor_by(token)


def test_a_file_without_an_account_is_no_error(site):
    hear(site, news(site, {"teacher_id": uuid.uuid4()}, 1, "甲中学"))


def test_an_account_that_is_opened_late_is_brought_along_with_the_next_news(site, teacher):
    late = {"teacher_id": uuid.uuid4()}
    moved = news(site, late, 5, "乙小学")
    hear(site, moved)
    with site.store.begin(transactions.system()) as db:
        load_accounts(db, [site.add_account("晚到", "甲小学", "teacher", **late)])
    hear(site, moved)
    assert state(site, "晚到")[0] == site.org_id("乙小学")


def test_whoever_had_left_and_is_taken_in_has_the_account_again_whichever_news_comes_first(site, teacher):
    gone = {"teacher_id": teacher["teacher_id"], "done": True, "row_version": 4, "personnel_status": "306"}
    hear(site, news(site, teacher, 5, "乙小学"))
    with site.store.begin(transactions.system()) as db:
        left_teachers.follow(db, [gone])
    assert not site.account("教师").closed

    with site.store.begin(transactions.system()) as db:
        left_teachers.follow(db, [gone | {"row_version": 6}])
    assert site.account("教师").closed
    hear(site, news(site, teacher, 7, "甲中学"))
    assert not site.account("教师").closed
