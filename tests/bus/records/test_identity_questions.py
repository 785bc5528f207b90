"""请两校核实: each school answers about its own file, and the authority reads both beside the pair (R-REC-13)."""

import uuid

import pytest

from services.common.errors import Conflict, Forbidden, NotFound
from services.records.duplicates import questions
from tests.bus.records.filing import Filing
from tests.bus.records.pairs_at_work import Authority


@pytest.fixture
def office(begin, stores, actor_of, place):
    """Reviews for the county that both schools belong to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def elsewhere(begin, school_of, staff_of):
    """A clerk of another school of the same county."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def unsure(filing, elsewhere, office, values_of):
    """A pair that the office is unsure of: its two files, and the pair."""
    person = values_of()
    number = {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}
    mine, theirs = filing.newcomer(person), elsewhere.newcomer(person | number)
    return mine, theirs, office.say(office.report(mine["id"], theirs["id"]), "unsure")


def asked(at, teacher):
    with at.begin(at.actor) as db:
        return questions.file_questions(db, at.actor, teacher["id"])["items"]


def answer(at, question, said="ours", text="证件已核对"):
    with at.begin(at.actor) as db:
        return questions.answer(db, at.actor, question["id"], said, text)


def test_each_school_is_asked_about_its_own_file_and_nothing_of_the_other(filing, elsewhere, unsure):
    mine, theirs, _ = unsure
    for at, own, other in ((filing, mine, theirs), (elsewhere, theirs, mine)):
        [question] = asked(at, own)
        assert question["may"] == ["answer"]
        assert str(other["id"]) not in str(question)
        with pytest.raises(NotFound):
            asked(at, other)


def test_the_office_reads_both_answers_on_its_list_and_hears_of_them(filing, elsewhere, office, unsure, notified):
    mine, theirs, pair = unsure
    assert [each["said"] for each in pair["answers"]] == [None, None]
    answer(filing, asked(filing, mine)[0])
    answer(elsewhere, asked(elsewhere, theirs)[0], "same_person", "2024 年由该校调入")
    listed = office.pair_of(mine, theirs, state="unsure")
    said = {each["teacher_id"]: (each["said"], each["text"]) for each in listed["answers"]}
    assert said == {mine["id"]: ("ours", "证件已核对"), theirs["id"]: ("same_person", "2024 年由该校调入")}
    told = notified("identity_answered")
    assert {notice["to"][0]["person_id"] for notice in told} == {str(office.actor.person_id)}
    assert len(told) == 2


def test_a_school_lists_what_it_is_asked_until_it_answers(filing, elsewhere, unsure):
    def waiting(at):
        with at.begin(at.actor) as db:
            return questions.open_questions(db, at.actor, 10, None)["items"]

    mine, theirs, _ = unsure
    [question] = waiting(filing)
    assert (question["teacher_id"], question["teacher_name"], question["may"]) == (mine["id"], mine["name"], ["answer"])
    assert [each["teacher_id"] for each in waiting(elsewhere)] == [theirs["id"]]
    answer(filing, question)
    assert waiting(filing) == []


def test_it_is_answered_once_and_by_the_school_itself(filing, elsewhere, office, unsure):
    mine, _, _ = unsure
    [question] = asked(filing, mine)
    with pytest.raises(Forbidden):
        answer(office, question)
    with pytest.raises(NotFound):
        answer(elsewhere, question)
    answer(filing, question)
    with pytest.raises(Conflict):
        answer(filing, question, "not_ours", "再想想")


def test_a_decision_ends_the_question_and_unsure_again_asks_again(filing, office, unsure):
    mine, _, pair = unsure
    decided = office.say(pair, "both_real")
    [question] = asked(filing, mine)
    assert question["may"] == []
    with pytest.raises(Conflict):
        answer(filing, question)
    office.say(decided, "unsure")
    assert [each["may"] for each in asked(filing, mine)] == [["answer"], []]
