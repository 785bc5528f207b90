"""Faulty cells get another style while a sheet is copied, row by row; what else people see in it stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Protocol

from lxml import etree

from services.common.spreadsheets.sheet_xml import HEAD, LONGEST, PIECE, SAFE, NotRead, end, forget, local
from services.records.workbooks.refusal import WorkbookRefused
from services.records.workbooks.safe_copy import OF_SHEET, Unusual, clean, clean_row
from services.records.workbooks.scan import number_of, split

SHEET, ROWS, ROW = "worksheet", "sheetData", "row"


class Colours(Protocol):
    """What knows the styles of a workbook."""

    def coloured(self, style: int, severity: str) -> int:
        """The same style in the colour of a fault."""


def marked_sheet(old: IO[bytes], cells: dict[int, dict[str, str]], colours: Colours, link: bytes) -> Iterator[bytes]:
    """The sheet in pieces, without what acts; `cells` are row → column → severity, `link` refers to the notes."""
    copy = _Copy(cells, colours, link)
    wanted = [f"{{*}}{name}" for name in (SHEET, ROWS, ROW, *OF_SHEET)]
    parser = etree.XMLPullParser(events=("start", "end"), tag=wanted, **SAFE)
    waiting = 0
    try:
        while piece := old.read(PIECE):
            waiting += len(piece)
            parser.feed(piece)
            for event, element in parser.read_events():
                waiting = 0
                yield copy.begun(element) if event == "start" else copy.ended(element)
            if waiting > LONGEST:
                raise Unusual
        end(parser)
    except (etree.XMLSyntaxError, NotRead, WorkbookRefused, ValueError) as error:
        raise Unusual from error
    if cells and not copy.rows:
        raise Unusual


class _Copy:
    """Writes elements as they come: the sheet and its rows are opened and closed, all else is written whole."""

    def __init__(self, cells: dict[int, dict[str, str]], colours: Colours, link: bytes) -> None:
        self.cells, self.colours, self.link = cells, colours, link
        self.rows = 0
        self._root: Any = None
        self._spaces = b""

    def begun(self, element: Any) -> bytes:
        """What is written before the content of an element."""
        if self._root is None:
            if local(element) != SHEET:
                raise Unusual
            self._root = element
            self._spaces = _spaces(element)
            shell = etree.tostring(etree.Element(element.tag, element.attrib, nsmap=element.nsmap), encoding="UTF-8")
            return HEAD + shell[:-2] + b">"
        if local(element) == ROWS and element.getparent() is self._root:
            return b"<" + _name(element) + b">"
        return b""

    def ended(self, element: Any) -> bytes:
        """An element, if it stays, or what closes it."""
        name, within = local(element), element.getparent()
        if element is self._root:
            return self.link + b"</" + _name(element) + b">"
        if name == ROW and local(within) == ROWS:
            return self._written(self._row(element))
        if within is not self._root:
            return b""
        if name == ROWS:
            forget(element)
            return b"</" + _name(element) + b">"
        return self._written(element) if clean(element) else b""

    def _row(self, row: Any) -> Any:
        self.rows += 1
        number = int(row.get("r", ""))
        clean_row(row)
        if wanted := self.cells.get(number):
            _colour(row, number, wanted, self.colours)
        return row

    def _written(self, element: Any) -> bytes:
        """The element as it stands in its sheet, whose namespaces need not be said again."""
        tag, end, rest = etree.tostring(element, encoding="UTF-8", with_tail=False).partition(b">")
        forget(element)
        return tag.replace(self._spaces, b"") + end + rest


def _spaces(root: Any) -> bytes:
    """How an element below says the namespaces of its sheet once more."""
    inner = etree.SubElement(root, root.tag)
    said = etree.tostring(inner, encoding="UTF-8")
    root.remove(inner)
    return said.removeprefix(b"<" + _name(root)).removesuffix(b"/>")


def _name(element: Any) -> bytes:
    return (f"{element.prefix}:" if element.prefix else "").encode() + local(element).encode()


def _colour(row: Any, number: int, wanted: dict[str, str], colours: Colours) -> None:
    """The wanted cells of a row in another colour; one that is empty and not there is put in its place."""
    left = dict(sorted(wanted.items(), key=lambda item: number_of(item[0])))
    for cell in row.findall("{*}c"):
        column = split(cell.get("r", ""))[0]
        for missing in [each for each in left if number_of(each) < number_of(column)]:
            cell.addprevious(_empty(row, missing, number, colours.coloured(0, left.pop(missing))))
        if column in left:
            cell.set("s", f"{colours.coloured(int(cell.get('s', '0')), left.pop(column))}")
    for missing, severity in left.items():
        row.append(_empty(row, missing, number, colours.coloured(0, severity)))


def _empty(row: Any, column: str, number: int, style: int) -> Any:
    return etree.Element(etree.QName(etree.QName(row).namespace, "c"), r=f"{column}{number}", s=f"{style}")
