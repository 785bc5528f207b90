"""Photos find their teachers and come into the files (R-MED-02)."""

import uuid

import pytest
from sqlalchemy import text

from services.common import storage
from services.common.errors import Conflict, Invalid
from services.media import darkroom
from tests.bus.media.batch_work import packed
from tests.bus.media.photo_batches.photos import ID_NUMBERS, good


def test_photos_named_by_id_numbers_come_into_the_files_of_their_teachers(batch):
    batch.upload(packed(good(*ID_NUMBERS)))
    assert batch.shown()["unpacking"]
    batch.work()
    assert batch.states() == {"made": 3}
    batch.match_all()
    assert batch.confirm() == 3
    assert batch.confirm() == 0
    batch.keep()

    assert batch.states() == {"kept": 3}
    (confirmed,) = batch.confirmed()
    assert {item["teacher_id"] for item in confirmed["items"]} == set(batch.teachers.values())
    assert confirmed["by"]["person"] == batch.clerk.name
    assert all(storage.exists(f"blobs/{i['file']['sha256'][:2]}/{i['file']['sha256']}") for i in confirmed["items"])


def test_a_name_is_kept_and_sent_sealed_only(batch, begin):
    batch.upload(packed(good(ID_NUMBERS[0])))
    batch.upload(b"good:one", f"{ID_NUMBERS[1]}.jpg")
    batch.work()

    with begin() as db:
        rows = [str(row) for row in db.execute(text("SELECT * FROM photo_item WHERE batch_id = :id"), {"id": batch.id})]
        rows += [
            str(row) for row in db.execute(text("SELECT * FROM photo_upload WHERE batch_id = :id"), {"id": batch.id})
        ]
        rows += [str(body) for body in db.scalars(text("SELECT body FROM outbox"))]
    assert rows
    assert not [row for row in rows for number in ID_NUMBERS[:2] if number in row]


def test_a_number_that_nobody_has_or_somebody_elsewhere_is_refused_and_can_be_matched_by_hand(batch):
    batch.upload(packed(good("H12345678", "G110105194912310020", "110105194912310021")))
    batch.work()
    batch.teachers = {}
    batch.hear([{"number": 1, "ask": 1, "teacher_id": None, "teacher_name": None, "why": "elsewhere"}])
    batch.match_all()
    assert [one["reason"] for one in batch.photos()] == ["elsewhere", "unknown", "unknown"]
    assert all("match" in one["may"] for one in batch.photos())

    teacher = uuid.uuid4()
    batch.match(3, teacher)
    assert batch.photo(3)["match"] == "asked"
    batch.match_all()

    assert (batch.photo(3)["state"], batch.photo(3)["teacher_id"]) == ("made", teacher)
    assert batch.confirm() == 1


def test_an_unnamed_photo_waits_for_its_teacher(batch):
    batch.upload(b"good:one", "IMG_20240101_0102.jpg")
    batch.work()
    assert (batch.confirm(), batch.photo(1)["may"]) == (0, ["refuse", "frame", "match"])

    batch.match(1, uuid.uuid4())
    batch.match_all()
    assert batch.confirm(1) == 1


def test_of_two_photos_of_one_teacher_the_later_is_repeated_until_the_first_is_refused(batch):
    batch.upload(packed(good(ID_NUMBERS[0]) | {f"{ID_NUMBERS[0]}_2.jpg": b"good:two"}))
    batch.work()
    batch.match_all()
    assert [one["reason"] for one in batch.photos()] == [None, "repeated"]

    batch.refuse(1)
    assert [one["reason"] for one in batch.photos()] == ["by_hand", None]
    assert batch.confirm() == 1
    batch.reopen(1)
    assert [one["reason"] for one in batch.photos()] == ["repeated", None]
    batch.keep()
    assert batch.states() == {"refused": 1, "kept": 1}


def test_answers_that_come_twice_or_late_change_nothing(batch):
    batch.upload(packed(good("H12345678")))
    batch.work()
    (question,) = batch.asked()
    old = batch.answer_of(question)
    batch.hear(old)
    batch.match(1, uuid.uuid4())
    batch.hear(old)
    assert batch.photo(1)["match"] == "asked", "that answer is to an older question"

    batch.match_all()
    batch.hear(old)
    assert batch.photo(1)["state"] == "made"
    batch.confirm()
    (confirmed,) = batch.confirmed()
    refused = [{"number": 1, "ask": confirmed["items"][0]["ask"], "kept": False, "message": "No.", "params": {}}]
    batch.hear_kept(refused)
    batch.reopen(1)
    batch.confirm()
    batch.hear_kept(refused)
    assert batch.photo(1)["state"] == "confirmed"
    batch.keep()
    batch.hear_kept(refused)
    assert batch.photo(1)["state"] == "kept"


def test_what_did_not_come_into_the_file_says_why_and_can_be_confirmed_again(batch):
    batch.upload(packed(good(ID_NUMBERS[0])))
    batch.work()
    batch.match_all()
    batch.confirm()
    batch.keep("This photo batch is over. Please open a new one.")

    photo = batch.photo(1)
    assert (photo["state"], photo["message"], photo["may"]) == (
        "failed",
        "这个照片批次已经结束，请新建一个批次。",
        ["reopen"],
    )
    batch.reopen(1)
    assert batch.photo(1)["message"] is None
    assert batch.confirm() == 1


def test_a_frame_set_by_hand_makes_a_photo_of_what_had_no_face(batch):
    batch.upload(packed({f"{ID_NUMBERS[0]}.jpg": b"no_face:x"}))
    batch.work()
    batch.match_all()
    assert batch.photo(1)["photo"] is None
    batch.frame(1)
    first = batch.photo(1)
    batch.frame(1, left=30)

    assert (first["state"], first["box"]["left"]) == ("made", 20)
    assert batch.photo(1)["photo"]["id"] != first["photo"]["id"]
    assert batch.confirm() == 1
    with pytest.raises(Conflict):
        batch.frame(1)


def test_a_frame_that_gives_no_photo_is_refused_in_words(batch, monkeypatch):
    batch.upload(packed(good(ID_NUMBERS[0])))
    batch.work()
    monkeypatch.setattr(darkroom, "develop", lambda *_, **__: (_ for _ in ()).throw(darkroom.NotTaken("unreadable")))
    with pytest.raises(Invalid):
        batch.frame(1)
    assert batch.photo(1)["state"] == "made"
