"""A file of a teacher from the upload to its reader, and everybody whom it does not concern (R-MED-01, -03, -04)."""

import io
import uuid

import httpx
import pytest
from PIL import Image

from deploy.local.places import teacher_id
from tests.e2e.belongings import portrait
from tests.e2e.site import Site, done
from tests.e2e.things import someones_education

SCHOOL = "340104002"
CLERK, SIBLING = f"{SCHOOL}.clerk", "340104003.clerk"
DRAFT = str(teacher_id(SCHOOL, 0))
OTHERS = (SIBLING, "340202001.clerk", "340111.reviewer", "340202.reviewer", "340104001.teacher")
ABOVE = (f"{SCHOOL}.reviewer", f"{SCHOOL}.query", "340104.reviewer", "340000.query")


@pytest.fixture(scope="module")
def clerk(site: Site) -> httpx.Client:
    return site.client(CLERK)


def scan(kind: str = "PDF", pages: int = 2) -> bytes:
    """A scanned paper."""
    sheets = [Image.new("L", (827, 1169), 200 + number) for number in range(pages)]
    written = io.BytesIO()
    more = {"save_all": True, "append_images": sheets[1:]} if kind == "PDF" else {}
    sheets[0].save(written, kind, **more)
    return written.getvalue()


def taken(client: httpx.Client, content: bytes, name: str, kind: str = "evidence") -> dict:
    sent = {"files": {"file": (name, content)}, "data": {"kind": kind}}
    return done(client.post("/files", **sent))


def fresh(client: httpx.Client, teacher: str = DRAFT) -> dict:
    return done(client.get(f"/teachers/{teacher}"))


def if_match(teacher: dict) -> dict[str, str]:
    return {"If-Match": f'"{teacher["row_version"]}"'}


def address(client: httpx.Client, file_id: str, teacher: str = DRAFT) -> str:
    """Where a file of a teacher can be read now, as pages find it."""
    known = {one["id"]: one for one in done(client.get(f"/teachers/{teacher}/files"))["items"]}
    return f"/files/{file_id}?link={known[file_id]['link']}"


@pytest.fixture(scope="module")
def evidence(clerk: httpx.Client) -> str:
    """A PDF of two pages that proves an education of the draft's."""
    file = taken(clerk, scan(), "毕业证书 340104199001010011.pdf")
    values = someones_education() | {"diploma": [file["receipt"]]}
    saved = done(clerk.post(f"/teachers/{DRAFT}/sets/education", json={"values": values}))
    assert saved["entry"]["values"]["diploma"] == [file["id"]]
    return file["id"]


@pytest.fixture(scope="module")
def photo(clerk: httpx.Client) -> str:
    """The photo of the draft's, cut as it was offered."""
    source = taken(clerk, portrait(), "IMG_1.jpg", "portrait")
    cut = done(clerk.post("/photos", json={"receipt": source["receipt"], "box": source["box"]}))
    path = f"/teachers/{DRAFT}/photo"
    teacher = done(clerk.put(path, json={"receipt": cut["receipt"]}, headers=if_match(fresh(clerk))))
    assert teacher["values"]["basic"]["photo"] == cut["id"]
    return cut["id"]


def test_a_photo_is_exactly_what_the_standard_says(clerk, photo):
    shown = clerk.get(f"/teachers/{DRAFT}/photo")
    picture = Image.open(io.BytesIO(shown.content))

    assert (picture.size, tuple(map(round, picture.info["dpi"])), picture.format) == ((197, 244), (200, 200), "JPEG")
    assert not picture.getexif()
    assert clerk.get(address(clerk, photo)).content == shown.content


def test_evidence_is_seen_page_by_page_and_in_small(clerk, evidence):
    where = address(clerk, evidence)
    for asked in ("size=thumb", "size=page&page=1", "size=page&page=2"):
        answer = clerk.get(f"{where}&{asked}")
        assert answer.headers["content-type"] == "image/jpeg", answer.text
        assert Image.open(io.BytesIO(answer.content)).size[1] > 100
    assert clerk.get(f"{where}&size=page&page=3").status_code in (404, 422)


def test_the_pdf_itself_is_a_download_and_comes_in_parts(clerk, evidence):
    where = address(clerk, evidence)
    whole, part = clerk.get(where), clerk.get(where, headers={"Range": "bytes=5-14"})

    assert whole.headers["content-disposition"].startswith("attachment")
    assert (part.status_code, part.content) == (206, whole.content[5:15])


def test_whoever_sees_the_file_sees_what_proves_it(site, evidence, photo):
    for who in ABOVE:
        client = site.client(who)
        for file_id in (evidence, photo):
            assert client.get(f"{address(client, file_id)}&size=thumb").status_code == 200, who


def test_nobody_else_gets_a_link_or_the_photo(site, evidence, photo):
    for who in OTHERS:
        client = site.client(who)
        for path in ("files", "photo", "copies"):
            assert client.get(f"/teachers/{DRAFT}/{path}").status_code == 404, (who, path)


def test_a_link_is_its_askers_own(site, clerk, evidence):
    where = address(clerk, evidence)

    assert site.anonymous.get(where).status_code == 401
    for who in (*OTHERS, *ABOVE):
        assert site.client(who).get(where).status_code in (403, 404), who
    link = where.split("?")[1]
    assert clerk.get(f"/files/{uuid.uuid4()}?{link}").status_code in (403, 404)


def test_a_receipt_is_its_uploaders_own(site, clerk):
    theirs = taken(site.client(SIBLING), scan("JPEG"), "a.jpg")
    values = someones_education() | {"major": "数学", "diploma": [theirs["receipt"]]}
    answer = clerk.post(f"/teachers/{DRAFT}/sets/education", json={"values": values})

    assert answer.status_code == 422
    assert "diploma" in answer.json()["errors"]


def test_evidence_is_no_photo_and_a_portrait_no_evidence(clerk):
    paper, source = taken(clerk, scan("JPEG"), "a.jpg"), taken(clerk, portrait(), "b.jpg", "portrait")
    for receipt in (paper["receipt"], source["receipt"], "made up"):
        answer = clerk.put(f"/teachers/{DRAFT}/photo", json={"receipt": receipt}, headers=if_match(fresh(clerk)))
        assert answer.status_code == 422, answer.text
    assert clerk.post("/photos", json={"receipt": paper["receipt"], "box": box()}).status_code == 422


def box() -> dict[str, int]:
    return {"left": 0, "top": 0, "width": 197, "height": 244}


def test_the_same_upload_with_its_key_is_one_file(clerk):
    def post() -> dict:
        sent = {"files": {"file": ("a.jpg", scan("JPEG"))}, "headers": {"Idempotency-Key": "one scan"}}
        return done(clerk.post("/files", **sent))

    assert post()["id"] == post()["id"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"<svg onload=alert(1)>", "a.svg"), (b"<html>", "a.jpg"), (b"", "a.pdf"), (b"PK\x03\x04" + b"\0" * 99, "a.png")],
    ids=["svg", "html", "nothing", "zip"],
)
def test_what_is_no_picture_and_no_paper_is_refused_in_words(clerk, content, name):
    answer = clerk.post("/files", files={"file": (name, content)})

    assert answer.status_code == 422
    assert len(answer.json()["detail"]) > 10


def test_names_tell_no_number_of_a_person(clerk, evidence):
    known = {one["id"]: one for one in done(clerk.get(f"/teachers/{DRAFT}/files"))["items"]}

    assert "340104199001010011" not in known[evidence]["name"]
    assert known[evidence]["name"].startswith("毕业证书")
