"""One teacher's photo, set by itself, and who may add files when (R-MED-02, R-ID-11)."""

import uuid

import pytest

from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.records.attachments import photo
from services.records.entering import files
from services.records.file import filling
from services.records.selfservice import own
from tests.bus.records.filing import EDUCATION, Filing
from tests.data.receipts import facts, receipt

PHOTO = "photo"


def showing_diploma(*given):
    return EDUCATION | {"diploma": list(given)}


def test_a_photo_is_set_by_itself_whatever_else_is_wrong(begin, clerk, filing, held):
    with begin(clerk) as db:
        draft = files.keep_new_draft(db, clerk, {"name": "王芳", "sex": "男姓"}, id=uuid.uuid4())
    picture = facts(PHOTO)

    with begin(clerk) as db:
        done = photo.set_photo(db, clerk, draft["id"], draft["row_version"], receipt(picture, clerk))

    assert done["values"]["basic"] == draft["values"]["basic"] | {PHOTO: picture["id"]}
    assert done["missing"] == draft["missing"]
    assert done["row_version"] > draft["row_version"]
    change = filing.history(draft)[0]
    assert [(each["name"], each["before_text"], each["after_text"]) for each in change["changes"]] == [
        ("照片", "", "有照片")
    ]


def test_a_photo_is_set_in_the_version_that_was_seen_and_by_who_fills_in(begin, clerk, staff_of, school_of, teacher):
    with pytest.raises(Stale), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], 1, receipt(facts(PHOTO), clerk))
    stranger = staff_of(school_of(), "entry_clerk")
    with pytest.raises(NotFound), begin(stranger) as db:
        photo.set_photo(db, stranger, teacher["id"], 1, receipt(facts(PHOTO), stranger))


def test_no_photo_is_set_while_the_file_is_under_review(begin, clerk, filing, teacher):
    filing.submit(teacher["id"])
    seen = filing.look(teacher)["row_version"]

    with pytest.raises(Conflict), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], seen, receipt(facts(PHOTO), clerk))


@pytest.fixture
def window(begin, school):
    """Opens self-service at the school."""
    with begin() as db:
        closed = {"org_id": school["id"], "mode": "shared", "opens_at": None, "closes_at": None}
        own.learn_window(db, **(closed | {"closed_teachers": [], "row_version": 1}))


def test_a_teacher_adds_own_files_while_the_window_is_open(begin, herself, filing, teacher, window):
    at_home = Filing(begin, herself)
    seen = filing.look(teacher)["row_version"]

    with begin(herself) as db:
        done = photo.set_photo(db, herself, teacher["id"], seen, receipt(facts(PHOTO), herself))
    at_home.add(teacher, "education", showing_diploma(receipt(facts(), herself)))

    assert done["values"]["basic"][PHOTO]
    assert filing.entries(teacher, "education")[0]["values"]["diploma"]


def test_a_teacher_adds_nothing_when_the_window_is_closed(begin, herself, filing, teacher):
    seen = filing.look(teacher)["row_version"]

    with pytest.raises(Forbidden), begin(herself) as db:
        photo.set_photo(db, herself, teacher["id"], seen, receipt(facts(PHOTO), herself))


def test_files_that_are_not_yours_to_fill_in_stay(begin, clerk, filing, teacher, monkeypatch):
    locked = filling.locked_fields
    monkeypatch.setattr(filling, "locked_fields", lambda part, each: [*locked(part, each), PHOTO])

    with pytest.raises(Invalid) as refusal:
        filing.save_basic(teacher, {PHOTO: receipt(facts(PHOTO), clerk)})
    assert PHOTO in refusal.value.errors
    seen = filing.look(teacher)["row_version"]
    with pytest.raises(Invalid), begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], seen, receipt(facts(PHOTO), clerk))
