"""A status is changed in a file on mobility's word: in one step, with what belongs to it, once, and back (R-MOB-05)."""

import datetime
import uuid

import pytest
from sqlalchemy import event, text

from services.records.file import holds, rechecking
from services.records.file.finishing import finish
from services.records.status_changes import changing
from tests.bus.records.schools_of_a_file import effective

DAY = datetime.date(2026, 8, 31)
NEWEST = text("SELECT body::jsonb->'items' FROM outbox WHERE type = 'statuses_changed' ORDER BY seq DESC LIMIT 1")
JOIN = text("UPDATE teacher SET merged_into = :kept WHERE id = :lost")
ANSWERED = text("SELECT body::jsonb->'answers' FROM outbox WHERE type LIKE '%hold_granted%' ORDER BY seq DESC LIMIT 1")
DELTAS = text(
    """
    SELECT said->>'personnel_status' AS status, sum(files) AS files FROM statistics_delta WHERE org_id = :org
    GROUP BY 1
    """
)
TRAIL = text("SELECT person, details FROM audit WHERE action = 'records.status_changed' AND subject = :id")
UNAPPROVED = text("SELECT count(*) FROM version WHERE teacher_id = :id AND known_to IS NULL AND effective_from IS NULL")
WORK = {"from": "2001-09", "nature": "231", "position": "语文教师"}


@pytest.fixture
def teacher(filing, values_of) -> dict:
    return effective(filing, values_of())


@pytest.fixture
def at_work(filing, values_of, school) -> dict:
    """The same, with 工作经历 until now."""
    made = filing.newcomer(values_of(personnel_status="100"))
    filing.add(made, "work", WORK | {"organisation": "某小学", "to": "2005-08"})
    filing.add(made, "work", WORK | {"organisation": school["name"], "from": "2005-09"})
    filing.submit(made["id"])
    filing.hear(filing.case(made, "approved"))
    return filing.look(made)


class Changing:
    """Mobility, as far as records hears of it."""

    def __init__(self, begin, actor, school):
        self.begin, self.actor, self.school = begin, actor, school

    def asks(self, teacher, to_status, from_status="100", **more):
        known = {"ref": uuid.uuid4(), "teacher_id": teacher["id"], "org_id": self.school["id"], "undoes": None}
        known |= {"hold": None, "rotation": None}
        known |= {"from_status": from_status, "to_status": to_status, "day": DAY, "person": "王录入"}
        known |= {"person_id": self.actor.person_id, "by_org_id": self.school["id"], "by_org_name": self.school["name"]}
        return known | more

    def hold(self, item):
        with self.begin() as db:
            holds.hold(db, item["teacher_id"], holds.STATUS, item["ref"])
        return item

    def change(self, *items):
        with self.begin() as db:
            changing.change_statuses(db, list(items))
        with self.begin() as db:
            return db.scalar(NEWEST)

    def changed(self, teacher, to_status, from_status="100", **more):
        """Held, changed and answered."""
        item = self.hold(self.asks(teacher, to_status, from_status, **more))
        [answer] = self.change(item)
        return item, answer


@pytest.fixture
def mobile(begin, clerk, school) -> Changing:
    return Changing(begin, clerk, school)


def status_of(filing, teacher):
    return filing.look(teacher)["values"]["basic"]["personnel_status"]


def test_the_status_is_written_signed_effective_and_in_the_history(begin, filing, mobile, teacher, school):
    before = filing.look(teacher)
    _, answer = mobile.changed(teacher, "301")

    assert (answer["done"], answer["personnel_status"]) == (True, "301")
    after = filing.look(teacher)
    assert (after["status"], after["missing"]) == ("effective", before["missing"])
    assert status_of(filing, teacher) == "301"
    assert answer["row_version"] == after["row_version"] > before["row_version"]
    [step] = [item for item in filing.history(teacher) if item["act"] == "status_changed" and not item["set"]]
    assert (step["person"], step["org_name"]) == ("王录入", school["name"])
    assert "退休" in step["reasons"][0]["reason"]
    with begin() as db:
        assert db.scalar(UNAPPROVED, {"id": teacher["id"]}) == 0
        assert holds.held(db, [teacher["id"]]) == {}
        [row] = db.execute(TRAIL, {"id": str(teacher["id"])})
    assert (row.person, row.details["from"], row.details["to"]) == ("王录入", "100", "301")


def test_whoever_leaves_is_counted_among_those_who_left_and_the_file_is_kept(begin, filing, mobile, teacher, school):
    mobile.changed(teacher, "306")
    with begin() as db:
        counted = {row.status: row.files for row in db.execute(DELTAS, {"org": school["id"]})}
    assert (counted["100"], counted["306"]) == (0, 1)
    assert filing.look(teacher)["id"] == teacher["id"]


