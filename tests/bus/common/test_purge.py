"""What is forgotten, and what is not (architecture §5)."""

import datetime
import uuid

from sqlalchemy import func, insert, select, text

from services.common import storage
from services.common.database import transactions
from services.common.database.tables import inbox, outbox
from services.common.processes import purge


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


def add_outbox(store, sent_at):
    row = {"id": uuid.uuid4(), "type": "purge_test", "body": {}, "headers": {}, "sent_at": sent_at}
    with store.begin(transactions.system()) as db:
        db.execute(insert(outbox), [row])


def left(store):
    with store.begin(transactions.system()) as db:
        return db.scalar(select(func.count()).select_from(outbox).where(outbox.c.type == "purge_test"))


def test_what_was_sent_long_ago_goes_and_what_was_never_sent_stays(stores):
    store = stores["training"]
    for sent_at in (this_instant() - datetime.timedelta(days=15), this_instant() - datetime.timedelta(days=13), None):
        add_outbox(store, sent_at)
    assert purge.purge(store, this_instant()) == 1
    assert left(store) == 2
    with store.begin(transactions.system()) as db:
        db.execute(text("DELETE FROM outbox"))


def test_the_inbox_outlives_every_message_on_its_way(stores):
    store = stores["training"]
    for days in (89, 91):
        row = {"message_id": uuid.uuid4(), "handler": "x", "created_at": this_instant() - datetime.timedelta(days=days)}
        with store.begin(transactions.system()) as db:
            db.execute(insert(inbox), [row])
    assert purge.purge(store, this_instant()) == 1


def test_uploads_go_after_their_time_and_templates_stay(stack):
    for key in ("uploads/purge-test", "templates/purge-test"):
        storage.put(key, [b"x"], 10)
    assert purge.purge_files("records", this_instant()) == 0
    assert purge.purge_files("records", this_instant() + datetime.timedelta(days=31)) >= 1
    assert not storage.exists("uploads/purge-test")
    assert storage.exists("templates/purge-test")
