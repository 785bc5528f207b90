"""A case is about any business: several of one teacher beside each other, parties, conflicts, answers elsewhere."""

import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.errors import Forbidden, NotFound
from services.common.request import Request
from services.review import queries
from services.review.actions import answering, deciding, opening_cases, outdated_decisions


@pytest.fixture
def remark(desks):
    """A case as records wants it for a remark of a teacher; `handling` is where it is answered."""

    def wanted(handling="蜀山小学", **known):
        entry = {"entry_id": uuid.uuid4(), "number": 4}
        return desks.submission("王小红") | {
            "business": "remark",
            "subject": {"id": uuid.uuid4(), "kind": "remark", "name": "王小红"},
            "parties": {"handling": desks.orgs[handling]},
            "version": {"entries": [entry], "digest": "ab", "number": 0},
        } | known  # fmt: skip

    return wanted


def opened(desks, *wanted):
    return desks.submit_all(list(wanted))


def test_one_teacher_has_cases_of_two_businesses_at_once_and_several_of_one(desks, remark):
    file = desks.submission("王小红")
    mine = {"teacher_id": file["teacher_id"]}
    first, *others = opened(desks, file, remark(**mine), remark(**mine))
    teacher = desks.actor_of("teacher", path=desks.reviewer.org_path, teacher_id=file["teacher_id"])

    assert {row["id"] for row in desks.page(teacher, "all")["items"]} == {first, *others}
    assert len(desks.page(desks.reviewer, "todo", business="remark")["items"]) == 2
    desks.decide(desks.reviewer, others[0])
    assert desks.case(desks.reviewer, first)["state"] == "open"


def test_each_business_hears_of_its_own_cases_only(desks, remark):
    first, other = opened(desks, desks.submission(), remark())

    assert [told["case_id"] for told in desks.announced()] == [first]
    assert [told["case_id"] for told in desks.announced("remark")] == [other]


def test_a_message_delivered_twice_opens_its_cases_once(desks, remark):
    wanted = [remark(), remark()]
    opened(desks, *wanted)
    opened(desks, *wanted)
    opened(desks, wanted[0], wanted[0])

    assert len(desks.announced("remark")) == 2


def test_a_party_decides_at_its_own_desk_and_the_school_sees_it(desks, remark):
    [case_id] = opened(desks, remark("包河小学"))

    assert desks.case(desks.hub, case_id)["may"] == ["decide"]
    assert desks.case(desks.reviewer, case_id)["may"] == []
    assert desks.decide(desks.hub, case_id)["state"] == "approved"
    assert {desks.hub.org_path} <= set(desks.announced("remark")[-1]["doors"])


def test_what_lies_above_a_party_sees_its_case_and_cannot_decide(desks, remark):
    [case_id] = opened(desks, remark("包河小学"))
    seen = desks.case(desks.other_officer, case_id)

    assert (seen["may"], seen["parties"][0]["org_name"]) == ([], "包河小学")
    assert "包河小学" in seen["refusal"]
    with pytest.raises(NotFound):
        desks.ask(desks.other_officer, deciding.decide, case_id, row_version=1, verdict="approve", reasons=[])


def test_without_the_databases_wall_the_service_takes_no_decision_of_what_lies_above(unwalled, desks, remark):
    [case_id] = opened(desks, remark("包河小学"))

    with unwalled("review").begin(Request(actor=desks.other_officer)) as db, pytest.raises(Forbidden):
        deciding.decide(db, desks.other_officer, case_id, row_version=1, verdict="approve", reasons=[])


@pytest.mark.parametrize(("table", "key"), [("review_case", "id"), ("case_step", "case_id")])
def test_the_database_lets_what_lies_above_a_party_read_and_not_write(desks, remark, table, key):
    [case_id] = opened(desks, remark("包河小学"))
    term = f"{table} SET doors = doors WHERE {key} = :id"

    with desks.store.begin(Request(actor=desks.other_officer)) as db:
        assert db.execute(text(f"SELECT 1 FROM {table} WHERE {key} = :id"), {"id": case_id}).rowcount == 1  # noqa: S608
        assert db.execute(text(f"UPDATE {term}"), {"id": case_id}).rowcount == 0


def test_a_neighbour_of_a_party_sees_nothing_at_either_layer(unwalled, desks, remark):
    [case_id] = opened(desks, remark("包河小学"))

    with desks.store.begin(Request(actor=desks.village)) as db:
        assert db.execute(text("SELECT 1 FROM review_case WHERE id = :id"), {"id": case_id}).rowcount == 0
    with unwalled("review").begin(Request(actor=desks.village)) as db, pytest.raises(NotFound):
        queries.case(db, desks.village, case_id)


