"""Evidence: a document or its picture, made harmless, with a small picture of its first page."""

from pathlib import Path

from PIL import Image

from services.contracts.media import files
from services.media.decoding import pictures, sniffing
from services.media.decoding.pdf import cleaning, drawing
from services.media.decoding.refusal import NotTaken

LONGEST, PAGE, THUMB = 4096, 1600, 320  # pixels on the long side
CLEAN, THUMB_NAME, PAGE_NAME = "clean", "thumb.jpg", "page.jpg"


def develop(source: Path, folder: Path) -> dict:
    """The task "evidence"."""
    facts = (_document if sniffing.kind(source) == files.PDF else _picture)(source, folder)
    return facts | {"file": CLEAN, "thumb": THUMB_NAME}


def _picture(source: Path, folder: Path) -> dict:
    image = pictures.read(source, LONGEST)
    drawn = sniffing.kind(source) == files.PNG
    saved = (pictures.save_smaller if drawn else pictures.save)(image, folder / CLEAN)
    pictures.save(pictures.fitted(image, THUMB), folder / THUMB_NAME)
    return {"type": saved, "pages": 1, "width": image.width, "height": image.height}


def _document(source: Path, folder: Path) -> dict:
    pages = cleaning.clean(source, folder / CLEAN)
    pictures.save(drawing.draw(folder / CLEAN, 1, THUMB), folder / THUMB_NAME)
    return {"type": files.PDF, "pages": pages, "width": None, "height": None}


def page(source: Path, folder: Path, page: int = 1) -> dict:
    """The task "page": one page of a PDF as a picture; a picture's only page is itself, reduced."""
    image = _page(source, page)
    pictures.save(image, folder / PAGE_NAME)
    return {"file": PAGE_NAME, "width": image.width, "height": image.height}


def _page(source: Path, page: int) -> Image.Image:
    if sniffing.kind(source, cleaning.BYTES) == files.PDF:
        return drawing.draw(source, page, PAGE)
    if page != 1:
        raise NotTaken("no_such_page", page=page)
    return pictures.read(source, PAGE)
