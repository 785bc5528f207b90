"""The judge sees a photo that is lost, doubled, half there or nobody's."""

import pytest

from tests.chaos import rules_of_photos as rules
from tests.chaos.rows_of_photos import (
    Content,
    HeldFile,
    Lying,
    Photo,
    PhotoBatch,
    PhotoChange,
    PhotoUpload,
    PhotoValue,
    Reference,
)
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

BATCH = PhotoBatch("b", 2, over=False, ended=False)
UPLOAD = PhotoUpload("u", "b", "unpacked", claimed=False, gone=True)
KEPT = Photo("b", 1, "kept", "found", "t", claimed=False, portrait="p1", photo="c1")
REFUSED = Photo("b", 2, "refused", "unknown", None, claimed=False, portrait="p2", photo=None)
PHOTOS = (KEPT, REFUSED)
VALUE, CHANGE, HELD = PhotoValue("t", "c1"), PhotoChange("t", "c1"), HeldFile("t", "c1")
REFERENCES = (
    *(Reference(sha256, "photo_batch", "b") for sha256 in ("p1", "p2", "c1")),
    Reference("c1", "records", "t"),
)
CONTENTS = tuple(Content(sha256, 10, stored=True) for sha256 in ("p1", "p2", "c1"))
OBJECTS = tuple(Lying(f"blobs/00/{content.sha256}", content.sha256, 10) for content in CONTENTS)


def kinds(found):
    return [each.kind for each in found]


def batches(batch=BATCH, photos=PHOTOS, uploads=(UPLOAD,)):
    return kinds(rules.batches([batch], photos, uploads))


def kept(photos=PHOTOS, values=(VALUE,), changes=(CHANGE,)):
    return kinds(rules.kept(photos, values, changes))


def contents(batch=BATCH, photos=PHOTOS, held=(HELD,), references=REFERENCES, known=CONTENTS):
    return kinds(rules.contents([batch], photos, held, references, known))


def store(objects=OBJECTS, known=CONTENTS):
    return kinds(rules.store(objects, known))


def test_sound_rows_pass():
    assert not batches() + kept() + contents() + store() + kinds(rules.orphans(CONTENTS, REFERENCES))


def test_a_missing_photo_is_lost_and_one_too_many_doubled():
    assert batches(photos=[KEPT]) == [LOST]
    assert batches(photos=[*PHOTOS, REFUSED]) == [DOUBLED]


@pytest.mark.parametrize(
    "photo",
    [
        REFUSED._replace(state="waiting"),
        REFUSED._replace(state="confirmed"),
        REFUSED._replace(match="asked"),
        REFUSED._replace(claimed=True),
    ],
)
def test_a_photo_that_waits_for_ever_is_lost(photo):
    assert batches(photos=[KEPT, photo]) == [LOST]


def test_a_question_of_a_cancelled_batch_may_stay_open():
    assert not batches(BATCH._replace(over=True), photos=[KEPT, REFUSED._replace(match="asked")])


@pytest.mark.parametrize("change", [{"state": "waiting"}, {"claimed": True}, {"gone": False}])
def test_an_upload_that_was_not_worked_through_is_lost(change):
    assert batches(uploads=[UPLOAD._replace(**change)]) == [LOST]


def test_a_kept_photo_that_never_came_into_the_file_is_lost():
    assert kept(values=[], changes=[]) == [LOST]


def test_a_photo_that_came_twice_or_from_nowhere_is_doubled():
    assert kept(changes=[CHANGE, CHANGE]) == [DOUBLED]
    assert kept(photos=[REFUSED]) == [DOUBLED]


def test_a_file_that_does_not_show_its_photo_is_noticed():
    assert kept(values=[]) == [LOST]
    assert kept(values=[PhotoValue("t", "c0")]) == [OUT_OF_ORDER]


@pytest.mark.parametrize("missing", REFERENCES)
def test_a_picture_that_nobody_refers_to_though_it_is_shown_is_lost(missing):
    assert contents(references=[one for one in REFERENCES if one != missing]) == [LOST]


def test_a_batch_that_ended_refers_to_nothing():
    assert not contents(BATCH._replace(ended=True), references=[REFERENCES[-1]])


def test_a_picture_that_was_never_stored_is_lost():
    assert contents(known=[each._replace(stored=each.sha256 != "p1") for each in CONTENTS]) == [LOST]


def test_a_content_that_nobody_refers_to_is_unexplained():
    assert kinds(rules.orphans([*CONTENTS, Content("x", 1, stored=True)], REFERENCES)) == [UNEXPLAINED]


@pytest.mark.parametrize("change", [{"sha256": "other"}, {"sha256": None}, {"bytes": 5}])
def test_half_a_blob_is_lost(change):
    assert store([*OBJECTS[:-1], OBJECTS[-1]._replace(**change)]) == [LOST]


def test_a_blob_that_is_not_there_is_lost():
    assert store(OBJECTS[:-1]) == [LOST]


def test_an_object_without_a_row_is_unexplained():
    assert store([*OBJECTS, Lying("blobs/00/x", "x", 1)]) == [UNEXPLAINED]


def test_an_upload_that_was_left_is_unexplained():
    assert store([*OBJECTS, Lying("incoming/u", "y", 1)]) == [UNEXPLAINED]