def test_that_the_teacher_retired_is_no_fault_of_an_effective_file(begin, filing, mobile, teacher):
    mobile.changed(teacher, "301")
    with begin() as db:
        rechecking.recheck(db, [teacher["id"]])
        finish(db)
    after = filing.look(teacher)
    assert (after["missing"], after["missing_items"]) == (teacher["missing"], [])


def values_in(filing, teacher, code):
    return [entry["values"] for entry in filing.entries(teacher, code)]


def test_work_ends_with_whoever_leaves_and_goes_on_for_whoever_is_away(filing, mobile, at_work):
    mobile.changed(at_work, "203")
    assert "to" not in values_in(filing, at_work, "work")[1]
    mobile.changed(at_work, "301", "203")
    first, second = values_in(filing, at_work, "work")
    assert (first["to"], second["to"]) == ("2005-08", "2026-08")
    assert filing.look(at_work)["missing"] == at_work["missing"]


def test_undoing_gives_everything_back_as_it_was(filing, mobile, at_work):
    before = values_in(filing, at_work, "work")
    item, _ = mobile.changed(at_work, "301")
    _, answer = mobile.changed(at_work, "100", "301", undoes=item["ref"])

    assert answer["done"], answer["why"]
    assert values_in(filing, at_work, "work") == before
    assert status_of(filing, at_work) == "100"
    assert next(each["act"] for each in filing.history(at_work) if not each["set"]) == "status_undone"


def test_what_was_changed_since_is_not_given_back(begin, filing, mobile, at_work):
    item, _ = mobile.changed(at_work, "301")
    with begin() as db:  # as a request would that corrects the end of the work
        db.execute(text("UPDATE status_change SET written = jsonb_set(written, '{0,number}', '1') WHERE ref = :ref"),
                   {"ref": item["ref"]})  # fmt: skip
    _, answer = mobile.changed(at_work, "100", "301", undoes=item["ref"])
    assert not answer["done"]
    assert status_of(filing, at_work) == "301"


def test_the_same_change_again_is_answered_as_before_and_does_nothing(filing, mobile, teacher):
    item, first = mobile.changed(teacher, "301")
    version = filing.look(teacher)["row_version"]
    [again] = mobile.change(item)
    assert again == first
    [once, *more] = mobile.change(item, item)
    assert (once, more) == (first, [])
    assert filing.look(teacher)["row_version"] == version


def test_another_status_than_was_shown_is_a_conflict_that_is_answered(filing, mobile, teacher):
    mobile.changed(teacher, "203")
    _, answer = mobile.changed(teacher, "301", "100")
    assert not answer["done"]
    assert "长病假" in answer["why"]
    assert answer["personnel_status"] == "203"
    assert status_of(filing, teacher) == "203"


def test_without_its_hold_nothing_is_written(filing, mobile, teacher):
    [answer] = mobile.change(mobile.asks(teacher, "301"))
    assert not answer["done"]
    assert status_of(filing, teacher) == "100"


def test_one_that_cannot_be_written_holds_up_no_other(filing, mobile, teacher, values_of):
    other = effective(filing, values_of())
    bad = mobile.asks({"id": uuid.uuid4()}, "301")
    good = [mobile.hold(mobile.asks(each, "301")) for each in (teacher, other)]
    answers = {answer["ref"]: answer["done"] for answer in mobile.change(good[0], bad, good[1])}
    assert answers == {str(good[0]["ref"]): True, str(bad["ref"]): False, str(good[1]["ref"]): True}


def test_a_hold_can_be_taken_in_the_stead_of_another_one(begin, teacher):
    transfer, death = uuid.uuid4(), uuid.uuid4()
    wanted = {"ref": death, "teacher_id": teacher["id"], "kind": holds.STATUS, "entries": None}
    with begin() as db:
        holds.hold(db, teacher["id"], holds.TRANSFER, transfer)
        holds.answer(db, "mobility", [wanted | {"instead_of": [uuid.uuid4()]}])
        assert [hold["ref"] for hold in holds.held(db, [teacher["id"]])[teacher["id"]]] == [transfer]
        holds.answer(db, "mobility", [wanted | {"instead_of": [transfer]}])
        assert [hold["ref"] for hold in holds.held(db, [teacher["id"]])[teacher["id"]]] == [death]


