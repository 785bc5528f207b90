"""Notes on cells: those that a workbook has and new ones, written as the parts that spreadsheet programs want."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import relpath
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from lxml import etree

from services.common.spreadsheets.sheet_xml import SAFE
from services.records.workbooks.filled import NOT_XML
from services.records.workbooks.parts import parsed, targets_of
from services.records.workbooks.safe_copy import Unusual
from services.records.workbooks.scan import number_of, split

TYPES = "[Content_Types].xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
COMMENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# Relationships that are written anew; of threaded comments the plain text stays.
OLD = re.compile(r"/(?:comments|vmlDrawing|threadedComment)$")
AUTHOR = "Xingtan"
MAX_OLD = 5_000
SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:240pt;height:75pt"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype>{shapes}</xml>"
)


@dataclass(frozen=True)
class Note:
    """Text at a cell."""

    row: int
    column: str
    text: str


@dataclass
class _Sheet:
    """What belongs to the notes of one sheet."""

    part: str
    notes: dict[str, Note]  # by place
    number: int
    relations: bytes = b""

    @property
    def comments(self) -> str:
        return f"xl/xingtan-notes{self.number}.xml"

    @property
    def drawing(self) -> str:
        return f"xl/drawings/xingtan-notes{self.number}.vml"

    @property
    def relation_part(self) -> str:
        return _relations_of(self.part)


class Notes:
    """The notes of some sheets of a workbook; `added` are new ones by sheet part, in place of old ones there.

    `types` is the directory of the copy that they go into. Other relationships of these sheets are not kept.
    """

    LINK = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="xingtanDrawing"/>'.encode()  # from the XML of a sheet to its notes

    def __init__(self, source: ZipFile, added: dict[str, list[Note]], types: bytes) -> None:
        self._types = types
        sheets = (_sheet(source, part, notes, number) for number, (part, notes) in enumerate(added.items(), start=1))
        self._sheets = {sheet.part: sheet for sheet in sheets if sheet.notes}

    def link(self, part: str) -> bytes:
        """What leads from a sheet to its notes, if it has any."""
        return self.LINK if part in self._sheets else b""

    def parts(self) -> dict[str, bytes]:
        """Every part that is written for them."""
        found = {TYPES: self._content_types()}
        for sheet in self._sheets.values():
            notes = list(sheet.notes.values())
            found[sheet.comments] = _comments(notes)
            found[sheet.drawing] = _drawing(notes, sheet.number)
            found[sheet.relation_part] = sheet.relations
        return found

    def _content_types(self) -> bytes:
        new = f'<Default Extension="vml" ContentType="{VML_TYPE}"/>' + "".join(
            f'<Override PartName="/{sheet.comments}" ContentType="{COMMENT_TYPE}"/>' for sheet in self._sheets.values()
        )
        return self._types.decode().replace("</Types>", f"{new}</Types>").encode()


def _sheet(source: ZipFile, part: str, added: list[Note], number: int) -> _Sheet:
    notes: dict[str, Note] = {}
    for old in _old_parts(source, part):
        if old.endswith(".vml"):
            _refuse_other_shapes(source, old)
        elif "threaded" not in old.lower():
            notes |= {f"{note.column}{note.row}": note for note in _old_notes(source, old)}
    notes |= {f"{note.column}{note.row}": note for note in added}
    sheet = _Sheet(part, notes, number)
    folder = part.rpartition("/")[0]
    new = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(relpath(target, folder))}/>'
        for name, kind, target in (
            ("xingtanNotes", "comments", sheet.comments),
            ("xingtanDrawing", "vmlDrawing", sheet.drawing),
        )
    )
    sheet.relations = f'{HEAD}<Relationships xmlns="{RELATIONS}">{new}</Relationships>'.encode()
    return sheet


def _old_parts(source: ZipFile, part: str) -> list[str]:
    """The notes that a sheet has, and their drawing."""
    if _relations_of(part) not in source.namelist():
        return []
    targets = targets_of(source, part)
    relations = parsed(source, _relations_of(part))
    found = [targets[relation.get("Id")] for relation in relations if OLD.search(relation.get("Type", ""))]
    return [each for each in found if each in source.namelist()]


def _refuse_other_shapes(source: ZipFile, part: str) -> None:
    """Buttons and pictures lie in the same drawing; whoever has them gets a template back instead."""
    shapes = etree.fromstring(source.read(part), etree.XMLParser(recover=True, **SAFE))  # VML is not always XML
    drawn = shapes.iter("*") if shapes is not None else ()
    if {each.get("ObjectType") for each in drawn if each.tag.endswith("ClientData")} - {"Note"}:
        raise Unusual


def _old_notes(source: ZipFile, part: str) -> list[Note]:
    found = []
    for comment in parsed(source, part).iter(f"{{{MAIN}}}comment"):
        text = "".join(each.text or "" for each in comment.iter(f"{{{MAIN}}}t"))
        column, row = split(comment.get("ref", ""))
        found.append(Note(row, column, text))
    return found[:MAX_OLD]


def _comments(notes: list[Note]) -> bytes:
    items = "".join(
        f'<comment ref="{note.column}{note.row}" authorId="0"><text><t xml:space="preserve">'
        f"{escape(NOT_XML.sub('', note.text))}</t></text></comment>"
        for note in notes
    )
    authors = f"<authors><author>{AUTHOR}</author></authors>"
    return f'{HEAD}<comments xmlns="{MAIN}">{authors}<commentList>{items}</commentList></comments>'.encode()


def _drawing(notes: list[Note], number: int) -> bytes:
    shapes = "".join(
        SHAPE.format(id=number * 100_000 + place, row=note.row - 1, column=number_of(note.column) - 1)
        for place, note in enumerate(notes)
    )
    return VML.format(shapes=shapes).encode()


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
