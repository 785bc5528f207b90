"""What of an uploaded workbook goes into the copy that is handed back: sheets, words and looks, and nothing that acts.

Macros, links to other files, DDE, embedded objects, controls, hyperlinks and formulas stay out. Nobody sorts the
harmless from the others: a part, an element or a relationship comes along only if it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import join, normpath
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from lxml import etree

from services.common.spreadsheets.sheet_xml import local, tree, written
from services.records.workbooks.parts import ID_NAMES, parsed

TYPES, ROOT, BOOK = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
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
# Of the workbook's own part and of a sheet, in their order; the rows of a sheet come through on their own.
OF_WORKBOOK = (
    "fileVersion", "workbookPr", "workbookProtection", "bookViews", "sheets", "definedNames", "calcPr",
)  # fmt: skip
OF_SHEET = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "autoFilter", "sortState", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "ignoredErrors",
)  # fmt: skip
ACTS = frozenset(("xlm", "function", "vbProcedure", "macro", "functionGroupId"))  # attributes of a name
RUN_AT_ONCE = ("auto_", "_xlnm.auto_")
# Another book, DDE, or a function: WEBSERVICE and HYPERLINK act from a name or a rule as they do from a cell.
OUTSIDE, CALLS = frozenset("[|"), frozenset("[|(")
MORE = ("{*}extLst", "{*}AlternateContent")
META = ("cm", "vm")
REFERENCES = frozenset(name[1:].partition("}")[0] for name in ID_NAMES)


class Unusual(Exception):
    """The XML is not written as spreadsheet programs do, so nothing is changed in it."""


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
        root = tree(self._source.read(part))
        for each in root:
            if each.get("Id") not in ids:
                root.remove(each)
        return written(root)

    def _types(self) -> bytes:
        parts = "".join(
            f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(CONTENT[kind])}/>"
            for part, kind in self._kinds.items()
        )
        space = "http://schemas.openxmlformats.org/package/2006/content-types"
        return f'{HEAD}<Types xmlns="{space}">{DEFAULTS}{parts}</Types>'.encode()

    def _book(self) -> bytes:
        root = tree(self._source.read(BOOK))
        for each in list(root):
            if local(each) not in OF_WORKBOOK:
                root.remove(each)
        for each in list(root.iter("{*}definedName")):
            if _acts(each):
                each.getparent().remove(each)
        for each in list(root.iter("{*}sheet")):
            if not any(each.get(key) in self._ids for key in ID_NAMES):
                each.getparent().remove(each)
        _leave_out(root, MORE)
        return written(root)


def _acts(name: Any) -> bool:
    """Whether a defined name does more than name cells of this workbook."""
    starts = name.get("name", "").lower().startswith(RUN_AT_ONCE)
    return starts or bool(ACTS & set(name.attrib)) or bool(CALLS & set(name.text or ""))


def _leave_out(element: Any, names: Iterable[str]) -> None:
    for each in list(element.iter(*names)):
        each.getparent().remove(each)


def _related(source: ZipFile, part: str, kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Relationship id → part and kind, of those kinds that stay."""
    folder, _, name = part.rpartition("/")
    found = parsed(source, join(folder, "_rels", f"{name}.rels"))
    return {
        each.get("Id", ""): (normpath(join(f"/{folder}", each.get("Target", ""))).lstrip("/"), kind)
        for each in found
        if each.get("TargetMode") != "External" and (kind := each.get("Type", "").rpartition("/")[2]) in kinds
    }


def clean_row(row: Any) -> None:
    """The results of its formulas stay in place of them."""
    _leave_out(row, ("{*}f", *MORE))
    for cell in row:
        for name in META:
            cell.attrib.pop(name, None)


def clean(element: Any) -> bool:
    """Leave out of an element of a sheet what acts or refers to another part; whether anything of it stays."""
    _leave_out(element, MORE)
    if local(element) == "pageSetup":
        for name in ID_NAMES:
            element.attrib.pop(name, None)
    for each in list(element):
        if local(each) == "dataValidation" and _is_ruled_outside(each):
            element.remove(each)
    if any(etree.QName(name).namespace in REFERENCES for each in element.iter("*") for name in each.attrib):
        raise Unusual
    if local(element) == "dataValidations":
        element.set("count", f"{len(element)}")
        return len(element) > 0
    return local(element) != "conditionalFormatting" or not _is_ruled_outside(element)


def _is_ruled_outside(rule: Any) -> bool:
    """Whether a rule asks another book or calls a function; parentheses in its words to people are none."""
    said = (value for each in rule.iter("*") for value in each.attrib.values())
    return any(CALLS & set(text) for text in rule.itertext()) or any(OUTSIDE & set(text) for text in said)
