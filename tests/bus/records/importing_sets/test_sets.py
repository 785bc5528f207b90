"""Every record set comes in from one workbook, and the same again changes nothing (R-REC-10)."""

from openpyxl import load_workbook
from sqlalchemy import select, text

from services.common.processes import jobs
from services.records.catalogue import load
from services.records.file.models import Entry, Teacher
from tests.bus.records.importing_sets.rows import made, of_set
from tests.data.books import CATEGORY, owned

SUBS = [each.code for each in load().sets(CATEGORY) if each.kind != "main"]


def test_every_set_comes_in_and_the_same_again_changes_nothing(hand_in, workbook_of, values_of, traces):  # R-REC-10
    people = [values_of(), values_of()]
    sets = {
        code: [row for seed, each in enumerate(people) for row in owned(each, made(code, 2, seed))] for code in SUBS
    }
    path = workbook_of(*people, **sets)

    first = hand_in(path)
    assert (first["faults"], first["faulty"]) == ([], 0)
    assert first["added"] == 2 + sum(map(len, sets.values()))
    before = traces()
    again = hand_in(path)

    assert (again["added"], again["changed"], again["deleted"], again["faulty"]) == (0, 0, 0, 0)
    assert again["unchanged"] == first["added"]
    assert traces() == before
    assert before["version"] == first["added"]
    assert before["audit"] == 1


def test_a_changed_row_opens_a_version_and_counts_the_file_once(hand_in, workbook_of, person, begin, clerk):
    pay, work = made("pay", 1), made("work", 1)
    hand_in(workbook_of(person, pay=owned(person, pay), work=owned(person, work)))

    result = hand_in(
        workbook_of(
            person, pay=owned(person, pay, annual_income="98765.43"), work=owned(person, work, position="教研组长")
        )
    )

    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        numbers = dict(db.execute(select(Entry.set_code, Entry.number)).all())
    assert (result["changed"], result["unchanged"]) == (2, 1)
    assert (teacher.version, teacher.basic_version, numbers) == (2, 1, {"pay": 2, "work": 2})


def test_a_column_that_is_not_in_the_sheet_leaves_its_values_alone(hand_in, workbook_of, person, tmp_path, on_file):
    [row] = made("contact", 1)
    path = workbook_of(person, contact=owned(person, [row | {"address": "旧地址"}]))
    hand_in(path)
    book = load_workbook(path)
    sheet = book["联系方式"]
    place = next(cell.column for cell in sheet[1] if cell.value == "通讯地址")
    sheet.delete_cols(place)
    book.save(path)

    assert of_set(hand_in(path), "contact") == (0, 0, 0, 1, 0)
    assert on_file("contact")[0].values["address"] == "旧地址"


def test_a_sub_sheet_alone_goes_to_the_teachers_on_file(hand_in, workbook_of, person, on_file):
    hand_in(workbook_of(person))

    assert of_set(hand_in(workbook_of(work=owned(person, made("work", 2)))), "work") == (2, 0, 0, 0, 0)
    assert len(on_file("work")) == 2


def test_a_file_owes_the_sets_that_the_workbook_does_not_have(hand_in, workbook_of, person, begin, clerk):  # R-REC-12
    required = [each.code for each in load().sets(CATEGORY) if each.required and each.kind != "main"]
    hand_in(workbook_of(person, **{required[0]: owned(person, made(required[0], 1))}))
    with begin(clerk) as db:
        assert db.scalar(select(Teacher.missing)) == len(required) - 1

    hand_in(workbook_of(**{code: owned(person, made(code, 1)) for code in required[1:]}))
    with begin(clerk) as db:
        assert db.scalar(select(Teacher.missing)) == 0


def test_a_file_under_review_keeps_its_entries(hand_in, workbook_of, person, begin, clerk, on_file):
    rows = made("work", 2)
    hand_in(workbook_of(person, work=owned(person, rows[:1])))
    with begin(clerk) as db:
        db.execute(text("UPDATE teacher SET stage = 'authority_review'"))

    result = hand_in(workbook_of(person, work=owned(person, rows)), mode="replace")

    assert of_set(result, "work") == (0, 0, 0, 1, 1)
    assert "审核" in result["faults"][0].message
    assert len(on_file("work")) == 1


def test_what_follows_from_entries_is_there_from_the_first_version(hand_in, workbook_of, person, begin, clerk):
    first, second = made("post", 2)
    first, second = first | {"from": "2010-09"}, second | {"from": "2020-09"}
    hand_in(workbook_of(person, post=owned(person, [second])))
    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        assert (teacher.basic["post_grade"], teacher.basic_version) == (second["post_grade"], 1)

    hand_in(workbook_of(post=owned(person, [first | {"from": "2021-09"}])))
    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        assert (teacher.basic["post_grade"], teacher.basic_version) == (first["post_grade"], 2)
    assert hand_in(workbook_of(person))["unchanged"] == 1


def test_an_import_that_is_wanted_no_more_leaves_nothing(hand_in, workbook_of, person, monkeypatch, traces):
    def cancel(*_: object) -> None:
        raise jobs.Cancelled

    before = traces()
    monkeypatch.setattr("services.records.importing.import_job.writing.write", cancel)
    result = hand_in(workbook_of(person, work=owned(person, made("work", 2))))

    assert (result["state"], result["faults"], traces()) == ("cancelled", [], before)
