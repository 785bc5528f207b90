"""An effective file's photo becomes another one by a request alone; a rejected one leaves nothing (R-REC-27)."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Forbidden, Invalid
from services.records.requests import evidence, request_cases
from tests.bus.records.asking import Asking, changed, hear, held_evidence, news, open_window
from tests.data.receipts import facts, receipt

PHOTO = "photo"


@pytest.fixture
def asks(begin):
    """`asks(somebody, file)` hands in the request for another photo; gives it with the photo's facts."""

    def hand_in(asker, teacher, **more):
        picture = facts(PHOTO)
        item = changed("basic", None, {PHOTO: receipt(picture, asker.actor)})
        return asker.hand_in(teacher, item, **more), picture

    return hand_in


def photo_of(filing, teacher):
    return filing.look(teacher)["values"]["basic"].get(PHOTO)


def listed(begin, actor, teacher, files=None):
    with begin(actor) as db:
        return {str(each["id"]) for each in evidence.file_links(db, actor, teacher["id"], files)["items"]}


def test_only_approval_makes_it_the_files_photo_and_the_old_one_stays_known(begin, filing, effective, asking, asks):
    first, old = asks(asking, effective)
    assert (first["state"], first["business"], photo_of(filing, effective)) == ("submitted", "key_change", None)
    hear(begin, news(begin, first, "approved"))
    assert photo_of(filing, effective) == old["id"]

    second, new = asks(asking, effective)
    [shown] = second["items"][0]["differences"]
    assert (shown["before"], shown["after"], shown["type"]) == (old["id"], new["id"], PHOTO)
    hear(begin, news(begin, second, "approved"))
    assert photo_of(filing, effective) == new["id"]
    with begin() as db:
        query = text("SELECT \"values\"->>'photo' FROM version WHERE entry_id = :id ORDER BY number DESC LIMIT 2")
        assert db.scalars(query, {"id": effective["id"]}).all() == [new["id"], old["id"]]
    assert {old["id"], new["id"]} <= listed(begin, asking.actor, effective)


def test_a_rejected_photo_leaves_nothing_in_the_file(begin, filing, effective, asking, asks):
    before = filing.look(effective)
    request, picture = asks(asking, effective)
    hear(begin, news(begin, request, "rejected"))
    after = filing.look(effective)
    assert after["values"] == before["values"]
    assert picture["id"] not in listed(begin, asking.actor, effective)
    assert listed(begin, asking.actor, effective, [uuid.UUID(picture["id"])]) == {picture["id"]}
    with begin() as db:
        query = text('SELECT count(*) FROM version WHERE teacher_id = :id AND "values"::text LIKE :photo')
        assert db.execute(query, {"id": effective["id"], "photo": f"%{picture['id']}%"}).scalar_one() == 0


def test_the_reason_is_asked_for_and_no_evidence(effective, asking, asks):
    with pytest.raises(Invalid) as refused:
        asks(asking, effective, reason="")
    assert "reason" in refused.value.errors


def test_two_requests_about_the_photo_exclude_each_other_and_the_rest_is_free(begin, filing, effective, asking, asks):
    name = asking.hand_in(effective, changed("basic", None, {"remark": "新的"}))
    first, picture = asks(asking, effective)
    with pytest.raises(Conflict) as refused:
        asks(asking, effective)
    assert refused.value.params["ref"] == str(first["id"])
    hear(begin, news(begin, first, "approved"))
    hear(begin, news(begin, name, "approved"))
    assert (asking.look(name)["state"], asking.look(first)["state"]) == ("approved", "approved")
    kept = filing.look(effective)["values"]["basic"]
    assert (kept["remark"], kept[PHOTO]) == ("新的", picture["id"])


def test_a_photo_and_the_rest_approved_in_one_message_are_both_there(begin, filing, effective, asking, asks):
    photo, picture = asks(asking, effective)
    proof = held_evidence(begin, effective)
    other = asking.ask(effective, changed("basic", None, {"name": "李更名"}, evidence={"name": [proof]}))
    other = asking.submit(other)
    told = [news(begin, each, "approved") for each in (photo, other)]
    with begin() as db:
        request_cases.apply_cases(db, "key_change", told)
    kept = filing.look(effective)["values"]["basic"]
    assert (kept["name"], kept[PHOTO]) == ("李更名", picture["id"])
    with begin() as db:
        gaps = text("""
            SELECT count(*) FROM version a JOIN version b ON b.entry_id = a.entry_id AND b.number = a.number + 1
            WHERE a.teacher_id = :id AND a.known_to <> b.known_from""")
        assert db.execute(gaps, {"id": effective["id"]}).scalar_one() == 0


def test_a_teacher_asks_for_no_photo_where_the_school_does_not_let(effective, herself_asking, asks):
    with pytest.raises(Forbidden):
        asks(herself_asking, effective)


@pytest.fixture
def window(begin, school):
    """The school lets its teachers fill in."""
    open_window(begin, school)


@pytest.mark.usefixtures("window")
def test_a_teacher_asks_for_another_photo_through_the_school(begin, filing, effective, asking, herself_asking, asks):
    proposed, picture = asks(herself_asking, effective)
    assert proposed["state"] == "proposed"
    handed_in = asking.submit(asking.look(proposed))
    hear(begin, news(begin, handed_in, "approved"))
    assert photo_of(filing, effective) == picture["id"]


@pytest.mark.usefixtures("window")
def test_a_teacher_asks_for_nothing_else_beside_the_photo(effective, herself_asking):
    picture = receipt(facts(PHOTO), herself_asking.actor)
    with pytest.raises(Forbidden):
        herself_asking.ask(effective, changed("basic", None, {PHOTO: picture, "remark": "顺便"}))


@pytest.fixture
def officer(begin, actor_of, place):
    """Reviews at the county's office."""
    return Asking(begin, actor_of("reviewer", path=place, org_level="county"))


def test_the_reviewer_may_look_at_the_new_photo_once_it_is_handed_in(begin, effective, asking, officer):
    picture = facts(PHOTO)
    draft = asking.ask(effective, changed("basic", None, {PHOTO: receipt(picture, asking.actor)}))
    named = [uuid.UUID(picture["id"])]
    assert listed(begin, officer.actor, effective, named) == set()
    assert listed(begin, asking.actor, effective, named) == {picture["id"]}
    asking.submit(draft)
    assert listed(begin, officer.actor, effective, named) == {picture["id"]}
