"""Makes PDFs that act, hide, swell or break; each is written byte by byte, so that it is as bad as it claims."""

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf

from tests.data import hostile_pictures as pictures

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<<>>%s>>"
DRAWING = b"0.2 0.4 0.8 rg 20 20 200 100 re f"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    return flated(zlib.compress(content, 9), entries)


def flated(content: bytes, entries: bytes = b"") -> bytes:
    return stream(content, b"/Filter/FlateDecode" + entries)


def pdf(*more: bytes, root: bytes = b"", page: bytes = b"", drawing: bytes | None = None, pages: bytes = b"") -> bytes:
    """A document of one page; `more` objects are numbered from 5, the others are added to those that every one has."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % root,
        pages or b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % page,
        drawing or stream(DRAWING),
        *more,
    ]
    written, places = io.BytesIO(b"%PDF-1.7\n"), []
    written.seek(0, io.SEEK_END)
    for number, thing in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, thing))
    start = written.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    written.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    written.write(b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return written.getvalue()


def honest(pages: int = 1, **saving: object) -> bytes:
    """What a person hands in; `saving` goes to the library that writes it."""
    with pikepdf.open(io.BytesIO(pdf())) as document:
        for _ in range(pages - 1):
            document.pages.append(document.pages[0])
        document.docinfo["/Author"] = pictures.PLACE
        with document.open_metadata() as metadata:
            metadata["dc:title"] = pictures.PLACE
        file = io.BytesIO()
        document.save(file, **saving)
    return file.getvalue()


def packed(document: bytes) -> bytes:
    """The same with its objects packed into streams, where no search for words finds them."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as opened:
        opened.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def acting(action: bytes) -> bytes:
    """A link that does something when it is clicked."""
    return pdf(page=b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<%s>>>>]" % action)


def with_attachment() -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["payload.exe"] = b"MZ" + bytes(100)
        document.save(file)
    return file.getvalue()


def around_a_zip() -> bytes:
    """An archive inside, whose comment reaches to the document's end: both kinds of program open it."""
    archive = pictures.zipped()
    marked = pdf(stream(archive[:-2] + b"\x00\x00"))
    rest = len(marked) - marked.index(archive[:-2]) - len(archive)
    return marked.replace(archive[:-2] + b"\x00\x00", archive[:-2] + rest.to_bytes(2, "little"))


def holding(photo: bytes, filters: bytes = b"/DCTDecode") -> bytes:
    """A page that shows a JPEG."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width 160/Height 120/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter" + filters
    )
    resources = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>"
    made = pdf(stream(photo, entries + b"/Filter" + filters), drawing=stream(b"160 0 0 120 10 10 cm /P Do"))
    return _renumbered(made, PAGE % b"", resources)


def _renumbered(document: bytes, old: bytes, new: bytes) -> bytes:
    """Replace an object and write the table of places anew."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(document.replace(old, new))) as opened:  # recovers the places
        opened.save(file)
    return file.getvalue()


def drawing_itself() -> bytes:
    form = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    made = pdf(form, drawing=stream(b"/X Do"))
    return _renumbered(made, b"/Resources<<>>", b"/Resources<</XObject<</X 5 0 R>>>>")


