"""A desk that decides many together sees which act each case asks for, and from which day on (R-REV-04, R-MOB-05)."""

import datetime

from services.common.request import Request
from services.review import alike, queries
from tests.bus.mobility.elsewhere import BEGAN
from tests.bus.mobility.staff import SCHOOL

FIRST = datetime.date(2026, 9, 1)
WANTED = {"q": None, "org_id": None, "business": None, "step": None, "due": None, "alike": None}
MORE = {"teacher_id": None, "subject_id": None, "limit": 50, "after": None}


def waiting(school, actor):
    with school.stores["review"].begin(Request(actor=actor)) as db:
        found = queries.list_cases(db, actor, box="todo", **WANTED | MORE)["items"]
    return {row["subject_name"]: row for row in found}


def groups(school, actor):
    with school.stores["review"].begin(Request(actor=actor)) as db:
        return [(group["words"], group["count"]) for group in alike.list_alike(db, actor)["items"]]


def test_each_row_of_the_work_list_names_the_act_and_its_first_day(staff):
    clerk, reviewer = staff.person(SCHOOL, "entry_clerk"), staff.person(SCHOOL, "reviewer")
    for name, act, status in (
        ("王一", "retirement", "301"),
        ("王二", "resignation", "306"),
        ("王三", "absence", "203"),
    ):
        staff.entered(clerk, staff.teacher(name=name), act, status, day=FIRST)
    found = waiting(staff, reviewer)
    asked = {name: (row["asked"]["code"], row["asked"]["day"]) for name, row in found.items()}
    assert asked == {"王一": ("301", FIRST), "王二": ("306", FIRST), "王三": ("203", FIRST)}


def test_a_row_says_which_act_is_to_be_undone(staff):
    clerk, reviewer = staff.person(SCHOOL, "entry_clerk"), staff.person(SCHOOL, "reviewer")
    staff.undo(clerk, staff.done(clerk, staff.teacher(name="王一"), "absence", "204"))
    asked = waiting(staff, reviewer)["王一"]["asked"]
    assert (asked["code"], asked["undoes"]) == ("undo", "204")


def test_acts_that_say_the_same_are_one_group_with_the_act_and_the_day_in_words(staff):
    clerk, reviewer = staff.person(SCHOOL, "entry_clerk"), staff.person(SCHOOL, "reviewer")
    said = {"day": FIRST, "document": "合教人〔2026〕8号", "words": "按规定办理"}
    for name in ("王一", "王二"):
        staff.entered(clerk, staff.teacher(name=name), "retirement", "301", **said)
    staff.entered(clerk, staff.teacher(name="王三"), "retirement", "301", **said | {"day": datetime.date(2026, 10, 1)})
    assert groups(staff, reviewer) == [("退休：2026-09-01 起，文号 合教人〔2026〕8号，按规定办理", 2)]
    assert waiting(staff, reviewer)["王一"]["before"] == "在本单位任职"


def test_a_rotation_a_loan_and_a_later_last_day_are_told_apart(elsewhere):
    clerk, reviewer = elsewhere.person(SCHOOL, "entry_clerk"), elsewhere.person(SCHOOL, "reviewer")
    elsewhere.send(clerk, elsewhere.teacher(name="王一"))
    elsewhere.lend(clerk, elsewhere.teacher(name="王二"))
    elsewhere.settle()
    longer = elsewhere.agreed(elsewhere.send(clerk, elsewhere.teacher(name="王三")))
    until = longer["until"] + datetime.timedelta(days=90)
    elsewhere.extend(clerk, longer, until)
    elsewhere.settle()
    found = waiting(elsewhere, reviewer)
    asked = {name: (row["asked"]["code"], row["asked"]["day"]) for name, row in found.items()}
    assert asked == {"王一": ("rotation", BEGAN), "王二": ("loan", BEGAN), "王三": ("extended_rotation", until)}
    assert found["王一"]["words"].startswith(f"交流轮岗到包河小学：{BEGAN} 至 ")


def test_a_transfer_says_its_kind_and_its_first_day(province):
    province.reviewed(province.person("蜀山小学", "entry_clerk"), province.teacher(name="王一"), kind="rotation")
    asked = waiting(province, province.person("蜀山小学", "reviewer"))["王一"]["asked"]
    assert (asked["code"], asked["day"]) == ("rotation", datetime.date(2027, 2, 1))
