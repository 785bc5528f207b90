"""Writes a PDF anew: what it shows and nothing else."""

from pathlib import Path

import pikepdf

from services.contracts.media import files
from services.media.decoding.pdf import activity, forms, nesting, objects, parsing, streams, to_bytes
from services.media.decoding.refusal import NotTaken

# Layers stay (OCProperties), since without them hidden ones would show.
OF_DOCUMENT = {"/Type", "/Pages", "/OCProperties"}
OF_PAGE = {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/Group", "/UserUnit"}
# Notes about a thing, a program's private copy of it, another picture in its place, pages of other documents.
NOWHERE = {"/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/Alternates", "/OPI", "/Ref", "/AF", "/StructParents"}
BYTES = 2 * files.EVIDENCE_BYTES  # of what is written: pictures that were packed twice are so only once


def clean(source: Path, target: Path) -> int:
    """Write what may be kept to `target`; how many pages it has. Raises NotTaken.

    Seals and filled-in fields become part of the page, a signature over the bytes is lost with the bytes.
    """
    with parsing.opened(source) as pdf:
        activity.check(pdf)
        streams.clean(pdf)
        forms.draw(pdf)
        pdf.flatten_annotations("all")
        _strip(pdf)
        nesting.check(pdf)
        content = to_bytes.of(pdf)
        parsing.check_alone(content)
        if len(content) > BYTES:
            raise NotTaken("too_complex")
        target.write_bytes(content)
        return len(pdf.pages)


def _strip(pdf: pikepdf.Pdf) -> None:
    _drop_other_keys(pdf.Root, OF_DOCUMENT)
    _drop_other_keys(pdf.trailer, {"/Root", "/Size"})
    for page in pdf.pages:
        _drop_other_keys(page.obj, OF_PAGE)
    for thing in objects.of(pdf):
        for key in NOWHERE & set(thing.keys()):
            del thing[key]


def _drop_other_keys(thing: pikepdf.Object, keys: set[str]) -> None:
    for key in set(thing.keys()) - keys:
        del thing[key]
