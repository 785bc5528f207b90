"""Draws a page with PDFium."""

from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image

from services.media.decoding.refusal import NotTaken


def draw(source: Path, page: int, longest: int) -> Image.Image:
    """Page `page`, counted from 1, on white, its long side `longest` pixels."""
    try:
        with closing(pypdfium2.PdfDocument(source)) as document:
            return _drawn(document, page, longest)
    except pypdfium2.PdfiumError:
        raise NotTaken("pdf_damaged") from None


def _drawn(document: pypdfium2.PdfDocument, page: int, longest: int) -> Image.Image:
    if not 1 <= page <= len(document):
        raise NotTaken("no_such_page", page=page)
    with closing(document[page - 1]) as drawn:
        scale = longest / max(*drawn.get_size(), 1)
        image = drawn.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
        return image.crop((0, 0, min(image.width, longest), min(image.height, longest)))
