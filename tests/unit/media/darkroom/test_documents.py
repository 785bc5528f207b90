"""A PDF comes out with its pages as they were seen, and with nothing besides."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from services.contracts.media import files
from services.media.darkroom import NotTaken
from services.media.decoding import evidence
from services.media.decoding.pdf import cleaning, drawing, objects, streams
from tests.data import hostile_documents as made
from tests.data import hostile_pictures

TEXT = made.stream(b"BT /F1 24 Tf 20 100 Td (Xingtan 2026) Tj ET")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SEAL = made.stream(b"1 0 0 rg 0 0 60 60 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 60 60]")
SIGNED = b"/AcroForm<</Fields[6 0 R]/SigFlags 3>>"
FIELD = (
    b"<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/F 4/Rect[200 20 260 80]/AP<</N 5 0 R>>"
    b"/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>>>"
)


@pytest.fixture
def clean(tmp_path):
    def clean(data: bytes) -> pikepdf.Pdf:
        (tmp_path / "upload").write_bytes(data)
        cleaning.clean(tmp_path / "upload", tmp_path / "clean")
        return pikepdf.open(tmp_path / "clean")

    return clean


def test_text_stays_text(clean, tmp_path):
    with pikepdf.open(io.BytesIO(made.pdf(drawing=TEXT))) as document:
        document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Object.parse(FONT)))
        file = io.BytesIO()
        document.save(file)
    clean(file.getvalue()).close()
    document = pypdfium2.PdfDocument(tmp_path / "clean")
    page = document[0]
    assert page.get_textpage().get_text_range() == "Xingtan 2026"
    document.close()


def test_a_seal_stays_seen_when_its_field_is_gone(clean, tmp_path):
    with clean(made.pdf(SEAL, FIELD, root=SIGNED, page=b"/Annots[6 0 R]")) as document:
        assert "/AcroForm" not in document.Root
        assert "/Annots" not in document.pages[0]
    assert drawing.draw(tmp_path / "clean", 1, 300).getpixel((230, 150)) == (255, 0, 0)


def test_nothing_but_pages_is_left(clean):
    with clean(made.honest(3)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert set(document.trailer.keys()) & {"/Info", "/Encrypt"} == set()
        assert len(document.pages) == 3
        assert not [thing for thing in objects.of(document) if "/Metadata" in thing or "/PieceInfo" in thing]


def test_the_same_document_becomes_the_same_bytes(tmp_path):
    (tmp_path / "upload").write_bytes(made.honest(2))
    for name in ("one", "other"):
        cleaning.clean(tmp_path / "upload", tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_picture_in_a_page_looks_as_it_did(clean, tmp_path):
    clean(made.holding(hostile_pictures.with_exif("here"))).close()
    one, other = (drawing.draw(tmp_path / name, 1, 600) for name in ("upload", "clean"))
    assert ImageChops.difference(one, other).getbbox() is None


def test_evidence_tells_the_pages_of_a_document(tmp_path, folder):
    (tmp_path / "upload").write_bytes(made.honest(60))
    facts = evidence.develop(tmp_path / "upload", folder)
    assert (facts["type"], facts["pages"], facts["width"]) == (files.PDF, 60, None)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(tmp_path, folder, page):
    (tmp_path / "upload").write_bytes(made.honest(2))
    with pytest.raises(NotTaken, match="no_such_page"):
        evidence.page(tmp_path / "upload", folder, page=page)


def test_a_page_is_drawn_within_its_size(tmp_path, folder):
    (tmp_path / "upload").write_bytes(made.honest(2))
    assert evidence.page(tmp_path / "upload", folder, page=2) == {"file": "page.jpg", "width": 1600, "height": 1067}


def test_links_are_gone_and_pages_are_not(clean):
    with clean(made.acting(b"/S/URI/URI(http://example.org)")) as document:
        assert (len(document.pages), "/Annots" in document.pages[0]) == (1, False)


@pytest.mark.parametrize("photo", [b"jP  ", b"ftyp", b"uuid", b"xml ", b"jp2c"])
def test_a_jpeg_2000_keeps_its_picture_alone(photo):
    boxes = {name: b"\0\0\0\x0c" + name + b"here" for name in (b"jP  ", b"ftyp", b"uuid", b"xml ", b"jp2c")}
    kept = streams.bare_jpx(b"".join(boxes.values()))
    assert (photo in kept) == (photo not in (b"uuid", b"xml "))
