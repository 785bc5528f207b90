"""Replacing deletes what the workbook lacks, where it is clear whose it is; appending keeps it."""

from sqlalchemy import select

from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.file.models import Teacher, Version
from tests.bus.records.importing_sets.rows import made, of_set
from tests.data.books import owned


def test_replace_with_the_same_workbook_changes_nothing_either(hand_in, workbook_of, person, traces):
    path = workbook_of(person, education=owned(person, made("education", 3)), contact=owned(person, made("contact", 1)))
    hand_in(path)
    before = traces()

    again = hand_in(path, mode="replace")

    assert (again["added"], again["changed"], again["deleted"]) == (0, 0, 0)
    assert traces() == before


def test_append_keeps_what_the_workbook_does_not_have(hand_in, workbook_of, person, on_file):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows[:2])))

    result = hand_in(workbook_of(work=owned(person, rows[2:])))

    assert of_set(result, "work") == (1, 0, 0, 0, 0)
    assert len(on_file("work")) == 3


def test_replace_deletes_what_the_workbook_does_not_have_and_leaves_a_tombstone(
    hand_in, workbook_of, values_of, person, on_file
):
    other, rows = values_of(), made("work", 3)
    hand_in(
        workbook_of(person, other, work=owned(person, rows) + owned(other, rows), paper=owned(person, made("paper", 2)))
    )
    gone = {str(entry.id) for entry in on_file("work")}

    result = hand_in(workbook_of(work=owned(person, rows[:1])), mode="replace")

    assert of_set(result, "work") == (0, 0, 2, 1, 0)
    assert len(on_file("paper")) == 2
    assert len(on_file("work")) == 1 + 3  # the other teacher has no row in the workbook, so nothing is replaced
    gone -= {str(entry.id) for entry in on_file("work")}
    with hand_in.begin(hand_in.clerk) as db:
        last = db.scalars(select(Version).where(Version.known_to.is_(None), Version.act == "deleted")).all()
        assert {str(version.entry_id) for version in last} == gone
        assert [version.values for version in last] == [{}, {}]
        assert [version.number for version in last] == [2, 2]
        teacher = db.scalar(select(Teacher).where(Teacher.name == person["name"]))
        assert (teacher.version, teacher.row_version, teacher.basic_version) == (2, 2, 1)


def test_replace_deletes_nothing_of_a_teacher_whose_rows_are_not_all_right(hand_in, workbook_of, values_of, on_file):
    right, wrong = values_of(), values_of()
    rows = made("work", 3)
    hand_in(workbook_of(right, wrong, work=owned(right, rows) + owned(wrong, rows)))
    faulty = {**rows[1], "from": "去年"}

    result = hand_in(workbook_of(work=owned(right, rows[:1]) + owned(wrong, [rows[0], faulty])), mode="replace")

    assert of_set(result, "work") == (0, 0, 2, 2, 1)
    assert len(on_file("work")) == 1 + 3
    assert "warning" in [fault.severity for fault in result["faults"]]


def test_replace_deletes_nothing_where_it_is_not_clear_whose_a_row_is(hand_in, workbook_of, person, on_file):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows)))
    strange = owned(person, rows[1:2], **{OWNER_NUMBER: "110105194912310021"})

    assert of_set(hand_in(workbook_of(work=owned(person, rows[:1]) + strange), mode="replace"), "work")[2] == 0
    nameless = [row | {OWNER_NAME: None} for row in strange]
    assert of_set(hand_in(workbook_of(work=owned(person, rows[:1]) + nameless), mode="replace"), "work")[2] == 0
    assert len(on_file("work")) == 3
