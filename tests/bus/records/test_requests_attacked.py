"""What somebody with bad intent, or with a slip of the finger, can do with requests: nothing to anybody else."""

import datetime
import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.errors import Conflict, NotFound
from services.records.catalogue import load
from services.records.file import queries, values
from services.records.file.finishing import finish
from services.records.file.saving import new_entry
from services.records.file.versions import signature, write_values
from services.records.requests import copying, orders
from tests.bus.records.asking import (
    WHO,
    WITH_THEM,
    Asking,
    added,
    changed,
    hear,
    make_effective,
    news,
    open_window,
)
from tests.bus.records.filing import EDUCATION
from tests.data.books import CATEGORY
from tests.data.entries import entries
from tests.data.receipts import facts, receipt

LAST_DAY = datetime.date(2025, 9, 1)
WRONG = {"set": "basic", "entry_id": None, "field": "remark", "reason": "请核对"}


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


def test_an_id_that_names_a_request_or_an_order_already_names_nothing_about_another_file(
    begin, asking, two, actor_of, place
):
    first, second = two
    known = asking.ask(first, changed("basic", None, {"remark": "一"}))
    assert asking.ask(first, changed("basic", None, {"remark": "一"}), id=known["id"])["id"] == known["id"]
    with pytest.raises(Conflict, match="names something else"):
        asking.ask(second, changed("basic", None, {"remark": "二"}), id=known["id"])
    ended = asking.withdraw(asking.submit(known))
    with begin(asking.actor) as db, pytest.raises(Conflict, match="names something else"):
        copying.copy_change_request(db, asking.actor, ended["id"], ended["id"])

    officer, order_id = actor_of("reviewer", path=place, org_level="county"), uuid.uuid4()
    said = {"items": [WRONG], "due": clock.now() + datetime.timedelta(days=10)}
    with begin(officer) as db:
        orders.open_correction_order(db, officer, order_id, first["id"], **said)
        assert orders.open_correction_order(db, officer, order_id, first["id"], **said)["id"] == order_id
    with begin(officer) as db, pytest.raises(Conflict, match="names something else"):
        orders.open_correction_order(db, officer, order_id, second["id"], **said)


def test_of_two_who_want_one_number_in_one_batch_one_gets_it_and_the_other_is_told(begin, asking, two, values_of):
    asked = {code: value for code, value in values_of().items() if code in WITH_THEM}
    requests = [asking.hand_in(file, changed("basic", None, asked, evidence=proofs(asking))) for file in two]
    hear(begin, *(news(begin, request, "approved") for request in requests))

    assert sorted(states(asking, requests)) == ["approved", "conflict"]


def proofs(asking):
    """Evidence for who somebody is, uploaded by whoever asks."""
    return {code: [receipt(facts(), asking.actor)] for code in WHO}


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


def met(begin, asking, file, request, code, given):
    """What was asked meets an entry that got into the file in another way meanwhile."""
    with begin(asking.actor) as db:
        each = queries.teacher(db, asking.actor, file["id"])
        record_set = values.set_of(each.org_path, each.category, code)
        write_values(db, signature(asking.actor), [new_entry(each, uuid.uuid4(), record_set, given, 0)])
        finish(db)
    hear(begin, news(begin, request, "approved"))
    assert asking.look(request)["state"] == "conflict"


def test_a_teacher_resolves_a_conflict_by_way_of_the_school(begin, asking, filing, teacher, herself, school):
    file = make_effective(filing, teacher)
    open_window(begin, school)
    own = Asking(begin, herself)
    proposed = own.hand_in(file, added("education", EDUCATION))
    handed_in = asking.submit(asking.look(proposed))
    met(begin, asking, file, handed_in, "education", EDUCATION)

    other = added("education", EDUCATION | {"institution": "第二中学"}, keeps_former_name=False)
    assert own.resolve(own.look(proposed), "edited", [other])["state"] == "proposed"
    assert asking.submit(asking.look(proposed))["state"] == "submitted"


def test_an_authority_resolves_a_conflict_by_itself(begin, filing, teacher, actor_of, school, place):
    file = make_effective(filing, teacher)
    office = Asking(begin, actor_of("info_admin", path=place, org_id=school["authority_id"]))
    first, second = entries(load().set(CATEGORY, "assessment"), 2, 1, LAST_DAY)
    handed_in = office.hand_in(file, added("assessment", first))
    met(begin, office, file, handed_in, "assessment", first)

    other = added("assessment", second, keeps_former_name=False)
    assert office.resolve(office.look(handed_in), "edited", [other])["state"] == "submitted"


def test_a_desk_elsewhere_sees_what_lies_with_it_and_nothing_else_of_the_file(
    begin, asking, filing, teacher, school_of, staff_of
):
    file = make_effective(filing, teacher)
    request = asking.hand_in(file, changed("basic", None, {"remark": "新的"}))
    other = asking.hand_in(file, added("education", EDUCATION))
    desk = Asking(begin, staff_of(school_of(), "reviewer"))
    door = {"doors": [desk.actor.org_path], "step_roles": ["authority"]}
    hear(begin, news(begin, other, "open", **door))
    with pytest.raises(NotFound):
        desk.look(request)

    hear(begin, news(begin, request, "open", **door))
    assert desk.look(request)["state"] == "submitted"
