"""What in a PDF acts by itself, holds other files or reaches outside (ISO 32000-1, 12.6): such a document is refused.

Links to web addresses are common in honest documents and merely lost, since no annotation outlives cleaning.
"""

import pikepdf

from services.media.decoding.pdf import objects
from services.media.decoding.refusal import NotTaken

KEYS = {
    "/JS", "/JavaScript", "/AA", "/XFA", "/EF", "/EmbeddedFiles", "/Collection", "/RichMedia", "/RichMediaContent",
    "/RichMediaSettings", "/RichMediaExecute", "/3DD",
}  # fmt: skip
ACTIONS = {
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/Rendition",
    "/RichMediaExecute", "/GoTo3DView", "/Thread",
}  # fmt: skip
KINDS = {"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment", "/PS"}
TYPES = {"/EmbeddedFile"}
ELSEWHERE = {"/F", "/FFilter", "/FDecodeParms"}  # a stream's content in another file


def check(pdf: pikepdf.Pdf) -> None:
    """Raise NotTaken when anything is active, wherever it stands and whether or not it is reached."""
    _check_opening(pdf.Root)
    for thing in objects.of(pdf):
        keys = set(thing.keys())
        stream = isinstance(thing, pikepdf.Stream)
        if keys & KEYS or (stream and keys & ELSEWHERE) or _acts(thing, keys):
            raise NotTaken("active_content")


def _acts(thing: pikepdf.Object, keys: set[str]) -> bool:
    named = (("/S", ACTIONS), ("/Subtype", KINDS), ("/Type", TYPES))
    return any(key in keys and str(thing[key]) in refused for key, refused in named)


def _check_opening(root: pikepdf.Object) -> None:
    """A document may open at a place in itself, nothing more."""
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != "/GoTo":
        raise NotTaken("active_content")
