"""A content goes when nobody refers to it, nobody wanted it for 30 days and its holders agree (R-MED-04)."""

import datetime
import threading
import uuid

import pytest
from sqlalchemy import select, update

from services.common import failpoints, storage
from services.common.database.tables import outbox
from services.media.blobs import checking, keys, laying, purging, references
from services.media.models import Blob, Reference

DAY = datetime.timedelta(days=1)


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


def age(begin, sha256, days):
    """Let a content be wanted for the last time so many days ago."""
    with begin() as db:
        old = Blob.wanted_at - datetime.timedelta(days=days)
        db.execute(update(Blob).where(Blob.sha256 == sha256).values(wanted_at=old))


def questions(begin, sha256):
    """When it was asked whether anybody refers to this content."""
    with begin() as db:
        bodies = db.scalars(select(outbox.c.body).where(outbox.c.type == "blobs_unused").order_by(outbox.c.seq)).all()
    return [datetime.datetime.fromisoformat(each["asked_at"]) for each in bodies if sha256 in each["sha256"]]


def free(begin, sha256):
    """Records answers the latest question: it does not refer to this content."""
    with begin() as db:
        purging.mark_unreferenced(db, questions(begin, sha256)[-1], [sha256])


def purge(store):
    """Rounds until there is nothing to do, now."""
    while purging.purge(store, datetime.datetime.now(datetime.UTC)):
        pass


@pytest.fixture
def unused(begin, laid):
    """A content that nobody refers to and nobody wanted for 31 days."""
    content = laid()
    age(begin, content.sha256, 31)
    return content.sha256


@pytest.fixture
def freed(begin, store, unused):
    """The same, and records does not refer to it."""
    purge(store)
    free(begin, unused)
    return unused


def test_what_nobody_wants_is_asked_about_and_stays_until_the_answer(begin, store, unused, is_there):
    purge(store)
    assert len(questions(begin, unused)) == 1
    assert is_there(unused)

    free(begin, unused)
    purge(store)
    assert not is_there(unused)


def test_it_is_asked_again_after_a_week_without_an_answer(begin, store, unused):
    for days in (0, 1, 8):
        purging.ask(store, this_instant() + days * DAY)
    assert len(questions(begin, unused)) == 2


def test_pictures_made_of_it_go_with_it(begin, store, freed):
    storage.put(keys.view(freed, keys.THUMB), [b"small"], 10)
    storage.put(keys.view(freed, keys.page(3)), [b"page"], 10)
    purge(store)
    assert list(storage.pages(keys.views(freed))) == []


def test_what_was_wanted_within_thirty_days_is_not_asked_about(begin, store, laid):
    content = laid()
    age(begin, content.sha256, 29)
    purge(store)
    assert questions(begin, content.sha256) == []


def test_what_is_referred_to_stays_and_is_not_looked_at_again_for_a_grace_time(begin, store, unused):
    with begin() as db:
        db.add(Reference(sha256=unused, holder="records", subject=uuid.uuid4()))
    purge(store)
    assert questions(begin, unused) == []
    with begin() as db:
        assert db.get(Blob, unused).wanted_at > this_instant() - DAY


def test_what_a_photo_batch_refers_to_stays_until_it_lets_go(begin, store, freed, is_there):
    batch = uuid.uuid4()
    with begin() as db:
        references.add_references(db, references.PHOTO_BATCH, batch, [freed])
    age(begin, freed, 31)
    purge(store)
    assert is_there(freed)

    with begin() as db:
        references.let_go(db, references.PHOTO_BATCH, batch, [freed])
    purge(store)
    assert questions(begin, freed)[1:] == [], "its grace time began anew"


def test_an_upload_of_the_same_content_takes_the_permission_back(begin, store, freed, tmp_path, is_there):
    (tmp_path / "same").write_bytes(b"".join(storage.read(keys.blob(freed))))
    content = laying.content_of(tmp_path / "same", "image/jpeg")
    laying.store(begin, content, tmp_path / "same")
    purge(store)
    assert is_there(freed)


def test_the_answer_to_an_older_question_frees_nothing(begin, store, freed, is_there):
    with begin() as db:
        references.add_references(db, "records", uuid.uuid4(), [freed])
        references.let_go(db, "records", db.scalar(select(Reference.subject).where(Reference.sha256 == freed)))
    age(begin, freed, 31)
    purge(store)
    first, *_ = questions(begin, freed)
    with begin() as db:
        purging.mark_unreferenced(db, first, [freed])
    purge(store)
    assert is_there(freed)


def test_an_upload_that_meets_the_purge_waits_and_puts_it_anew(begin, store, freed, tmp_path, monkeypatch, is_there):
    path = tmp_path / "same"
    path.write_bytes(b"".join(storage.read(keys.blob(freed))))
    content = laying.content_of(path, "image/jpeg")
    upload = threading.Thread(target=laying.store, args=(begin, content, path))

    def meanwhile(point):
        if point == "media.after_delete":
            upload.start()
            upload.join(0.3)
            assert upload.is_alive(), "it waits for the row"

    monkeypatch.setattr(failpoints, "reach", meanwhile)
    purging.delete_freed(store, this_instant())
    upload.join()
    assert is_there(freed)


def test_a_purge_that_dies_between_object_and_row_is_finished_by_the_next(begin, store, freed, dying_at, is_there):
    assert dying_at("media.after_delete", "delete")
    assert not storage.exists(keys.blob(freed))
    assert [fault for fault in checking.faults(store) if freed in fault.key] == []
    purge(store)
    assert not is_there(freed)


def test_after_such_a_death_an_upload_of_the_same_puts_it_anew(begin, store, freed, dying_at, tmp_path, is_there):
    (tmp_path / "same").write_bytes(b"".join(storage.read(keys.blob(freed))))
    assert dying_at("media.after_delete", "delete")
    content = laying.content_of(tmp_path / "same", "image/jpeg")
    laying.store(begin, content, tmp_path / "same")
    purge(store)
    assert is_there(freed)
