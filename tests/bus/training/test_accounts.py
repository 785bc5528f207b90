"""The account of a teacher: sums, what is missing until when, why each result counts or not (R-TRN-08, R-TRN-10)."""

from decimal import Decimal

import pytest

from services.common.errors import NotFound
from services.training.accounts import viewing
from services.training.confirming import correcting
from tests.bus.training.courses import CENTRE, CITY, COUNTY, DAY, OTHER_SCHOOL, SCHOOL, TODAY


def seen(courses, actor, teacher_id):
    return courses.ask(actor, viewing.credit_account, teacher_id)


def own(courses, teacher_id, school=SCHOOL, **more):
    return courses.ask(courses.himself(teacher_id, school), viewing.own_credit_account, **more)


def test_what_waits_is_forecast_and_what_is_confirmed_is_credited_with_the_way_to_it(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    before = own(courses, teacher)
    [line] = before["lines"]
    assert (line["state"], line["outcome"], line["amount"]) == ("submitted", "counted", "10")
    current = next(each for each in before["cycles"] if each["is_current"])
    assert current["credited"] == {"confirmed": "0", "forecast": "10"}
    courses.confirmed(project)
    after = own(courses, teacher)
    current = next(each for each in after["cycles"] if each["is_current"])
    assert current["credited"] == {"confirmed": "10", "forecast": "10"}
    [line] = after["lines"]
    assert (line["state"], line["org_name"], line["buckets"]) == ("confirmed", SCHOOL, {"集中": "10"})
    assert line["steps"]
    assert [entry["amount"] for entry in line["entries"]] == ["10"]


def test_what_is_missing_says_how_much_of_what_and_until_when(courses):
    teacher = courses.teacher()
    account = own(courses, teacher)
    assert (account["passed"], account["owner"], account["unit"]) == (False, "某省教育厅", "学分")
    cycle = [each for each in account["demands"] if each["per"] == "cycle" and each["is_current"]]
    assert {each["required"] for each in cycle} == {"120", "70", "30", "50"}
    assert all(each["missing"] == each["required"] and each["until"] == each["last"] for each in cycle)
    assert all(each["required"] in each["words"] for each in cycle)


def test_a_correction_shows_the_old_entry_its_reversal_and_the_new_one(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    holder = courses.person(CENTRE, "institution")
    [row] = courses.results(holder, project)
    said = {"hours": Decimal(15), "absent": None, "grade": "合格", "measures": {}}
    courses.ask(holder, correcting.correct_result, row["result_id"], row["row_version"], "学时登记有误", **said)
    [line] = own(courses, teacher)["lines"]
    assert (line["state"], line["amount"]) == ("submitted", "10")  # until it is confirmed the old credit stands
    courses.confirmed(project)
    [line] = own(courses, teacher)["lines"]
    assert [(entry["amount"], entry["is_reversal"]) for entry in line["entries"]] == [
        ("10", False), ("-10", True), ("5", False),
    ]  # fmt: skip
    assert line["amount"] == "5"


def test_the_account_is_whole_at_the_new_school_and_closed_to_the_old_one(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    courses.teacher(OTHER_SCHOOL, id=teacher, row_version=2)
    [line] = seen(courses, courses.person(OTHER_SCHOOL), teacher)["lines"]
    assert line["org_name"] == SCHOOL
    assert seen(courses, courses.person(CITY), teacher)["lines"]
    for stranger in (courses.person(SCHOOL), courses.person("某大学")):
        with pytest.raises(NotFound):
            seen(courses, stranger, teacher)


def test_a_rule_put_in_force_later_changes_no_confirmed_credit(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    [before] = own(courses, teacher)["lines"]
    courses.rule_of(COUNTY, "gives: 2")
    [after] = own(courses, teacher)["lines"]
    assert (after["amount"], after["entries"]) == (before["amount"], before["entries"]) != ("20", [])


def test_english_is_said_in_english(courses):
    [teacher] = courses.teachers(1)
    project = courses.ended([teacher])
    courses.submitted(project)
    courses.confirmed(project)
    [line] = own(courses, teacher, language="en")["lines"]
    assert "That makes 10 credits." in line["steps"]


def test_files_that_were_joined_have_one_account_with_one_cap_until_they_are_parted(courses):
    kept, lost = courses.teachers(2)
    lesson = {"mode": "5", "attributes": {"item": "公开课示范课"}, "hours": Decimal(6)}
    said = {"hours": Decimal(6), "measures": {"times": Decimal(2)}}
    starts = (TODAY + number * 10 * DAY for number in (1, 2, 3))
    first, second, third = (
        courses.ended([each], start=start, **lesson) for each, start in zip((lost, kept, lost), starts, strict=True)
    )
    courses.submitted(first, **said)
    courses.confirmed(first)
    courses.teacher(id=lost, row_version=2, merged_into=str(kept))
    for project in (second, third):
        courses.submitted(project, **said)
    [counted] = courses.confirmed(second)
    [cut] = courses.confirmed(third)

    assert (counted["amount"], cut["amount"]) == ("1", "0")  # three a year, of whichever file
    account = own(courses, kept)
    assert sorted(line["amount"] for line in account["lines"]) == ["0", "1", "2"]
    with pytest.raises(NotFound):
        seen(courses, courses.person(COUNTY), lost)
    courses.teacher(id=lost, row_version=3, merged_into=None)
    assert sorted(line["amount"] for line in own(courses, lost)["lines"]) == ["0", "2"]
    assert [line["amount"] for line in own(courses, kept)["lines"]] == ["1"]
