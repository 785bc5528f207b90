"""Files are handed over, and what review announces is applied to them (R-REC-08, R-REC-13)."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict
from services.records import queries
from services.records.actions import entry, submission


@pytest.fixture
def teacher(begin, clerk, values_of):
    """A complete file of the school."""
    with begin(clerk) as db:
        return entry.add_teacher(db, clerk, uuid.uuid4(), None, values_of())


@pytest.fixture
def submit(begin, clerk):
    """Hands over and returns the outcomes by id."""

    def hand_over(*teacher_ids):
        with begin(clerk) as db:
            outcome = submission.submit(db, clerk, list(teacher_ids))
        return {item["id"]: item for item in outcome["items"]}

    return hand_over


@pytest.fixture
def announce(begin, clerk):
    """Applies what review says of a submitted file: `announce(teacher, "open", role="authority", version=2)`."""

    def apply(teacher, state, role=None, version=1, verdicts=(), case_id=None):
        with begin() as db:
            row = db.execute(text("SELECT case_id, version FROM teacher WHERE id = :id"), {"id": teacher["id"]}).one()
            case = {
                "case_id": case_id or row.case_id,
                "subject_id": teacher["id"],
                "subject_version": row.version,
                "state": state,
                "step_role": role,
                "decisions": list(verdicts),
                "row_version": version,
                "at": datetime.datetime.now(datetime.UTC),
            }
            submission.apply_case(db, case)
        with begin(clerk) as db:
            return queries.whole(db, clerk, queries.teacher(db, clerk, teacher["id"]))

    return apply


def decision(verdict="approve", **more):
    known = {"id": uuid.uuid4(), "step": 1, "verdict": verdict, "reasons": [], "person_id": uuid.uuid4()}
    known |= {"person": "审核员", "org_id": uuid.uuid4(), "org_name": "某校", "at": datetime.datetime.now(datetime.UTC)}
    return known | more


def test_an_outcome_for_each_and_one_bad_file_holds_up_nothing(begin, clerk, teacher, submit):
    with begin(clerk) as db:
        draft = entry.keep_new_draft(db, clerk, uuid.uuid4(), None, {"name": "王芳"})
    stranger = uuid.uuid4()
    outcomes = submit(teacher["id"], draft["id"], stranger)
    assert [outcomes[each]["done"] for each in (teacher["id"], draft["id"], stranger)] == [True, False, False]


def test_a_file_is_handed_over_once(teacher, submit):
    assert submit(teacher["id"])[teacher["id"]]["done"]
    assert not submit(teacher["id"])[teacher["id"]]["done"]


def test_what_is_announced_names_contributors_and_no_number(begin, clerk, teacher, submit):
    submit(teacher["id"])
    with begin() as db:
        body = db.execute(
            text("SELECT body FROM outbox WHERE type = 'teacher_submitted' AND body->>'teacher_id' = :id"),
            {"id": str(teacher["id"])},
        ).scalar_one()
    assert body["contributors"] == [str(clerk.person_id)]
    assert "id_number" not in str(body)


def test_a_file_under_review_cannot_be_changed(begin, clerk, teacher, submit):
    submit(teacher["id"])
    with pytest.raises(Conflict, match="under review"), begin(clerk) as db:
        entry.save_teacher(db, clerk, teacher["id"], 99, {"remark": "x"})


def test_an_approved_file_is_effective_and_its_history_says_by_whom(teacher, submit, announce, begin, clerk):
    submit(teacher["id"])
    first, second = decision(person="学校审核员"), decision(person="县审核员", step=2)
    announce(teacher, "open", "authority", 2, [first])
    assert announce(teacher, "approved", None, 3, [first, second])["status"] == "effective"
    with begin(clerk) as db:
        acts = [(item["act"], item["person"]) for item in queries.history(db, clerk, teacher["id"])["items"]]
    assert sorted(acts) == sorted(
        [("added", clerk.name), ("submitted", clerk.name), ("approved", "学校审核员"), ("approved", "县审核员")]
    )


def test_older_news_of_a_case_is_ignored(teacher, submit, announce):
    submit(teacher["id"])
    announce(teacher, "approved", None, 3, [decision()])
    assert announce(teacher, "open", "authority", 2)["status"] == "effective"


def test_the_same_news_twice_is_applied_once(teacher, submit, announce, begin, clerk):
    submit(teacher["id"])
    rejected = decision("reject", reasons=[{"set": "basic", "field": "name", "reason": "与证件不符"}])
    announce(teacher, "rejected", None, 2, [rejected])
    announce(teacher, "rejected", None, 2, [rejected])
    with begin(clerk) as db:
        assert len(queries.history(db, clerk, teacher["id"])["items"]) == 3


def test_a_rejected_file_shows_the_reasons_and_goes_the_way_again(teacher, submit, announce, begin, clerk):
    submit(teacher["id"])
    reasons = [{"set": "basic", "field": "name", "reason": "与证件不符"}]
    shown = announce(teacher, "rejected", None, 2, [decision("reject", reasons=reasons)])
    assert (shown["status"], shown["reasons"]) == ("rejected", reasons)
    with begin(clerk) as db:
        entry.save_teacher(db, clerk, teacher["id"], shown["row_version"], {"name": "王小芳"})
    with begin(clerk) as db:
        mended = queries.history(db, clerk, teacher["id"])["items"][0]
    assert (mended["act"], mended["stage"]) == ("saved", "rejected")
    assert submit(teacher["id"])[teacher["id"]]["done"]


def test_news_of_an_earlier_submission_is_ignored(teacher, submit, announce):
    submit(teacher["id"])
    assert announce(teacher, "approved", None, 9, case_id=uuid.uuid4())["status"] == "school_review"


def test_approval_marks_the_version_that_was_shown(teacher, submit, announce, begin):
    submit(teacher["id"])
    announce(teacher, "approved", None, 3, [decision()])
    with begin() as db:
        query = text("SELECT effective_from IS NOT NULL FROM version WHERE teacher_id = :id ORDER BY number")
        assert db.execute(query, {"id": teacher["id"]}).scalars().all() == [True]
