"""What of an uploaded workbook goes into the copy that is handed back: sheets, words and looks, and nothing that acts.

Macros, links to other files, DDE, embedded objects, controls, hyperlinks and formulas stay out. Nobody sorts the
harmless from the others: a part, an element or a relationship comes along only if it is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import join, normpath
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from services.records.workbooks.parts import parsed

TYPES, ROOT, BOOK = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
RELATION = re.compile(rb"<Relationship\s[^>]*?/>")
SHEET = "worksheet"
OF_BOOK = {SHEET, "sharedStrings", "styles", "theme"}
OF_ROOT = {"officeDocument", "core-properties", "extended-properties"}
KINDS = "application/vnd.openxmlformats-officedocument"
CONTENT = {
    SHEET: f"{KINDS}.spreadsheetml.worksheet+xml",
    "sharedStrings": f"{KINDS}.spreadsheetml.sharedStrings+xml",
    "styles": f"{KINDS}.spreadsheetml.styles+xml",
    "theme": f"{KINDS}.theme+xml",
    "officeDocument": f"{KINDS}.spreadsheetml.sheet.main+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": f"{KINDS}.extended-properties+xml",
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
NAMED = re.compile(rb"<definedName\s([^>]*)>([^<]*)</definedName>")
ACTS = re.compile(rb"\b(?:xlm|function|vbProcedure|macro|functionGroupId)=|name=\"(?:_xlnm\.)?Auto_", re.IGNORECASE)
# Another book, DDE, or a function: WEBSERVICE and HYPERLINK act from a name or a rule as they do from a cell.
OUTSIDE = re.compile(rb"[\[|(]")
RULED_OUTSIDE = re.compile(rb"[\[|]|>[^<]*\(")
LISTED = re.compile(rb"<sheet\s[^>]*?/>")


class Unusual(Exception):
    """The XML is not written as spreadsheet programs do, so its bytes are not touched."""


def _element(*names: str) -> re.Pattern[bytes]:
    either = "|".join(names)
    return re.compile(rf"<({either})(?:\s[^>]*?)?(?:/>|>.*?</\1>)".encode(), re.DOTALL)


FROM_BOOK = _element(
    "externalReferences", "pivotCaches", "functionGroups", "oleSize", "webPublishing", "webPublishObjects", "extLst",
    "smartTagPr", "smartTagTypes", "customWorkbookViews", "mc:AlternateContent", "fileSharing", "fileRecoveryPr",
)  # fmt: skip
FROM_SHEET = _element(
    "hyperlinks", "drawing", "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst", "customSheetViews", "customProperties", "dataConsolidate", "scenarios",
    "smartTags", "cellWatches", "mc:AlternateContent",
)  # fmt: skip
RULED = _element("dataValidation", "conditionalFormatting")
FORMULA = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)")
LEFT_OVER = re.compile(rb"<f[\s/>]")
META = re.compile(rb'\s(?:cm|vm)="\d{1,10}"')
PRINTER = re.compile(rb'(<pageSetup\s[^>]*?)\sr:id="[^"]*"')
REFERS = re.compile(rb'\s\w{1,30}:(?:id|embed|link|pict)="')


class Plain:
    """The parts of a workbook that stay, those of `sheets` among them."""

    def __init__(self, source: ZipFile) -> None:
        self._source = source
        names = set(source.namelist())
        book, root = _related(source, BOOK, OF_BOOK), _related(source, "", OF_ROOT)
        self._kinds = {part: kind for part, kind in ((*book.values(), *root.values())) if part in names}
        self._ids = {each for each, (part, _) in book.items() if part in names}
        self._root_ids = {each for each, (part, _) in root.items() if part in names}
        if BOOK not in self._kinds:
            self._kinds[BOOK] = "officeDocument"
        self.sheets = [part for part, kind in self._kinds.items() if kind == SHEET]

    @property
    def parts(self) -> list[str]:
        """Those that are copied as they are, or in pieces."""
        return [part for part in self._kinds if part != BOOK]

    def written(self) -> dict[str, bytes]:
        """The directories, without what is left out."""
        relations = {BOOK_RELATIONS: self._ids, ROOT: self._root_ids}
        kept = {part: self._relations(part, ids) for part, ids in relations.items()}
        return {TYPES: self._types(), **kept, BOOK: self._book()}

    def _relations(self, part: str, ids: set[str]) -> bytes:
        xml = self._source.read(part)
        gone = [each for each in RELATION.findall(xml) if not any(f'Id="{known}"'.encode() in each for known in ids)]
        for each in gone:
            xml = xml.replace(each, b"")
        return xml

    def _types(self) -> bytes:
        parts = "".join(
            f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(CONTENT[kind])}/>"
            for part, kind in self._kinds.items()
        )
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{HEAD}<Types xmlns="{space}">{DEFAULTS}{parts}</Types>'.encode()

    def _book(self) -> bytes:
        xml = FROM_BOOK.sub(b"", self._source.read(BOOK))
        xml = NAMED.sub(lambda found: b"" if ACTS.search(found[1]) or OUTSIDE.search(found[2]) else found[0], xml)
        ids = [f'id="{known}"'.encode() for known in self._ids]
        return LISTED.sub(lambda found: found[0] if any(known in found[0] for known in ids) else b"", xml)


def _related(source: ZipFile, part: str, kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Relationship id → part and kind, of those kinds that stay."""
    folder, _, name = part.rpartition("/")
    found = parsed(source, join(folder, "_rels", f"{name}.rels"))
    return {
        each.get("Id", ""): (normpath(join(f"/{folder}", each.get("Target", ""))).lstrip("/"), kind)
        for each in found
        if each.get("TargetMode") != "External" and (kind := each.get("Type", "").rpartition("/")[2]) in kinds
    }


def plain_row(text: bytes) -> bytes:
    """A row with the results of its formulas in place of them."""
    if b"<f" in text:
        text = FORMULA.sub(b"", text)
        if LEFT_OVER.search(text):
            raise Unusual
    return META.sub(b"", text) if b"m=" in text else text


def plain_end(text: bytes) -> bytes:
    """What follows the rows of a sheet, without what acts or refers to another part."""
    text = PRINTER.sub(rb"\1", FROM_SHEET.sub(b"", text))
    text = RULED.sub(lambda found: b"" if RULED_OUTSIDE.search(found[0]) else found[0], text)
    if REFERS.search(text):
        raise Unusual
    return text
