"""Requests that ask the same of different files have one key at review; who somebody is is nobody else's."""

import pytest
from sqlalchemy import select

from services.common.database.tables import outbox
from services.contracts.review import businesses
from tests.bus.records.asking import Asking, added, changed, make_effective
from tests.bus.records.filing import EDUCATION


@pytest.fixture
def asking(begin, clerk):
    """The school's clerk."""
    return Asking(begin, clerk)


@pytest.fixture
def two(filing, values_of):
    """Two files that are effective."""
    return [make_effective(filing, filing.newcomer(values_of())) for _ in range(2)]


def alike_of(begin, request):
    """What review was told that a case has in common with others."""
    query = select(outbox.c.body).where(outbox.c.type == businesses.cases_wanted.at("records").type)
    with begin() as db:
        told = [case for body in db.scalars(query) for case in body["cases"]]
    return next(case["alike"] for case in told if case["id"] == str(request["case_id"]))


def test_the_same_change_of_two_files_has_one_key_and_its_words(begin, asking, two):
    item = changed("basic", None, {"remark": "已核对"})
    one, other = (alike_of(begin, asking.hand_in(teacher, item)) for teacher in two)
    assert one["key"] == other["key"]
    assert one["words"] == "基本信息 变更：备注→已核对"
    assert one["before"] == "备注：空"


def test_another_value_or_field_is_another_key(begin, asking, two):
    keys = {
        alike_of(begin, asking.hand_in(teacher, changed("basic", None, {"remark": value})))["key"]
        for teacher, value in zip(two, ("甲", "乙"), strict=True)
    }
    assert len(keys) == 2


def test_the_same_addition_to_two_files_has_one_key(begin, asking, two):
    one, other = (alike_of(begin, asking.hand_in(teacher, added("education", EDUCATION))) for teacher in two)
    assert one["key"] == other["key"]
    assert one["words"].startswith("学习经历 新增：")
    assert one["before"] == ""
