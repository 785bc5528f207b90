"""A file is shown by its own link, to whom the link was given, and the reading is written down (R-MED-04)."""

import datetime
import io
import uuid
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select

from services.common import storage
from services.common.database.tables import audit, outbox
from services.common.errors import Forbidden, NotFound
from services.common.secrets import tickets
from services.media.blobs import keys
from services.media.files import accepting_uploads, reading


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


def pdf(pages: int) -> bytes:
    """A PDF of empty pages."""
    made = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(200, 300))
    document.docinfo["/Title"] = str(uuid.uuid4())
    document.save(made)
    return made.getvalue()


def png() -> bytes:
    made = io.BytesIO()
    Image.frombytes("RGB", (4, 4), uuid.uuid4().bytes * 3).resize((40, 30)).save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def file(begin_as, clerk):
    """Takes a file in for the clerk."""

    def take(content: bytes) -> dict:
        key = f"{keys.INCOMING}{uuid.uuid4()}"
        storage.put(key, [content], 100_000_000)
        return accepting_uploads.take(begin_as(clerk), clerk, id=uuid.uuid4(), key=key, name="x", kind="evidence")

    return take


@pytest.fixture
def reader(actor_of):
    """Somebody whom records gives a link."""
    return actor_of("reviewer")


@pytest.fixture
def read(begin_as, reader):
    """Reads a file of a teacher by a link of the reader's, or as told."""

    def do(file, size="original", page=1, *, actor=reader, teacher=None, link=None, file_id=None, now=None):
        link = link or tickets.link(file, reader, teacher, now or this_instant())
        wanted = {"file_id": file_id or file["id"], "link": link, "size": size, "page": page}
        return reading.open_file(begin_as(actor), actor, **wanted)

    return do


def picture_at(key):
    return Image.open(io.BytesIO(b"".join(storage.read(key))))


def readings(begin, actor):
    with begin() as db:
        rows = select(audit.c.subject, audit.c.details).where(audit.c.account_id == actor.account_id)
        return [tuple(row) for row in db.execute(rows.where(audit.c.action == "media.file_read").order_by(audit.c.id))]


def test_a_link_shows_the_file_itself(file, read):
    taken = file(png())
    shown = read(taken)
    assert shown["key"] == keys.blob(taken["sha256"])
    assert (shown["type"], shown["bytes"]) == (taken["type"], taken["bytes"])
    assert shown["name"].startswith("evidence-")


def test_the_small_picture_is_a_jpeg_and_is_drawn_anew_where_it_got_lost(file, read):
    taken = file(png())
    storage.delete(keys.view(taken["sha256"], keys.THUMB))
    shown = read(taken, "thumb")
    assert shown["type"] == "image/jpeg"
    assert shown["bytes"] == storage.size(shown["key"])
    assert picture_at(shown["key"]).format == "JPEG"


def test_a_page_of_a_pdf_is_drawn_when_it_is_first_asked_for_and_then_kept(file, read, monkeypatch):
    taken = file(pdf(3))
    shown = read(taken, "page", 2)
    assert picture_at(shown["key"]).format == "JPEG"

    monkeypatch.setattr(reading, "developed", None)
    assert read(taken, "page", 2) == shown


def test_a_pdf_itself_keeps_its_type_for_a_download(file, read):
    shown = read(file(pdf(1)))
    assert shown["type"] == "application/pdf"
    assert shown["name"].endswith(".pdf")


def test_a_page_that_is_not_there_is_refused_and_not_written_down(file, read, begin, reader):
    taken = file(pdf(2))
    with pytest.raises(NotFound):
        read(taken, "page", 3)
    assert readings(begin, reader) == []


def test_a_page_of_a_picture_is_the_picture(file, read):
    taken = file(png())
    assert read(taken, "page")["key"] == keys.blob(taken["sha256"])


def test_each_reading_is_written_down_with_whose_picture_it_was(file, read, begin, reader):
    taken, teacher = file(pdf(2)), uuid.uuid4()
    read(taken, "thumb", teacher=teacher)
    read(taken, "page", 2, teacher=teacher)

    told = {"file": str(taken["id"]), "kind": "evidence"}
    assert readings(begin, reader) == [
        (str(teacher), told | {"size": "thumb"}),
        (str(teacher), told | {"size": "page", "page": 2}),
    ]


def announced(begin, teacher) -> list[dict]:
    """What records hears of who read of a teacher."""
    with begin() as db:
        bodies = db.scalars(select(outbox.c.body).where(outbox.c.type == "teacher_read"))
        found = [each for body in bodies for each in body["readings"]]
    return [each for each in found if each["teacher_id"] == str(teacher)]


def test_records_hears_once_of_what_somebody_looked_at_in_one_go(file, read, begin, reader, actor_of):
    taken, teacher, other = file(pdf(2)), uuid.uuid4(), actor_of("reviewer")
    for page in (1, 2):
        read(taken, "page", page, teacher=teacher)
    read(taken, actor=other, link=tickets.link(taken, other, teacher, this_instant()))
    told = announced(begin, teacher)
    assert [(each["person"], each["act"], each["what"]) for each in told] == [
        (reader.name, "media.file_read", "evidence"),
        (other.name, "media.file_read", "evidence"),
    ]


def test_nobody_is_told_of_what_teachers_look_at_in_their_own_file(file, read, begin, actor_of):
    taken, teacher = file(png()), uuid.uuid4()
    herself = replace(actor_of("teacher"), teacher_id=teacher)
    read(taken, actor=herself, link=tickets.link(taken, herself, teacher, this_instant()))
    assert announced(begin, teacher) == []
    assert len(readings(begin, herself)) == 1


def test_an_uploader_sees_the_own_upload(file, read, clerk):
    taken = file(png())
    assert read(taken, actor=clerk, link=taken["link"])["bytes"] == taken["bytes"]


def test_a_link_given_to_somebody_else_is_refused_and_nothing_is_written_down(file, read, begin, actor_of):
    other = actor_of("reviewer")
    with pytest.raises(Forbidden):
        read(file(png()), actor=other)
    assert readings(begin, other) == []


def test_a_link_is_good_for_its_own_file_only(file, read, reader):
    one, other = file(png()), file(png())
    with pytest.raises(Forbidden):
        read(one, link=tickets.link(other, reader, None, this_instant()))


def test_an_outdated_link_is_refused(file, read):
    with pytest.raises(Forbidden):
        read(file(png()), now=this_instant() - datetime.timedelta(minutes=11))


def test_a_receipt_is_no_link(file, read, clerk):
    taken = file(png())
    with pytest.raises(Forbidden):
        read(taken, actor=clerk, link=taken["receipt"])


@pytest.mark.parametrize("forge", [lambda link: link[:-2] + "AA", lambda link: "x" + link, lambda _link: ""])
def test_a_forged_link_is_refused(forge, file, read, reader):
    taken = file(png())
    with pytest.raises(Forbidden):
        read(taken, link=forge(tickets.link(taken, reader, None, this_instant())) or "-")


def test_a_file_that_is_gone_is_said_to_be_gone(file, read):
    taken = file(png())
    storage.delete(keys.blob(taken["sha256"]))
    with pytest.raises(NotFound):
        read(taken)
    with pytest.raises(NotFound):
        read(taken | {"sha256": "0" * 64})
