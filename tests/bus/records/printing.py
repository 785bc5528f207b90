"""Exports as pages ask for them, and printed paper as tests read it."""

from contextlib import closing

import pypdfium2

from services.common import storage

CODE = "验证码："
ASKED = {
    "org_id": None,
    "q": None,
    "status": None,
    "teacher_ids": None,
    "columns": None,
    "clear": False,
    "purpose": None,
    "as_of": None,
}


def texts(content: bytes) -> str:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def code_on(paper: str) -> str:
    """The code at the foot of the first page."""
    return paper.partition(CODE)[2].split(maxsplit=1)[0][:23]


def fetched(key: str) -> bytes:
    """What lies in the file store."""
    return b"".join(storage.read(key))
