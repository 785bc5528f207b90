"""Opens a PDF only when it is one from its first byte to its last, whole, without a lock, and of a sane size."""

import io
from pathlib import Path

import pikepdf

from services.contracts.media import files
from services.media.decoding import sniffing
from services.media.decoding.refusal import NotTaken

END = b"%%EOF"
OBJECTS = 100_000
SIDES = (3, 14_400)  # points, the latter what the format's own notes give as the largest
LIMITS = {
    "doc_max_warnings": 100, "parser_max_nesting": 100, "max_stream_filters": 3,
    "flate_max_memory": 64 * 1024**2, "run_length_max_memory": 64 * 1024**2, "png_max_memory": 192 * 1024**2,
    "tiff_max_memory": 192 * 1024**2, "dct_max_memory": 192 * 1024**2, "dct_max_progressive_scans": 100,
}  # fmt: skip
pikepdf.settings.set_qpdf_limits(**LIMITS)


def opened(source: Path) -> pikepdf.Pdf:
    """The document, parsed without guessing; raises NotTaken.

    One that everybody may open and not everybody change is taken: nobody changes what it shows.
    """
    data = sniffing.without_blanks(source.read_bytes())
    check_alone(data)
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise NotTaken("encrypted") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as error:
        raise NotTaken("encrypted" if "encrypt" in str(error) else "pdf_damaged") from None
    _check(pdf, pages)
    return pdf


def check_alone(data: bytes) -> None:
    """Refuse bytes that are something else besides: what follows the end, or an archive around or within."""
    end = data.rfind(END)
    if end < 0:
        raise NotTaken("pdf_damaged")
    if data[end + len(END) :].strip(sniffing.BLANK) or sniffing.holds_archive(data):
        raise NotTaken("polyglot")


def _check(pdf: pikepdf.Pdf, pages: int) -> None:
    if pages > files.PAGES:
        raise NotTaken("too_many_pages", pages=files.PAGES)
    if len(pdf.objects) > OBJECTS:
        raise NotTaken("too_complex")
    for page in pdf.pages:
        for box in (page.mediabox, page.cropbox):
            _check_box([float(number) for number in box])


def _check_box(box: list[float]) -> None:
    if len(box) != 4:
        raise NotTaken("pdf_damaged")
    sides = abs(box[2] - box[0]), abs(box[3] - box[1])
    if not all(SIDES[0] <= side <= SIDES[1] for side in sides):
        raise NotTaken("page_size")
