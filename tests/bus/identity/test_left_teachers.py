"""Whoever left the school or died has no account any more, and has it again when that is undone (R-MOB-05)."""

import itertools
import uuid

import pytest

from services.common.database import transactions
from services.common.errors import Forbidden, Unauthenticated
from services.identity.actions import left_teachers
from services.identity.actions.accounts import load_accounts
from services.identity.models import Account


@pytest.fixture
def teacher(site):
    """A teacher's account at 甲小学."""
    with site.store.begin(transactions.system()) as db:
        own = site.add_account("教师", "甲小学", "teacher", teacher_id=uuid.uuid4(), person_id=uuid.uuid4())
        load_accounts(db, [own])
    return own


def news(teacher, row_version, status, **more):
    known = {"ref": uuid.uuid4(), "teacher_id": teacher["teacher_id"], "done": True, "row_version": row_version}
    return known | {"personnel_status": status} | more


def hear(site, *heard):
    for each in heard:
        with site.store.begin(transactions.system()) as db:
            left_teachers.follow(db, [each])


def test_whoever_retired_or_died_is_signed_out_and_does_not_come_in(site, teacher):
    token = site.sign_in(teacher["username"])["token"]
    hear(site, news(teacher, 5, "303"))
    with pytest.raises(Unauthenticated):
        site.actor_by(token)
    with pytest.raises(Forbidden):
        site.sign_in(teacher["username"])


def test_it_opens_again_when_that_is_undone(site, teacher):
    hear(site, news(teacher, 5, "301"), news(teacher, 6, "100"))
    assert not site.account("教师").closed
    assert site.sign_in(teacher["username"])


def test_who_is_away_keeps_the_account(site, teacher):
    hear(site, news(teacher, 5, "203"))
    assert not site.account("教师").closed


def test_what_the_school_had_shut_by_itself_stays_shut(site, teacher):
    site.change(Account, teacher["id"], closed=True)
    hear(site, news(teacher, 5, "301"), news(teacher, 6, "100"))
    assert site.account("教师").closed


def test_what_could_not_be_written_changes_nothing(site, teacher):
    hear(site, news(teacher, 5, "301", done=False))
    assert not site.account("教师").closed


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_newest_news_counts_in_whatever_order_it_comes(site, teacher, order):
    told = [news(teacher, 5, "301"), news(teacher, 6, "100"), news(teacher, 7, "303")]
    hear(site, *(told[number] for number in order), told[0])
    assert site.account("教师").closed
    hear(site, news(teacher, 8, "100"))
    assert not site.account("教师").closed
