"""A teacher's file goes to another school: the old school's batch makes no photo of that teacher any more."""

import uuid

from services.media.batches import moved_files
from tests.bus.media.batch_work import packed
from tests.bus.media.photo_batches.photos import ID_NUMBERS, good


def hear(begin, teacher_id, path, *, done=True):
    with begin() as db:
        moved_files.follow(db, [{"ref": uuid.uuid4(), "teacher_id": teacher_id, "org_path": path, "done": done}])


def test_undecided_photos_are_nobodys_and_what_was_kept_stays(batch, begin, place):
    batch.upload(packed(good(ID_NUMBERS[0]) | good(ID_NUMBERS[1])))
    batch.work()
    batch.match_all()
    first, second = (batch.photo(number)["teacher_id"] for number in (1, 2))
    batch.confirm(1)
    batch.keep()
    for teacher_id in (first, second):
        hear(begin, teacher_id, f"{place}elsewhere/")

    assert batch.states() == {"kept": 1, "refused": 1}
    left = batch.photo(2)
    assert (left["reason"], left["teacher_id"], left["teacher_name"]) == ("elsewhere", None, None)
    assert batch.confirm() == 0


def test_the_next_photo_of_the_same_teacher_does_not_count_either(batch, begin, place):
    batch.upload(packed(good(ID_NUMBERS[0]) | {f"{ID_NUMBERS[0]}_2.jpg": b"good:two"}))
    batch.work()
    batch.match_all()
    hear(begin, batch.photo(1)["teacher_id"], f"{place}elsewhere/")
    assert [one["reason"] for one in batch.photos()] == ["elsewhere", "elsewhere"]


def test_other_teachers_and_what_was_not_done_change_nothing(batch, begin, place):
    batch.upload(packed(good(ID_NUMBERS[0])))
    batch.work()
    batch.match_all()
    before = batch.photo(1)
    hear(begin, uuid.uuid4(), f"{place}elsewhere/")
    hear(begin, before["teacher_id"], f"{place}elsewhere/", done=False)
    hear(begin, before["teacher_id"], batch.clerk.org_path)
    assert batch.photo(1) == before
