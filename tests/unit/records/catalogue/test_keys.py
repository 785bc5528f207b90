"""By what an entry is recognised when it comes again (R-REC-10)."""

import pytest

from services.records import catalogue
from services.records.catalogue import key_of


@pytest.fixture
def set_of():
    return lambda code: catalogue.load().set("primary_secondary", code)


def test_two_spellings_of_a_name_are_the_same_entry(set_of):
    one = {"organisation": "第一中学（本部）", "from": "2020-09"}
    other = {"organisation": " 第一 中学(本部)", "from": "2020-09"}

    assert key_of(set_of("work"), one) == key_of(set_of("work"), other)


def test_an_entry_that_owes_a_part_of_its_key_has_none(set_of):
    assert key_of(set_of("work"), {"organisation": "第一中学"}) is None
    assert key_of(set_of("education"), {"education": "21", "institution": "安徽师范大学", "degree_level": "0"}) is None


def test_what_does_not_apply_is_a_part_of_the_key_too(set_of):
    none = {"education": "0", "degree_level": "0"}

    assert key_of(set_of("education"), none) == ("0", "", "", "0")


def test_what_may_stay_empty_may_stay_empty_in_the_key(set_of):
    assert key_of(set_of("project"), {"name": "课堂提问研究"}) == ("课堂提问研究", "")


def test_there_is_one_entry_of_a_single_set(set_of):
    assert key_of(set_of("contact"), {}) == key_of(set_of("contact"), {"mobile": "13800138000"}) == ()


def test_years_and_answers_are_parts_like_others(set_of):
    assert key_of(set_of("pay"), {"year": 2024}) == ("2024",)
    assert key_of(set_of("overseas"), {"has_studied": False}) == ("False", "", "", "")
