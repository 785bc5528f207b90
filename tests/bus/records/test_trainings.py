"""A confirmed training stands in the file as 国内培训, once, as its newest version says (R-TRN-05, R-TRN-10)."""

import uuid

import pytest
from sqlalchemy import text

from services.records.trainings import writing

JOIN = text("UPDATE teacher SET merged_into = :kept WHERE id = :lost")
ENTRIES = text("SELECT \"values\" FROM entry WHERE teacher_id = :id AND set_code = 'training' ORDER BY position")
TYPED = {"year": 2026, "category": "4", "name": "新课标研修", "mode": "1", "hours": 24, "credits": "8.00"}
UNAPPROVED = text("SELECT count(*) FROM version WHERE teacher_id = :id AND known_to IS NULL AND effective_from IS NULL")


class Confirming:
    """Training, as far as records hears of it."""

    def __init__(self, begin, actor, filing):
        self.begin, self.actor, self.filing = begin, actor, filing

    def said(self, teacher, **more):
        known = {"subject_id": uuid.uuid4(), "number": 1, "teacher_id": teacher["id"], "year": 2026, "category": "4"}
        known |= {
            "name": "新课标研修",
            "organisation": "教师培训中心",
            "mode": "1",
            "hours": "30.00",
            "credits": "10.00",
        }
        signed = {
            "person_id": self.actor.person_id,
            "person": "王审核",
            "org_id": self.actor.org_id,
            "org_name": "某县教育局",
        }
        return known | signed | {"reversed": False} | more

    def hear(self, *items):
        with self.begin() as db:
            writing.write_trainings(db, list(items))

    def entries(self, teacher):
        with self.begin() as db:
            rows = db.execute(ENTRIES, {"id": teacher["id"]}).all()
        return [(row.values["name"], row.values["hours"], row.values["credits"]) for row in rows]


@pytest.fixture
def confirming(begin, clerk, filing) -> Confirming:
    return Confirming(begin, clerk, filing)


@pytest.fixture
def teacher(filing, values_of) -> dict:
    made = filing.newcomer(values_of())
    filing.submit(made["id"])
    filing.hear(filing.case(made, "approved"))
    return filing.look(made)


@pytest.fixture
def typed(filing, values_of) -> dict:
    made = filing.newcomer(values_of())
    filing.add(made, "training", TYPED)
    filing.submit(made["id"])
    filing.hear(filing.case(made, "approved"))
    return filing.look(made)


def test_it_is_written_once_and_in_force(confirming, teacher, begin):
    said = confirming.said(teacher)
    confirming.hear(said)
    confirming.hear(said)
    assert confirming.entries(teacher) == [("新课标研修", 30, "10.00")]
    with begin() as db:
        assert db.scalar(UNAPPROVED, {"id": teacher["id"]}) == 0


def test_what_was_typed_for_the_same_training_becomes_the_same_entry_and_stands_again_after_a_reversal(
    confirming, typed
):
    said = confirming.said(typed)
    confirming.hear(said)
    assert confirming.entries(typed) == [("新课标研修", 30, "10.00")]
    confirming.hear(said | {"number": 2, "reversed": True})
    assert confirming.entries(typed) == [("新课标研修", 24, "8.00")]


def test_a_reversal_takes_away_what_nobody_had_typed(confirming, teacher):
    said = confirming.said(teacher)
    confirming.hear(said)
    confirming.hear(said | {"number": 2, "reversed": True})
    assert confirming.entries(teacher) == []


def test_the_newest_version_stands_however_the_messages_come(confirming, teacher):
    said = confirming.said(teacher)
    newer = said | {"number": 2, "hours": "15.00", "credits": "5.00"}
    confirming.hear(newer)
    confirming.hear(said)
    assert confirming.entries(teacher) == [("新课标研修", 15, "5.00")]


def test_a_reversal_that_comes_before_what_it_takes_back_holds(confirming, teacher, typed):
    for each, left in ((teacher, []), (typed, [("新课标研修", 24, "8.00")])):
        said = confirming.said(each)
        confirming.hear(said | {"number": 2, "reversed": True})
        confirming.hear(said)
        assert confirming.entries(each) == left


def test_two_trainings_of_one_name_in_a_year_are_two_entries_and_next_years_is_another(confirming, teacher):
    confirming.hear(confirming.said(teacher), confirming.said(teacher), confirming.said(teacher, year=2027))
    assert [name for name, *_ in confirming.entries(teacher)] == ["新课标研修", "新课标研修（2）", "新课标研修"]


def test_a_merged_file_passes_it_on_to_the_one_that_is_kept(confirming, teacher, typed, begin):
    with begin() as db:
        db.execute(JOIN, {"kept": teacher["id"], "lost": typed["id"]})
    confirming.hear(confirming.said(typed))
    assert confirming.entries(teacher) == [("新课标研修", 30, "10.00")]


def test_a_file_that_is_not_in_force_is_left_alone(confirming, filing, values_of):
    made = filing.newcomer(values_of())
    confirming.hear(confirming.said(made))
    assert confirming.entries(made) == []
