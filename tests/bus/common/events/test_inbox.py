"""An event is handled once, and what is older or unknown does no harm."""

import uuid

import pytest

from services.common.bus import inbox
from services.common.copies import known_orgs
from services.common.database.tables import inbox as inbox_table
from services.common.database.tables import known_org
from services.contracts.identity import orgs as orgs_contract
from tests.bus.common.events.news import count, id_of, message, org


def handle(store, sent, handler=known_orgs.learn_all):
    return inbox.handle(store, orgs_contract.orgs_changed, "records.orgs_changed", handler, sent)


def test_a_message_delivered_twice_is_handled_once(records):
    sent = message(org())
    assert [handle(records, sent), handle(records, sent)] == [True, False]


def test_a_handler_that_raises_leaves_nothing_behind(records):
    sent = message(org())

    def half(db, orgs):
        known_orgs.learn_all(db, orgs)
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        handle(records, sent, half)
    assert count(records, known_org, id=id_of(sent)) == 0
    assert count(records, inbox_table, message_id=sent["id"]) == 0


def test_older_news_of_an_organisation_is_ignored(records):
    new = org(name="新名", row_version=5)
    handle(records, message(new))
    handle(records, message(new | {"name": "旧名", "row_version": 4}))
    assert count(records, known_org, id=new["id"], name="新名") == 1


def test_of_many_organisations_each_is_kept_unless_something_newer_is_known(records):
    known, other = org(name="新名", row_version=5), org()
    handle(records, message(known))
    handle(records, message(known | {"name": "旧名", "row_version": 4}, other, other | {"row_version": 2}))

    assert count(records, known_org, id=known["id"], name="新名") == 1
    assert count(records, known_org, id=other["id"], row_version=2) == 1


def test_news_of_the_release_before_is_still_kept(records):
    told = orgs_contract.OrgState(exclude=["unit"]).dump(org())
    sent = {"id": str(uuid.uuid4()), "body": told, "headers": {"request_id": "r1"}}
    inbox.handle(records, orgs_contract.org_changed, "records.org_changed", known_orgs.learn, sent)

    assert count(records, known_org, id=told["id"], unit=None) == 1


def test_what_a_newer_release_says_besides_is_left_out(records):
    newer = message(org(name="新校"))
    newer["body"] |= {"told_from_the_next_release": {"on": 1}}
    newer["body"]["orgs"][0] |= {"told_from_the_next_release": {"on": 1}}
    assert handle(records, newer)
    assert count(records, known_org, id=id_of(newer), name="新校") == 1


def test_pauses_grow_and_have_an_end():
    pauses = [inbox.pause_after(attempts) for attempts in range(1, inbox.TRIES)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == inbox.LONGEST_PAUSE
