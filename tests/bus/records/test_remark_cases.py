"""信息有误 at review: one case for each remark, beside the file's own; decided once, on what was shown (R-REC-21)."""

import dataclasses
import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.records.backfills import BACKFILLS
from services.records.entering import files
from services.records.file import queries
from services.records.selfservice import remark_cases, remarks
from tests.bus.records.filing import decision, now


@pytest.fixture
def self_of(actor_of, school):
    return lambda teacher: actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=teacher["id"])


@pytest.fixture
def self_(self_of, teacher):
    """The file's own teacher."""
    return self_of(teacher)


@pytest.fixture
def colleague(self_of, filing, values_of):
    """A teacher of another file of the school."""
    return self_of(filing.newcomer(values_of()))


@pytest.fixture
def remark(begin, self_):
    """`remark()` objects to a value of 基本信息 and gives the remark's id."""

    def objecting(set="basic", entry_id=None, by=self_):
        with begin(by) as db:
            said = {"set": set, "entry_id": entry_id, "field": None, "text": "有误"}
            return remarks.add_remark(db, by, uuid.uuid4(), by.teacher_id, **said)["id"]

    return objecting


@pytest.fixture
def wanted(begin):
    """What was asked of review for a remark."""

    def asked(remark_id):
        query = text("SELECT CAST(body AS jsonb) FROM outbox WHERE type = 'cases_wanted' AND body LIKE :id")
        with begin() as db:
            bodies = db.execute(query, {"id": f"%{remark_id}%"})
            return [case for body in bodies.scalars() for case in body["cases"] if case["id"] == str(remark_id)]

    return asked


@pytest.fixture
def news(wanted):
    """The news of a remark's case, as review announces it."""

    def told(remark_id, state, version=2, **more):
        [case] = wanted(remark_id)
        entries = [each | {"entry_id": uuid.UUID(each["entry_id"])} for each in case["version"]["entries"]]
        told = {"case_id": remark_id, "business": "remark", "subject_id": remark_id, "teacher_id": case["teacher_id"]}
        told |= {"state": state, "row_version": version, "decisions": [], "step_roles": [], "doors": []}
        return told | {"subject_entries": entries if state != "open" else []} | more

    return told


@pytest.fixture
def hear(begin, news):
    """Review announces the case of a remark."""

    def announced(*told, **more):
        with begin() as db:
            remark_cases.apply_cases(db, [news(*told, **more)])

    return announced


@pytest.fixture
def of_file(begin, self_, teacher):
    def shown():
        with begin(self_) as db:
            return {each["id"]: each for each in remarks.file_remarks(db, self_, teacher["id"])["items"]}

    return shown


def conflicts(begin, case_id):
    with begin() as db:
        query = text("SELECT CAST(body AS jsonb) FROM outbox WHERE type = 'cases_conflicted' AND body LIKE :id")
        return [case for body in db.execute(query, {"id": f"%{case_id}%"}).scalars() for case in body["cases"]]


def test_a_remark_asks_for_a_case_of_what_stands_there(remark, wanted, teacher, school, self_):
    [case] = wanted(remark())

    assert case["version"]["entries"] == [{"entry_id": str(teacher["id"]), "number": 1}]
    assert (case["subject"]["kind"], case["teacher_id"]) == ("remark", str(teacher["id"]))
    assert case["parties"] == {"handling": str(school["id"])}
    assert case["submitter"] == str(self_.person_id)


def test_a_file_under_review_has_the_cases_of_its_remarks_beside(begin, filing, teacher, remark, hear, of_file):
    filing.submit(teacher["id"])
    first, second = remark(), remark("contact")
    hear(first, "approved", decisions=[decision(person="审核员")])

    assert filing.look(teacher)["status"] == "school_review"
    assert (of_file()[first]["outcome"], of_file()[second]["state"]) == ("accepted", "open")
    assert of_file()[first]["answer"] == "您反映的问题属实，将予以更正。"


def test_a_rejected_remark_is_answered_with_the_reviewers_words_and_only_once(remark, hear, of_file):
    remark_id = remark()
    reason = {"set": None, "entry_id": None, "field": None, "reason": "与证件一致"}
    for verdict in ("rejected", "approved"):
        hear(remark_id, verdict, decisions=[decision("reject", reasons=[reason], person="王审核")])

    told = of_file()[remark_id]
    assert (told["outcome"], told["answer"], told["answered_by"]) == ("refused", "与证件一致", "王审核")


def test_teachers_who_are_told_the_same_are_told_in_one_notice(begin, self_, colleague, remark, news, notified):
    answered = [remark(), remark(by=colleague), remark("contact")]
    with begin() as db:
        remark_cases.apply_cases(db, [news(each, "approved", decisions=[decision()]) for each in answered])

    told = {notice["params"]["set"]: notice["to"] for notice in notified("remark_answered")}
    assert {to["teacher_id"] for to in told["基本信息"]} == {str(self_.teacher_id), str(colleague.teacher_id)}
    assert (len(notified("remark_answered")), told["联系方式"]) == (2, [{"teacher_id": str(self_.teacher_id)}])


