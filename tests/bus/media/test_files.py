"""An upload becomes a file: cleaned, kept once, answered by a receipt; what is refused leaves nothing (R-MED-03)."""

import io
import uuid

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select, update

from services.common import storage
from services.common.database.tables import audit
from services.common.errors import Conflict, Invalid, NotFound, TooMany
from services.common.secrets import tickets
from services.media.blobs import keys, references
from services.media.files import accepting_uploads, upload_limits
from services.media.models import Blob, TakenFile


def picture(format: str = "PNG", **options) -> bytes:
    """A picture of its own colours, with something in it that says where it was taken."""
    made = io.BytesIO()
    image = Image.frombytes("RGB", (4, 4), uuid.uuid4().bytes * 3).resize((400, 300))
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    image.save(made, format, exif=exif, **options)
    return made.getvalue()


def pdf() -> bytes:
    made = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 300))
    document.docinfo["/Title"] = str(uuid.uuid4())
    document.save(made)
    return made.getvalue()


@pytest.fixture
def upload():
    """Puts bytes where the gateway puts an upload; returns their key."""

    def put(content: bytes) -> str:
        key = f"{keys.INCOMING}{uuid.uuid4()}"
        storage.put(key, [content], 100_000_000)
        return key

    return put


@pytest.fixture
def take(begin_as, clerk, upload):
    """Takes bytes in as a file of the clerk, or of somebody else."""

    def do(content=None, *, actor=clerk, file_id=None, name="毕业证.png", kind="evidence"):
        key = upload(picture() if content is None else content)
        try:
            return accepting_uploads.take(
                begin_as(actor), actor, id=file_id or uuid.uuid4(), key=key, name=name, kind=kind
            )
        finally:
            assert not storage.exists(key), "the upload itself is gone, whatever became of it"

    return do


def content_of(file):
    return b"".join(storage.read(keys.blob(file["sha256"])))


def trail(begin, file_id):
    with begin() as db:
        rows = select(audit.c.action, audit.c.details).where(audit.c.subject == str(file_id))
        return [tuple(row) for row in db.execute(rows)]


def test_a_picture_is_kept_without_what_it_told_besides(take):
    file = take()
    kept = Image.open(io.BytesIO(content_of(file)))

    assert (file["width"], file["height"], file["pages"]) == (*kept.size, 1) == (400, 300, 1)
    assert not kept.getexif()
    assert storage.exists(keys.view(file["sha256"], keys.THUMB))


def test_its_receipt_attaches_it_and_its_link_shows_it(take, clerk):
    file = take()
    receipt, link = tickets.read(tickets.RECEIPT, file["receipt"]), tickets.read(tickets.LINK, file["link"])

    assert receipt["sha256"] == link["sha256"] == file["sha256"]
    assert receipt["id"] == link["id"] == str(file["id"])
    assert receipt["account"] == link["account"] == str(clerk.account_id)
    assert link["teacher"] is None


def test_taking_it_in_is_in_the_trail(take, begin):
    file = take()
    [(action, details)] = trail(begin, file["id"])
    assert action == "media.take_file"
    assert details == {"kind": "evidence", "type": file["type"], "bytes": file["bytes"]}


def test_a_repeated_write_answers_the_same_file(take, begin):
    file_id = uuid.uuid4()
    first, again = take(file_id=file_id), take(file_id=file_id)

    facts = [
        {name: value for name, value in each.items() if name not in ("receipt", "link")} for each in (first, again)
    ]
    assert facts[0] == facts[1]
    assert len(trail(begin, file_id)) == 1


def test_an_id_that_somebody_else_used_is_refused(take, actor_of):
    file_id = take(actor=actor_of("entry_clerk", path="000000/elsewhere/"))["id"]
    with pytest.raises(Conflict):
        take(file_id=file_id)


@pytest.mark.parametrize("of_type", [picture, pdf])
def test_the_same_content_of_two_people_is_one_blob(of_type, take, actor_of):
    content = of_type()
    mine, theirs = take(content), take(content, actor=actor_of("teacher", teacher_id=uuid.uuid4()))

    assert mine["id"] != theirs["id"]
    assert mine["sha256"] == theirs["sha256"]


def test_names_lose_their_path_and_long_numbers(take):
    assert take(name="C:\\证书\\11010519491231002X 毕业证.png")["name"] == "110105********002X 毕业证.png"


@pytest.mark.parametrize("content", [b"", b"MZ not a picture", b"<svg onload=alert(1)>", b"PK\x03\x04"])
def test_what_is_refused_leaves_nothing_behind(content, take, begin):
    before = set(_blobs(begin))
    file_id = uuid.uuid4()
    with pytest.raises(Invalid):
        take(content, file_id=file_id)

    with begin() as db:
        assert db.get(TakenFile, file_id) is None
    assert set(_blobs(begin)) == before


def _blobs(begin):
    with begin() as db:
        return db.scalars(select(Blob.sha256)).all()


@pytest.mark.parametrize("key", ["blobs/ab/secret", "incoming/../exports/x", "exports/x", "incoming/x"])
def test_only_what_the_gateway_put_there_is_taken_and_nothing_else_deleted(key, begin_as, clerk):
    with pytest.raises(NotFound):
        accepting_uploads.take(begin_as(clerk), clerk, id=uuid.uuid4(), key=key, name="x", kind="evidence")


def test_an_upload_that_is_not_there_any_more_is_refused(begin_as, clerk):
    key = f"{keys.INCOMING}{uuid.uuid4()}"
    with pytest.raises(NotFound):
        accepting_uploads.take(begin_as(clerk), clerk, id=uuid.uuid4(), key=key, name="x", kind="evidence")


def test_too_many_files_that_nobody_attaches_are_refused_and_attaching_helps(take, begin, monkeypatch):
    monkeypatch.setattr(upload_limits, "FILES", 2)
    first, _second = take(), take()
    with pytest.raises(TooMany, match="2 files"):
        take()

    with begin() as db:
        references.add_references(db, references.RECORDS, uuid.uuid4(), [first["sha256"]])
    take()


def test_too_many_bytes_are_refused_and_the_next_day_helps(take, begin, clerk, monkeypatch):
    monkeypatch.setattr(upload_limits, "BYTES", 1)
    take()
    with pytest.raises(TooMany):
        take()

    with begin() as db:
        mine = update(TakenFile).where(TakenFile.account_id == clerk.account_id)
        db.execute(mine.values(taken_at=TakenFile.taken_at - upload_limits.DAY))
    take()


def test_somebody_elses_uploads_do_not_count(take, actor_of, monkeypatch):
    monkeypatch.setattr(upload_limits, "FILES", 1)
    take()
    take(actor=actor_of("entry_clerk"))


@pytest.mark.parametrize("point", ["media.after_claim", "media.after_put", "media.after_taken"])
def test_after_a_death_at_any_step_the_same_write_is_done_once(point, take, upload, begin, actor_of, dying_at):
    content, file_id = picture(), uuid.uuid4()
    key, actor = upload(content), actor_of("entry_clerk", path="000000/acting/")
    assert dying_at(point, "take", actor.account_id, file_id, key)

    file = take(content, actor=actor, file_id=file_id)
    assert len(trail(begin, file_id)) == 1
    assert len(content_of(file)) == file["bytes"]
    with begin() as db:
        assert db.get(Blob, file["sha256"]).stored_at is not None
    storage.delete(key)
