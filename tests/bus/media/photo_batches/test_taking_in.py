"""What is uploaded is taken in or refused with what to do."""

import uuid

import pytest
from sqlalchemy import text

from services.common import storage
from services.common.errors import Invalid
from tests.bus.media.batch_work import packed
from tests.bus.media.photo_batches.photos import ID_NUMBERS, good

TURNS = text("SELECT batch_id, min(turn) FROM photo_upload WHERE state = 'waiting' GROUP BY batch_id")


def test_a_picture_by_itself_is_a_photo_too(batch):
    batch.upload(b"good:one", f"{ID_NUMBERS[0]}.jpg")
    batch.upload(b"good:two", "C:\\photos\\张三.jpg")
    batch.work()

    assert [(one["name"], one["match"]) for one in batch.photos()] == [
        ("110105********002X.jpg", "asked"),
        ("张三.jpg", "unnamed"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"!not_a_picture", "not_a_picture"),
        (b"!damaged", "broken"),
        (b"no_face:x", "no_face"),
        (b"two_faces:x", "two_faces"),
        (b"!took_too_long", "took_too_long"),
    ],
)
def test_what_cannot_be_a_photo_is_refused_with_what_to_do(batch, content, reason):
    batch.upload(packed({f"{ID_NUMBERS[0]}.jpg": content}))
    batch.work()
    batch.match_all()

    (photo,) = batch.photos()
    assert (photo["state"], photo["reason"]) == ("refused", reason)
    assert photo["message"].endswith("。")
    assert batch.confirm() == 0


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 torn", b"Rar!\x1a\x07\x00 another", packed({".DS_Store": b"x"})],
    ids=["torn", "rar", "empty"],
)
def test_a_zip_that_cannot_be_taken_tells_why_and_leaves_nothing(batch, content):
    upload = batch.upload(content)
    batch.work()

    shown = batch.shown()
    assert (shown["total"], shown["unpacking"], len(shown["faults"])) == (0, False, 1)
    batch.tidy()
    assert not storage.exists(upload["key"])


def test_a_broken_file_in_a_zip_holds_up_no_other(batch):
    content = bytearray(packed(good(*ID_NUMBERS[:2])))
    content[80] ^= 0xFF
    batch.upload(bytes(content))
    batch.work()
    assert [one["reason"] for one in batch.photos()] == ["broken", None]


def test_no_more_than_a_batch_has_room_for(batch, begin):
    with begin() as db:
        db.execute(text("UPDATE photo_batch SET photos = 9998 WHERE id = :id"), {"id": batch.id})
    batch.upload(packed(good("1", "2", "3")))
    batch.upload(packed(good("4", "5")))
    batch.work()

    assert batch.shown()["total"] == 10_000
    assert len(batch.shown()["faults"]) == 1
    assert [one["number"] for one in batch.photos()] == [9999, 10000]


def test_an_upload_is_added_once_and_deleted_when_it_is_worked_through(batch):
    upload = batch.upload(packed(good(*ID_NUMBERS)))
    batch.add([upload])
    batch.work()
    batch.add([upload])
    batch.work()
    batch.tidy()

    assert batch.shown()["total"] == 3
    assert not storage.exists(upload["key"])


def test_only_what_was_uploaded_for_a_batch_can_be_added(batch):
    with pytest.raises(Invalid):
        batch.add([{"id": uuid.uuid4(), "key": f"blobs/ab/{'ab' * 32}", "name": "x", "bytes": 1}])


def test_an_upload_that_was_purged_says_so(batch):
    one, other = batch.upload(packed(good(*ID_NUMBERS))), batch.upload(b"good:x", "张三.jpg")
    storage.delete(one["key"])
    storage.delete(other["key"])
    batch.work()
    assert len(batch.shown()["faults"]) == 1
    assert batch.shown()["total"] == 0


def test_uploads_take_turns_between_schools_too(batch_of, begin):
    many, few = batch_of(), batch_of()
    many.add_pictures(150)
    many.work_a_little(1)
    few.add_pictures(2)
    with begin() as db:
        turns = dict(db.execute(TURNS).all())
    assert turns[few.id] == turns[many.id], "neither before nor behind those that wait"
    many.cancel()
    few.work()
    assert len(few.shown()["faults"]) == 1
