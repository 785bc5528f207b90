"""Draws a page with PDFium."""

from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image

from services.media.darkroom.refusal import NotTaken


def draw(source: Path, page: int, longest: int) -> Image.Image:
    """Page `page`, counted from 1, on white, its long side `longest` pixels."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        raise NotTaken("pdf_damaged") from None
    with closing(document):
        if not 1 <= page <= len(document):
            raise NotTaken("no_such_page", page=page)
        with closing(document[page - 1]) as drawn:
            scale = longest / max(*drawn.get_size(), 1)
            image = drawn.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
            return image.convert("RGB").crop((0, 0, min(image.width, longest), min(image.height, longest)))
