"""A school's photos from the upload to the teachers' files, as one batch after another goes (R-MED-02)."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import text

from services.common import storage
from services.common.clock import now
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.common.processes import purge
from services.media import darkroom
from services.media.batches import actions, archives, deciding, queries
from tests.bus.media.batch_work import BatchWork, develop, learn_school, packed

ID_NUMBERS = ("11010519491231002X", "340101199001010026", "340101199001010042")
LONG_AGO = text("UPDATE photo_batch SET touched_at = now() - interval '2 days' WHERE id = :id")
TURNS = text("SELECT batch_id, min(turn) FROM photo_upload WHERE state = 'waiting' GROUP BY batch_id")
TABLES = ("photo_batch", "photo_upload", "photo_item", "outbox", "audit")
REFERENCES = text("SELECT count(*) FROM reference WHERE holder = 'photo_batch' AND subject = :id")


@pytest.fixture(autouse=True)
def fake_darkroom(monkeypatch):
    archives.opened.cache_clear()
    monkeypatch.setattr(darkroom, "develop", develop)


@pytest.fixture
def batch_of(store, begin, actor_of, place):
    """Opens a batch of a school of its own; its teachers have ID_NUMBERS."""

    def make(**changes):
        clerk = actor_of("entry_clerk", path=f"{place}{uuid.uuid4().hex[:8]}/")
        learn_school(begin, clerk, **changes)
        batch = BatchWork(store, begin, clerk)
        batch.teachers = {number: uuid.uuid4() for number in ID_NUMBERS}
        return batch

    return make


@pytest.fixture
def batch(batch_of):
    return batch_of()


def good(*names):
    return {f"{name}.jpg": f"good:{name} {uuid.uuid4()}".encode() for name in names}


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


def test_a_picture_by_itself_is_a_photo_too(batch):
    batch.upload(b"good:one", f"{ID_NUMBERS[0]}.jpg")
    batch.upload(b"good:two", "C:\\photos\\张三.jpg")
    batch.work()

    assert [(one["name"], one["match"]) for one in batch.photos()] == [
        ("110105********002X.jpg", "asked"),
        ("张三.jpg", "unnamed"),
    ]


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


def test_after_cancelling_nothing_more_is_done_and_what_was_confirmed_stays(batch):
    batch.upload(packed(good(*ID_NUMBERS)))
    batch.work()
    batch.match_all()
    batch.confirm(2)
    late = batch.upload(b"good:late", "late.jpg")
    batch.cancel()
    batch.cancel()
    batch.work()
    batch.match_all()
    assert batch.states() == {"cancelled": 2, "confirmed": 1}
    assert batch.shown()["state"] == "cancelled"
    batch.keep()
    batch.tidy()

    assert batch.states() == {"cancelled": 2, "kept": 1}
    assert batch.shown()["ended_at"]
    assert not storage.exists(late["key"])
    for act in (batch.confirm, lambda: batch.refuse(1), lambda: batch.upload(b"x")):
        with pytest.raises(Conflict):
            act()


def test_a_batch_ends_by_itself_and_lets_the_pictures_go(batch, begin):
    batch.upload(packed(good(*ID_NUMBERS[:2])))
    batch.work()
    batch.match_all()
    batch.confirm(1)
    batch.keep()
    batch.refuse(2)
    batch.tidy()
    assert batch.shown()["state"] == "open"
    with begin() as db:
        assert db.scalar(REFERENCES, {"id": batch.id}) == 4
        db.execute(
            text("UPDATE photo_batch SET touched_at = now() - interval '2 days' WHERE id = :id"), {"id": batch.id}
        )
    batch.tidy()

    assert batch.shown()["state"] == "ended"
    assert [(one["may"], one["photo"]) for one in batch.photos()] == [([], None)] * 2
    with begin() as db:
        assert db.scalar(REFERENCES, {"id": batch.id}) == 0


def test_a_batch_that_ended_long_ago_is_forgotten_and_no_other(batch_of, store):
    ended, running = batch_of(), batch_of()
    for one in (ended, running):
        one.upload(packed(good(*ID_NUMBERS)))
        one.upload(b"Rar!\x1a\x07\x00 refused")
        one.work()
    ended.cancel()
    ended.tidy()
    purge.purge(store, now() + timedelta(days=89))
    assert ended.photos()
    purge.purge(store, now() + timedelta(days=91))

    with pytest.raises(NotFound):
        ended.shown()
    assert (running.shown()["total"], len(running.shown()["faults"])) == (3, 0), "a fault is forgotten with its upload"


def test_a_batch_of_many_never_holds_up_one_of_few(batch_of):
    many, few = batch_of(), batch_of()
    many.upload(packed(good(*(f"a{number}" for number in range(60)))))
    many.work_a_little(5)
    few.upload(packed(good(*ID_NUMBERS)))
    many.work_a_little(8)

    assert few.states() == {"made": 3}
    assert many.states()["waiting"] > 40
    many.cancel()


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


def test_photos_are_seen_and_changed_by_their_school_alone(batch, begin, actor_of, place):
    batch.upload(packed(good(*ID_NUMBERS)))
    batch.work()
    stranger = actor_of("entry_clerk", path=f"{place}{uuid.uuid4().hex[:8]}/")
    with begin(stranger) as db:
        assert queries.batches(db, stranger, limit=50, after=None)["items"] == []
        for act in (
            lambda: queries.batch(db, stranger, batch.id),
            lambda: queries.items(db, stranger, batch.id, None, limit=5, after=None),
            lambda: deciding.confirm(db, stranger, batch.id, None),
            lambda: actions.cancel(db, stranger, batch.id),
        ):
            with pytest.raises(NotFound):
                act()


def test_an_office_names_the_school(begin, actor_of, store, place):
    office = actor_of("info_admin", path=place)
    learn_school(begin, office, level="county")
    with pytest.raises(Forbidden):
        BatchWork(store, begin, office)
    elsewhere = actor_of("entry_clerk", path="000000/elsewhere/")
    learn_school(begin, elsewhere)
    with begin(office) as db, pytest.raises(NotFound):
        actions.open_batch(db, office, uuid.uuid4(), elsewhere.org_id)


def test_a_list_pages_by_number_and_filters_by_state(batch):
    batch.upload(packed(good(*(f"a{number}" for number in range(5))) | {"b.jpg": b"no_face:x"}))
    batch.work()
    assert [one["number"] for one in batch.photos(limit=2)] == [1, 2]
    assert [one["number"] for one in batch.photos(state="refused")] == [6]
