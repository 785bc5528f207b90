"""Files come in without a copy on this machine and go out so that nothing in them can act (R-MED-04, R-GW-02)."""

import hashlib
import io
import random
import uuid
from pathlib import Path

import pytest

from gateway import files, uploads
from services.common import roles, settings, storage
from services.contracts.media import files as files_contract
from services.contracts.media import photo_batches

CONTENT = random.Random(4).randbytes(300_000)
FILE = f"/api/v1/files/{uuid.uuid4()}"
BATCH = f"/api/v1/photo-batches/{uuid.uuid4()}/photos"


@pytest.fixture
def clerk(sign_in):
    return sign_in(roles.ENTRY_CLERK)


@pytest.fixture
def store():
    """The folder of this test's file store."""
    storage.forget()
    yield Path(settings.load().files.removeprefix("file://"))
    storage.forget()


@pytest.fixture
def stored(bus, store):
    """A file in the store, which the bus answers for any link."""

    def keep(kind: str = files_contract.JPEG, content: bytes = CONTENT, name: str = "证书.jpg") -> None:
        storage.put("blobs/one", [content], len(content))
        bus.replies["media.open_file"] = {"key": "blobs/one", "type": kind, "name": name, "bytes": len(content)}

    return keep


def upload(*contents: bytes, name: str = "证书.pdf") -> dict:
    return {"file": [(io.BytesIO(content), name) for content in contents]}


def lying_in(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()] if store.exists() else []


def test_an_upload_lies_in_the_store_and_only_its_key_crosses_the_bus(client, bus, clerk, store):
    client.post("/api/v1/files", data=upload(CONTENT), headers=clerk)

    [(asked, _)] = bus.sent_to("media.take_file")
    assert b"".join(storage.read(asked["key"])) == CONTENT
    assert (asked["name"], asked["kind"]) == ("证书.pdf", files_contract.EVIDENCE)
    assert asked["key"].startswith("incoming/")


def test_an_upload_beyond_the_limit_is_refused_and_nothing_of_it_stays(client, bus, clerk, store, monkeypatch):
    monkeypatch.setattr(uploads.Request, "upload_limit", property(lambda _self: 1000, lambda _self, _limit: None))
    answer = client.post("/api/v1/files", data=upload(CONTENT), headers=clerk)

    assert answer.status_code == 422
    assert not bus.sent_to("media.take_file")
    assert not lying_in(store)


def test_who_may_not_upload_puts_nothing_into_the_store(client, sign_in, store):
    assert client.post("/api/v1/files", data=upload(CONTENT)).status_code == 401
    assert client.post("/api/v1/files", data=upload(CONTENT), headers=sign_in(roles.AUDITOR)).status_code == 403
    assert not lying_in(store)


def test_a_form_that_breaks_off_leaves_nothing(client, bus, clerk, store):
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    answer = client.post(
        "/api/v1/files", data=head + CONTENT, headers=clerk | {"Content-Type": "multipart/form-data; boundary=x"}
    )

    assert answer.status_code == 422
    assert not bus.sent_to("media.take_file")
    assert not lying_in(store)


def test_many_photos_come_in_one_form_each_under_a_key_of_its_own(client, bus, clerk, store):
    client.post(BATCH, data=upload(b"one", b"two", b"three", name="../../340104.jpg"), headers=clerk)

    [(asked, _)] = bus.sent_to("media.add_photos")
    assert [b"".join(storage.read(each["key"])) for each in asked["uploads"]] == [b"one", b"two", b"three"]
    assert {each["name"] for each in asked["uploads"]} == {"340104.jpg"}
    assert [each["bytes"] for each in asked["uploads"]] == [3, 3, 5]


def test_a_form_with_more_photos_than_one_act_takes_is_refused(client, bus, clerk, store):
    answer = client.post(BATCH, data=upload(*[b"x"] * (photo_batches.AT_ONCE + 1)), headers=clerk)

    assert answer.status_code == 422
    assert not bus.sent_to("media.add_photos")


def test_a_picture_is_shown_and_nothing_in_it_acts(client, clerk, stored):
    stored()
    answer = client.get(FILE, query_string={"link": "l", "size": "thumb"}, headers=clerk)

    assert hashlib.sha256(answer.data).digest() == hashlib.sha256(CONTENT).digest()
    assert (answer.content_type, answer.headers["Content-Disposition"]) == ("image/jpeg", "inline")
    assert answer.headers["Content-Length"] == str(len(CONTENT))
    assert "sandbox" in answer.headers.getlist("Content-Security-Policy")[0]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_pdf_is_a_download_only(client, clerk, stored):
    stored(files_contract.PDF, name="聘书.pdf")
    answer = client.get(FILE, query_string={"link": "l"}, headers=clerk)

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "%E8%81%98" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("asked", "part"),
    [("bytes=0-99", CONTENT[:100]), ("bytes=299990-", CONTENT[-10:]), ("bytes=-7", CONTENT[-7:])],
    ids=["first", "last", "from the end"],
)
def test_a_range_is_answered_with_that_part(client, clerk, stored, asked, part):
    stored()
    answer = client.get(FILE, query_string={"link": "l"}, headers=clerk | {"Range": asked})

    assert answer.status_code == 206
    assert answer.data == part
    assert answer.content_range.length == len(CONTENT)


def test_a_range_beyond_the_end_is_refused(client, clerk, stored):
    stored()

    assert client.get(FILE, query_string={"link": "l"}, headers=clerk | {"Range": "bytes=300000-"}).status_code == 416


def test_a_file_without_a_link_is_not_asked_for(client, bus, clerk):
    assert client.get(FILE, headers=clerk).status_code == 422
    assert not bus.sent_to("media.open_file")


def test_the_photo_of_a_file_without_one_is_not_there(client, bus, clerk):
    bus.replies["records.file_set"] = {"entries": [{"values": {}}]}

    assert client.get(f"/api/v1/teachers/{uuid.uuid4()}/photo", headers=clerk).status_code == 404


def test_the_photo_of_a_file_is_the_one_that_stands_in_it(client, bus, clerk, stored):
    stored()
    now = str(uuid.uuid4())
    bus.replies["records.file_set"] = {"entries": [{"values": {"photo": now}}]}
    bus.replies["records.file_links"] = lambda taken: {"items": [{"id": str(taken["files"][0]), "link": "its link"}]}

    assert client.get(f"/api/v1/teachers/{uuid.uuid4()}/photo", headers=clerk).data == CONTENT
    [(asked, _)] = bus.sent_to("media.open_file")
    assert (str(asked["file_id"]), asked["link"]) == (now, "its link")


def test_names_are_shown_and_never_followed():
    assert files.name_of(type("Upload", (), {"filename": "C:\\scans\\..\\证书\x00\u202e.pdf"})()) == "证书.pdf"


@pytest.mark.parametrize("path", ["/api/v1/files", "/api/v1/imports", BATCH])
def test_text_in_place_of_a_file_is_refused_at_its_field(client, clerk, path):
    answer = client.post(path, data={"file": "{}"}, headers=clerk, content_type="multipart/form-data")

    assert answer.status_code == 422
    assert "file" in answer.json["errors"]