def test_a_file_that_was_joined_with_another_one_is_held_for_nobody(begin, filing, values_of, teacher):
    kept = effective(filing, values_of())
    wanted = {"ref": uuid.uuid4(), "teacher_id": teacher["id"], "kind": holds.STATUS, "entries": None}
    with begin() as db:
        db.execute(JOIN, {"kept": kept["id"], "lost": teacher["id"]})
        holds.answer(db, "mobility", [wanted])
        assert holds.held(db, [teacher["id"]]) == {}
        [answer] = db.scalar(ANSWERED)
    assert (answer["granted"], answer.get("blocker")) == (False, None)


def test_a_change_of_post_writes_post_title_stage_and_establishment_and_undoing_takes_all_back(filing, mobile, at_work):
    """R-MOB-09."""
    before = filing.look(at_work)
    had = {code: values_in(filing, at_work, code) for code in ("post", "title", "teaching")}
    post = {"staff_category": "13", "on_establishment": False, "employment_form": "2", "post_type": "3"}
    post |= {"post_grade": "205", "title": "053", "stage": "3", "courses": []}
    item, answer = mobile.changed(at_work, "100", post=post)

    assert answer["done"], answer["why"]
    after = filing.look(at_work)["values"]["basic"]
    assert {name: after.get(name) for name in ("staff_category", "on_establishment", "employment_form")} == {
        name: post[name] for name in ("staff_category", "on_establishment", "employment_form")
    }
    assert (after["post_type"], after["post_grade"], after["title"]) == ("3", "205", "053")
    [teaching] = [each for each in values_in(filing, at_work, "teaching") if each not in had["teaching"]]
    assert (teaching["school_year"], teaching["term"], teaching["stage"]) == ("2025-2026", "2", "3")
    assert "校内变动" in next(each for each in filing.history(at_work) if not each["set"])["reasons"][0]["reason"]

    _, undone = mobile.changed(at_work, "100", undoes=item["ref"])
    assert undone["done"], undone["why"]
    assert filing.look(at_work)["values"]["basic"] == before["values"]["basic"]
    assert {code: values_in(filing, at_work, code) for code in had} == had


def test_whoever_retired_and_works_again_is_off_the_establishment(filing, mobile, at_work):
    """R-MOB-08."""
    mobile.changed(at_work, "301")
    _, answer = mobile.changed(at_work, "100", "301", post={"on_establishment": False, "employment_form": "3"})
    assert answer["done"], answer["why"]
    basic = filing.look(at_work)["values"]["basic"]
    assert (basic["personnel_status"], basic["on_establishment"], basic["employment_form"]) == ("100", False, "3")


def test_a_post_that_the_catalogue_has_not_is_answered_and_nothing_is_written(filing, mobile, at_work):
    version = filing.look(at_work)["row_version"]
    _, answer = mobile.changed(at_work, "100", post={"stage": "Q"})
    assert (answer["done"], filing.look(at_work)["row_version"]) == (False, version)


def test_an_establishment_that_was_changed_since_is_not_given_back(begin, filing, mobile, at_work):
    item, _ = mobile.changed(at_work, "100", post={"staff_category": "13"})
    mobile.changed(at_work, "100", post={"staff_category": "12"})
    _, answer = mobile.changed(at_work, "100", undoes=item["ref"])
    assert not answer["done"]
    assert filing.look(at_work)["values"]["basic"]["staff_category"] == "12"


def test_many_changes_take_as_many_statements_as_one_and_each_is_answered(
    mobile, filing, values_of, school, clerk, stores
):
    def changed(count: int) -> int:
        items = [mobile.asks(effective(filing, values_of()), "301") for _ in range(count)]
        for item in items[1:]:  # the first is not held, and refused alone
            mobile.hold(item)
        seen: list[str] = []
        listener = lambda *args: seen.append(args[2])  # noqa: E731 - SQLAlchemy takes no method here
        event.listen(stores["records"].engine, "before_cursor_execute", listener)
        try:
            answers = {each["ref"]: each["done"] for each in mobile.change(*items)}
        finally:
            event.remove(stores["records"].engine, "before_cursor_execute", listener)
        assert answers == {str(item["ref"]): item is not items[0] for item in items}
        return len(seen)

    assert changed(8) == changed(2)


def test_two_people_change_together_and_each_signs_what_was_theirs(mobile, filing, values_of, begin):
    mine, theirs = (mobile.asks(effective(filing, values_of()), "301") for _ in range(2))
    theirs |= {"person": "李录入", "person_id": uuid.uuid4()}
    mobile.change(mobile.hold(mine), mobile.hold(theirs))

    with begin() as db:
        signed = [db.execute(TRAIL, {"id": str(each["teacher_id"])}).one().person for each in (mine, theirs)]
    assert signed == ["王录入", "李录入"]
