"""What somebody with bad intent, or with a slip of the finger, can do with requests: nothing to anybody else."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common.errors import NotFound
from services.records.catalogue import load
from tests.bus.records.asking import Asking, added, changed, hear, make_effective, news, open_window
from tests.bus.records.filing import EDUCATION
from tests.data.books import CATEGORY
from tests.data.entries import entries


@pytest.fixture
def asking(begin, clerk):
    return Asking(begin, clerk)


@pytest.fixture
def two(filing, values_of):
    """Two effective files of one school."""
    return [make_effective(filing, filing.newcomer(values_of())) for _ in range(2)]


def states(asking, requests):
    return [asking.look(request)["state"] for request in requests]


def test_an_id_that_the_asker_chose_names_no_new_entry(begin, asking, two):
    chosen = str(uuid.uuid4())
    requests = [asking.hand_in(file, added("education", EDUCATION) | {"entry_id": chosen}) for file in two]
    hear(begin, *(news(begin, request, "approved") for request in requests))

    assert states(asking, requests) == ["approved", "approved"]
    with begin() as db:
        known = text("SELECT count(*) FROM version WHERE entry_id = :id")
        assert db.scalar(known, {"id": chosen}) == 0


def test_of_two_who_want_one_number_in_one_batch_one_gets_it_and_the_other_is_told(begin, asking, two, values_of):
    number = values_of()["id_number"]
    proof = {"evidence": {"id_number": []}}
    requests = [asking.ask(file, changed("basic", None, {"id_number": number}, **proof)) for file in two]
    with begin() as db:  # the evidence is another test's matter
        db.execute(
            text("UPDATE change_request SET state = 'submitted', case_id = gen_random_uuid() WHERE id = ANY (:ids)"),
            {"ids": [request["id"] for request in requests]},
        )
        found = (
            db.execute(
                text("SELECT * FROM change_request WHERE id = ANY (:ids)"),
                {"ids": [request["id"] for request in requests]},
            )
            .mappings()
            .all()
        )
        db.execute(
            text(
                "INSERT INTO file_case (case_id, teacher_id, business, state, case_version, doors, entries)"
                " SELECT case_id, teacher_id, business, 'open', 1, '{}', '[]' FROM change_request"
                " WHERE id = ANY (:ids)"
            ),
            {"ids": [request["id"] for request in requests]},
        )
    hear(begin, *(news(begin, dict(row), "approved") for row in found))

    assert sorted(states(asking, requests)) == ["approved", "conflict"]


def test_nothing_is_held_any_more_by_what_a_teacher_took_back(begin, asking, filing, teacher, herself, school):
    file = make_effective(filing, teacher)
    open_window(begin, school)
    own = Asking(begin, herself)
    proposed = own.hand_in(file, added("education", EDUCATION))
    asking.submit(asking.look(proposed))
    own.withdraw(own.look(proposed))

    with begin() as db:
        held = db.scalar(text("SELECT count(*) FROM file_hold WHERE teacher_id = :id"), {"id": file["id"]})
    assert held == 0


def test_a_teacher_resolves_a_conflict_by_way_of_the_school(begin, asking, filing, teacher, herself, school):
    file = make_effective(filing, teacher)
    open_window(begin, school)
    own = Asking(begin, herself)
    proposed = own.hand_in(file, added("education", EDUCATION))
    handed_in = asking.submit(asking.look(proposed))
    with begin() as db:
        db.execute(text("UPDATE change_request SET state = 'conflict' WHERE id = :id"), {"id": handed_in["id"]})

    assert own.resolve(own.look(proposed), "asked")["state"] == "proposed"
    assert asking.submit(asking.look(proposed))["state"] == "submitted"


def test_an_authority_resolves_a_conflict_by_itself(begin, filing, teacher, actor_of, school, place):
    file = make_effective(filing, teacher)
    office = Asking(begin, actor_of("info_admin", path=place, org_id=school["authority_id"]))
    [assessment] = entries(load().set(CATEGORY, "assessment"), 1, 1, datetime.date(2025, 9, 1))
    handed_in = office.hand_in(file, added("assessment", assessment))
    with begin() as db:
        db.execute(text("UPDATE change_request SET state = 'conflict' WHERE id = :id"), {"id": handed_in["id"]})

    assert office.resolve(office.look(handed_in), "asked")["state"] == "submitted"


def test_a_desk_elsewhere_sees_what_lies_with_it_and_nothing_else_of_the_file(
    begin, asking, filing, teacher, school_of, staff_of
):
    file = make_effective(filing, teacher)
    request = asking.hand_in(file, changed("basic", None, {"remark": "新的"}))
    desk = Asking(begin, staff_of(school_of(), "reviewer"))
    door = {"door": [desk.actor.org_path]}
    with begin() as db:
        db.execute(text("UPDATE teacher SET doors = :door WHERE id = :id"), door | {"id": file["id"]})
    with pytest.raises(NotFound):
        desk.look(request)

    with begin() as db:
        db.execute(text("UPDATE file_case SET doors = :door WHERE case_id = :id"), door | {"id": request["case_id"]})
    assert desk.look(request)["state"] == "submitted"