def test_a_decision_on_what_was_changed_meanwhile_is_answered_with_a_conflict(
    begin, filing, teacher, remark, hear, of_file
):
    remark_id = remark()
    filing.save_basic(teacher, {"remark": "x"})
    for _ in range(2):
        hear(remark_id, "approved", decisions=[decision()])

    [conflict] = conflicts(begin, remark_id)
    assert conflict["changed"] == [str(teacher["id"])]
    assert conflict["version"]["entries"] == [{"entry_id": str(teacher["id"]), "number": 2}]
    assert (conflict["row_version"], of_file()[remark_id]["state"]) == (2, "open")


def test_a_remark_cannot_take_the_id_of_another_case(begin, self_, filing, values_of):
    other = filing.newcomer(values_of())
    filing.submit(other["id"])
    with begin() as db:
        taken = db.scalar(text("SELECT case_id FROM teacher WHERE id = :id"), {"id": other["id"]})
    said = {"set": "basic", "entry_id": None, "field": None, "text": "有误"}
    with pytest.raises(Conflict), begin(self_) as db:
        remarks.add_remark(db, self_, taken, self_.teacher_id, **said)


@pytest.mark.parametrize("named", [{"entry_id": uuid.uuid4()}, {"field": ""}, {"field": "no_such"}], ids=str)
def test_a_remark_names_what_the_file_has(begin, self_, named):
    said = {"set": "basic", "entry_id": None, "field": None, "text": "有误"} | named
    with pytest.raises((NotFound, Invalid)), begin(self_) as db:
        remarks.add_remark(db, self_, uuid.uuid4(), self_.teacher_id, **said)


def test_a_teacher_has_a_number_of_open_remarks_that_can_be_answered(begin, clerk, remark):
    first, *_ = [remark() for _ in range(remarks.MOST_OPEN)]
    with pytest.raises(Conflict):
        remark()
    with begin(clerk) as db:
        remarks.answer_remark(db, clerk, first, "已更正")
    assert remark()


def test_a_file_with_an_open_remark_is_not_deleted(begin, clerk, filing, values_of, self_of, remark):
    teacher = filing.newcomer(values_of())
    remark_id = remark(by=self_of(teacher))
    with pytest.raises(Conflict), begin(clerk) as db:
        files.delete_teacher(db, clerk, teacher["id"])
    with begin(clerk) as db:
        remarks.answer_remark(db, clerk, remark_id, "已更正")


def test_nobody_answers_what_they_have_written_themselves(begin, clerk, self_, remark):
    remark_id = remark()
    same = dataclasses.replace(clerk, person_id=self_.person_id)
    with pytest.raises(Forbidden), begin(same) as db:
        remarks.answer_remark(db, same, remark_id, "已更正")


def test_what_the_school_answered_on_its_own_page_stays_and_closes_the_case(begin, clerk, remark, hear, of_file):
    remark_id = remark()
    with begin(clerk) as db:
        remarks.answer_remark(db, clerk, remark_id, "已更正")
    hear(remark_id, "rejected", decisions=[decision("reject")])

    with begin() as db:
        told = db.scalar(
            text("SELECT body FROM outbox WHERE type = 'cases_answered' AND body LIKE :id"), {"id": f"%{remark_id}%"}
        )
    assert '"verdict":"approve"' in told
    assert of_file()[remark_id]["answer"] == "已更正"


def test_a_desk_elsewhere_sees_the_file_while_a_case_of_a_remark_is_open(
    begin, staff_of, school_of, teacher, remark, hear
):
    other = staff_of(school_of(), "reviewer")
    remark_id = remark()
    hear(remark_id, "open", doors=[other.org_path], step_roles=["handling"])

    with begin(other) as db:
        assert queries.teacher(db, other, teacher["id"]).id == teacher["id"]
    hear(remark_id, "approved", 3, decisions=[decision()])
    with begin() as db:
        assert db.scalar(text("SELECT doors FROM teacher WHERE id = :id"), {"id": teacher["id"]}) == []


def test_news_of_a_remark_that_is_not_here_is_refused(begin, teacher):
    told = {"case_id": uuid.uuid4(), "subject_id": uuid.uuid4(), "state": "open", "row_version": 1, "at": now()}
    with pytest.raises(LookupError), begin() as db:
        remark_cases.apply_cases(db, [told])


def test_remarks_from_before_there_were_cases_get_theirs_together(begin, teacher, wanted):
    ids = [uuid.uuid4() for _ in range(3)]
    with begin() as db:
        for remark_id in ids:
            db.execute(
                text("INSERT INTO remark (id, teacher_id, set_code, text, person_id, person, at)"
                     " VALUES (:id, :teacher, 'basic', '有误', :id, '某人', now())"),
                {"id": remark_id, "teacher": teacher["id"]},
            )  # fmt: skip
    with begin() as db:
        assert BACKFILLS["remark_cases"](db) >= 3
    with begin() as db:
        assert BACKFILLS["remark_cases"](db) == 0
    assert [len(wanted(each)) for each in ids] == [1, 1, 1]
