"""Evidence as a clerk has it: scanned to a PDF, taken with a phone, scanned once more."""

import io
import re
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Locator, expect

from tests.data.portraits import encoded

SCAN, PHOTO, BETTER = "毕业证书.pdf", "IMG_2031.jpg", "毕业证书（清晰）.png"
PAGES = 3


def sheet(text: str) -> Image.Image:
    paper = Image.new("RGB", (827, 1169), "ivory")
    ImageDraw.Draw(paper).text((200, 200), text, fill="black", font_size=80)
    return paper


def scan() -> FilePayload:
    """A scanned paper of several pages."""
    first, *others = (sheet(f"Page {number + 1}") for number in range(PAGES))
    written = io.BytesIO()
    first.save(written, "PDF", save_all=True, append_images=others)
    return {"name": SCAN, "mimeType": "application/pdf", "buffer": written.getvalue()}


def photo() -> FilePayload:
    """Taken with a phone held upright, which notes where that was."""
    return {"name": PHOTO, "mimeType": "image/jpeg", "buffer": encoded(sheet("Diploma"), orientation=6, gps=True)}


def better() -> FilePayload:
    written = io.BytesIO()
    sheet("Legible").save(written, "PNG")
    return {"name": BETTER, "mimeType": "image/png", "buffer": written.getvalue()}


def expect_no_place(path: Path) -> None:
    """Upright, and without anything that the phone wrote beside the picture."""
    with Image.open(path) as kept:
        assert kept.height > kept.width
        assert dict(kept.getexif()) == {}


def upload(field: Locator, *files: FilePayload) -> None:
    """Chosen as a person chooses them, and shown once they came; a page that waits does not count as one."""
    field.get_by_label(re.compile("^添加文件")).set_input_files(list(files))
    for file in files:
        shown = field.get_by_role("button", name=f"查看 {file['name']}", exact=True).locator("img")
        expect(shown).to_have_js_property("complete", True)
        assert shown.evaluate("image => image.naturalWidth") > 0