def laughing() -> bytes:
    """Each of nine drawings draws the next one ten times."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(5, 14)
    ]
    last = stream(DRAWING, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    made = pdf(*forms, last, drawing=stream(b"/X Do"))
    return _renumbered(made, b"/Resources<<>>", b"/Resources<</XObject<</X 5 0 R>>>>")


def object_stream_bomb() -> bytes:
    """All its objects lie in one stream, which unfolds to 256 MB; every place in the table is right."""
    head = b"%PDF-1.7\n"
    things = b"5 0 obj\n" + flated(pictures.bomb(), b"/Type/ObjStm/N 4/First 18") + b"\nendobj\n"
    table = len(head + things)
    places = [(0, 0, 0), *((2, 5, number) for number in range(4)), (1, len(head), 0), (1, table, 0)]
    rows = b"".join(struct.pack(">BIH", *place) for place in places)
    written = stream(rows, b"/Type/XRef/W[1 4 2]/Size 7/Root 1 0 R")
    return head + things + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (written, table)


OPENED = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "script on opening": ("active_content", lambda: pdf(root=b"/OpenAction" + OPENED)),
    "script in an object stream": ("active_content", lambda: packed(pdf(root=b"/OpenAction" + OPENED))),
    "script under a written-out name": (
        "active_content", lambda: pdf(root=b"/OpenAction<</S/J#61vaScript/J#53(app.alert\\(1\\))>>"),
    ),
    "script among the names": ("active_content", lambda: pdf(root=b"/Names<</JavaScript<</Names[(a)%s]>>>>" % OPENED)),
    "script that nothing refers to": ("active_content", lambda: pdf(OPENED)),
    "script on turning the page": ("active_content", lambda: pdf(page=b"/AA<</O%s>>" % OPENED)),
    "opening a menu": ("active_content", lambda: pdf(root=b"/OpenAction<</S/Named/N/Print>>")),
    "starting a program": ("active_content", lambda: acting(b"/S/Launch/F(calc.exe)")),
    "sending a form": ("active_content", lambda: acting(b"/S/SubmitForm/F(http://example.org)")),
    "filling in data": ("active_content", lambda: acting(b"/S/ImportData/F(data.fdf)")),
    "another document": ("active_content", lambda: acting(b"/S/GoToR/F(//example.org/a.pdf)/D[0/Fit]")),
    "an attachment": ("active_content", with_attachment),
    "a film": ("active_content", lambda: pdf(page=b"/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]")),
    "a form of the other kind": ("active_content", lambda: pdf(stream(b"<xdp/>"), root=b"/AcroForm<</XFA 5 0 R>>")),
    "content from elsewhere": ("active_content", lambda: pdf(stream(b"", b"/F(//example.org/a)"))),
    "locked for reading": ("encrypted", lambda: honest(encryption=pikepdf.Encryption(user="a", owner="b"))),
    "locked with a certificate": (
        "encrypted", lambda: pdf().replace(b"trailer\n<<", b"trailer\n<</Encrypt<</Filter/Adobe.PubSec/V 1>>"),
    ),
    "PDF and ZIP": ("polyglot", lambda: pdf() + pictures.zipped()),
    "PDF around a ZIP": ("polyglot", around_a_zip),
    "PDF and HTML": ("polyglot", lambda: pdf() + b"<html>" + pictures.SCRIPT),
    "PDF behind a JPEG": ("polyglot", lambda: pictures.jpeg()[:300] + pdf()),
    "PDF behind noise": ("pdf_behind", lambda: b"noise\n" + pdf()),
    "PDF behind a PDF": ("polyglot", lambda: b"noise\n" + pdf() + pdf()),
    "ZIP before a PDF": ("archive", lambda: pictures.zipped() + pdf()),
    "61 pages": ("too_many_pages", lambda: honest(61)),
    "no page": ("pdf_damaged", lambda: pdf(pages=b"<</Type/Pages/Kids[]/Count 0>>")),
    "pages that hold themselves": ("pdf_damaged", lambda: pdf(pages=b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")),
    "a page of 35 metres": ("page_size", lambda: pdf().replace(b"[0 0 300 200]", b"[0 0 99999 9]")),
    "a page of nothing": ("page_size", lambda: pdf().replace(b"0 0 300 200", b"0 0 000 000")),
    "brackets ten thousand deep": ("pdf_damaged", lambda: pdf(root=b"/X" + b"[" * 10_000 + b"]" * 10_000)),
    "cut in the middle": ("pdf_damaged", lambda: honest()[:-200]),
    "a beginning and an end": ("pdf_damaged", lambda: b"%PDF-1.7\n%%EOF\n"),
    "a drawing of 256 MB": ("too_heavy", lambda: pdf(drawing=flated(pictures.bomb()))),
    "a drawing packed twice": (
        "too_complex",
        lambda: pdf(drawing=stream(zlib.compress(pictures.bomb()), b"/Filter[/FlateDecode/FlateDecode]")),
    ),
    "a drawing that draws itself": ("too_complex", drawing_itself),
    "a billion drawings": ("too_complex", laughing),
    "objects of 256 MB": ("pdf_damaged", object_stream_bomb),
    "a picture of 3.6 gigapixels": (
        "too_many_pixels", lambda: pdf(flate(b"", b"/Subtype/Image/Width 60000/Height 60000")),
    ),
    "a vast JPEG": ("too_many_pixels", lambda: holding(pictures.vast_jpeg())),
}  # fmt: skip

CLEANED: dict[str, Callable[[], bytes]] = {
    "author and title": honest,
    "a link to a web page": lambda: acting(b"/S/URI/URI(http://example.org/%s)" % pictures.PLACE.encode()),
    "EXIF in a picture": lambda: holding(pictures.with_exif(pictures.PLACE)),
    "EXIF in a packed picture": lambda: holding(
        zlib.compress(pictures.with_exif(pictures.PLACE)), b"[/FlateDecode/DCTDecode]"
    ),
    "an object that nothing refers to": lambda: pdf(b"(%s)" % pictures.PLACE.encode()),
    "locked for changes": lambda: honest(encryption=pikepdf.Encryption(user="", owner="b")),
    "blanks before the beginning": lambda: b"\xef\xbb\xbf\r\n \n" + honest(),
    "opening at a page": lambda: pdf(root=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"),
}