def test_of_a_mixed_batch_what_names_no_party_is_put_aside_with_its_reason(desks, remark):
    without = remark(parties={})
    good = remark()
    opened(desks, good, without)
    query = text("SELECT error, body FROM failure WHERE handler = :handler AND body::text LIKE :id")
    terms = {"handler": opening_cases.handler_of("records"), "id": f"%{without['id']}%"}

    [row] = desks.as_system(lambda db: db.execute(query, terms).all())
    assert "names no handling organisation" in row.error
    assert [case["id"] for case in row.body["cases"]] == [str(without["id"])]
    assert [told["case_id"] for told in desks.announced("remark")] == [good["id"]]


def conflict_of(wanted, row_version):
    """What records answers: the entry has another number by now."""
    [entry] = wanted["version"]["entries"]
    there = {"entries": [entry | {"number": 5}], "digest": "cd", "number": 0}
    told = {"case_id": wanted["id"], "row_version": row_version, "version": there, "changed": [entry["entry_id"]]}
    return [told | {"at": clock.now()}]


def test_a_decision_in_conflict_is_void_and_the_desk_looks_again(desks, remark):
    wanted = remark()
    [case_id] = opened(desks, wanted)
    version = desks.decide(desks.reviewer, case_id)["row_version"]
    for _ in range(2):
        desks.as_system(outdated_decisions.look_again, conflict_of(wanted, version))

    case = desks.case(desks.reviewer, case_id)
    assert (case["state"], case["may"], case["in_conflict"]) == ("open", ["decide"], True)
    assert case["conflict"]["changed"] == [str(wanted["version"]["entries"][0]["entry_id"])]
    assert case["subject_entries"][0]["number"] == 5
    assert [done["annulled"] for done in case["decisions"]] == [True]
    assert [told["state"] for told in desks.announced("remark")] == ["open", "approved", "open"]
    again = desks.decide(desks.reviewer, case_id)
    assert (again["state"], again["conflict"]) == ("approved", None)


def test_a_conflict_about_an_earlier_decision_is_no_news(desks, remark):
    wanted = remark()
    [case_id] = opened(desks, wanted)
    desks.decide(desks.reviewer, case_id)
    desks.as_system(outdated_decisions.look_again, conflict_of(wanted, 1))

    assert desks.case(desks.reviewer, case_id)["state"] == "approved"


def answer_to(desks, case_id, subject_id=None, business="remark", verdict="approve"):
    who = {name: getattr(desks.clerk, name) for name in ("person_id", "org_id", "org_name")}
    told = {"case_id": case_id, "business": business, "subject_id": subject_id or uuid.uuid4()}
    told |= {"verdict": verdict, "answer": "已更正", "person": desks.clerk.name}
    return [who | told | {"at": clock.now()}]


def test_what_the_business_answers_on_its_own_page_closes_the_case_once(desks, remark):
    wanted = remark()
    [case_id] = opened(desks, wanted)
    for _ in range(2):
        desks.as_system(answering.close_answered, "records", answer_to(desks, case_id, wanted["subject"]["id"]))

    case = desks.case(desks.reviewer, case_id)
    assert (case["state"], case["decisions"][0]["person"]) == ("approved", desks.clerk.name)
    assert len(case["decisions"]) == 1


@pytest.mark.parametrize(("decided", "answered"), [("approve", "reject"), ("reject", "approve")])
def test_where_a_desk_decided_otherwise_meanwhile_the_answer_of_the_business_stands(desks, remark, decided, answered):
    wanted = remark()
    [case_id] = opened(desks, wanted)
    desks.decide(desks.reviewer, case_id, decided, *(["不实"] if decided == "reject" else []))
    answer = answer_to(desks, case_id, wanted["subject"]["id"], verdict=answered)
    for _ in range(2):
        desks.as_system(answering.close_answered, "records", answer)

    case = desks.case(desks.reviewer, case_id)
    assert case["state"] == {"approve": "approved", "reject": "rejected"}[answered]
    assert [(done["verdict"], done["annulled"]) for done in case["decisions"]] == [(decided, True), (answered, False)]
    assert case["conflict"]["why"].startswith("学校已先")


def test_an_answer_never_closes_a_case_about_something_else(desks, remark):
    wanted = remark()
    [case_id] = opened(desks, wanted)
    foreign = desks.submit("王小红")
    for answer in (
        answer_to(desks, foreign, foreign),
        answer_to(desks, foreign, desks.case(desks.reviewer, foreign)["subject_id"]),
        answer_to(desks, case_id, uuid.uuid4()),
    ):
        with pytest.raises(LookupError):
            desks.as_system(answering.close_answered, "records", answer)

    assert desks.case(desks.reviewer, foreign)["state"] == desks.case(desks.reviewer, case_id)["state"] == "open"


def test_an_answer_that_comes_before_its_case_waits_for_it(desks):
    with pytest.raises(LookupError, match="not open yet"):
        desks.as_system(answering.close_answered, "records", answer_to(desks, uuid.uuid4()))
