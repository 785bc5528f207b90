"""What a handler could not handle is stored and tried again."""

import datetime

from sqlalchemy import select

from services.common.bus import failures, inbox
from services.common.contract import Event
from services.common.database import transactions
from services.common.database.tables import failure, known_org
from services.common.processes.operations import Operations
from services.contracts.identity import orgs as orgs_contract
from services.records.service import RecordsService
from tests.bus.common.events.news import count, id_of, message, org


def test_a_stored_failure_is_tried_again_and_goes_through_once_it_can(records):
    sent = message(org())
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("not yet"))
    RecordsService.store = records
    later = datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE
    failures.retry_due(records, RecordsService, later)
    assert count(records, failure, message_id=sent["id"], state="replayed") == 1
    assert count(records, known_org, id=id_of(sent)) == 1


def test_a_failure_with_signs_that_nothing_can_store_is_stored_without_them(records):
    sent = message(org(name="一\0二\ud800三"))
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("no text"))
    RecordsService.store = records
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, known_org, id=id_of(sent), name="一\ufffd二\ufffd三") == 1


def test_a_failure_that_keeps_failing_is_given_up_and_waits_for_an_operator(records):
    sent = message(org()) | {"body": {"nonsense": 1}}
    inbox.store_failure(records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("first"))
    now = datetime.datetime.now(datetime.UTC)
    for _ in range(inbox.TRIES):
        now += inbox.LONGEST_PAUSE * 2
        failures.retry_due(records, RecordsService, now)
    assert count(records, failure, message_id=sent["id"], state="given_up", attempts=inbox.TRIES) == 1


def test_a_failure_whose_handler_was_renamed_goes_to_the_one_that_took_over(records):
    sent = message(org())
    inbox.store_failure(
        records, orgs_contract.orgs_changed, "records.hear_of_org", sent, ValueError("before the rename")
    )
    RecordsService.store = records
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, failure, message_id=sent["id"], state="replayed") == 1
    assert count(records, known_org, id=id_of(sent)) == 1


class BeforeRecords(Operations):
    """A release of records that does not know the handler yet, or any more."""

    name = "records"


def shown(service, store, row_id):
    with store.begin(transactions.system()) as db:
        items = service.failures.__wrapped__(service(), db, None, limit=200, after=None)["items"]
    return next(item for item in items if item["id"] == row_id)


def failure_of(store, sent):
    with store.begin(transactions.system()) as db:
        return db.scalar(select(failure.c.id).where(failure.c.message_id == sent["id"]))


def test_a_failure_waits_with_its_error_for_a_release_that_knows_its_handler_and_is_retried_there(records):
    sent = message(org())
    inbox.store_failure(
        records, orgs_contract.orgs_changed, "records.orgs_changed", sent, ValueError("what went wrong")
    )
    now = datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE
    failures.retry_due(records, BeforeRecords, now)
    row_id = failure_of(records, sent)

    told = shown(BeforeRecords, records, row_id)
    assert (told["state"], told["known"], told["handler"]) == ("given_up", False, "records.orgs_changed")
    assert told["error"] == "ValueError('what went wrong')"

    assert shown(RecordsService, records, row_id)["known"]
    RecordsService.store = records
    with records.begin(transactions.system()) as db:
        RecordsService.replay_failure.__wrapped__(RecordsService(), db, None, failure_id=row_id)
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC))
    assert shown(RecordsService, records, row_id)["state"] == "replayed"
    assert count(records, known_org, id=id_of(sent)) == 1


def test_a_failure_that_nothing_handles_any_more_waits_for_an_operator(records):
    sent, gone = message(org()), Event("identity", "no_longer_announced", orgs_contract.orgs_changed.body)
    inbox.store_failure(records, gone, "records.no_longer_there", sent, ValueError("before the removal"))
    failures.retry_due(records, RecordsService, datetime.datetime.now(datetime.UTC) + inbox.FIRST_PAUSE)
    assert count(records, failure, message_id=sent["id"], state="given_up") == 1
