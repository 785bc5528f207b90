"""The whole run by a program that knows nothing but the OpenAPI document and the template's header row."""

import re

import pytest

from tests.e2e import run_by_api
from tests.e2e.site import Site


@pytest.fixture(scope="module")
def said() -> list[str]:
    return []


@pytest.fixture(scope="module")
def outcome(site: Site, said: list[str]) -> dict[str, str]:
    return run_by_api.run(site.address, said.append)


def test_all_three_are_effective_in_the_end(outcome):
    assert list(outcome.values()) == ["effective"] * 3


@pytest.mark.usefixtures("outcome")
def test_the_newcomer_had_to_change_the_password_first(said):
    assert said[0] == "the newcomer may not list teachers yet: 403"


@pytest.mark.usefixtures("outcome")
def test_each_fault_was_told_by_row_and_column_and_mending_doubled_nothing(said):
    start = said.index("first upload: 3 added, 3 rows faulty")
    faults = [line.split(":")[0].split() for line in said if line.startswith("  基本信息")]

    assert [(place, field) for _, place, field in faults] == [("G5", "身份证件号"), ("A6", "姓名"), ("H7", "出生日期")]
    assert said[start + 4] == "mended: 3 added, 3 unchanged, 0 faulty"


@pytest.mark.usefixtures("outcome")
def test_a_save_of_what_was_seen_earlier_was_refused(said):
    assert any(re.match(r"saved .+; the same version again: 412 .*接口录入员", line) for line in said)


@pytest.mark.usefixtures("outcome")
def test_the_history_of_the_rejected_one_says_who_did_what(said):
    steps = [line.split() for line in said if line.startswith("  20")]

    assert [(act, who) for _, act, who, *_ in steps] == [
        ("imported", "接口录入员"),
        ("submitted", "接口录入员"),
        ("rejected", "井岗九年一贯制学校信息审核员"),
        ("saved", "接口录入员"),
        ("submitted", "接口录入员"),
        ("approved", "井岗九年一贯制学校信息审核员"),
        ("approved", "蜀山区教育体育局信息审核员"),
    ]
    assert steps[-1][-1] == "effective"
