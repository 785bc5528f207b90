"""The styles of a workbook, with copies of some in another colour added at the end."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from services.common.spreadsheets.sheet_xml import NotRead, tree, written
from services.records.workbooks.safe_copy import Unusual

COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}


class Styles:
    """`coloured(style, severity)` is the number of the same style in the colour of a fault."""

    def __init__(self, xml: bytes) -> None:
        try:
            self._root = tree(xml)
        except NotRead as error:
            raise Unusual from error
        fills, formats = self._root.find("{*}fills"), self._root.find("{*}cellXfs")
        if fills is None or formats is None or not len(formats):
            raise Unusual
        self._fills, self._formats = fills, formats
        self._first_fill = len(fills)
        for colour in COLOURS.values():
            _add_fill(fills, colour)
        self._known: dict[tuple[int, str], int] = {}

    def coloured(self, style: int, severity: str) -> int:
        if (style, severity) not in self._known:
            plain = self._formats[style if style < len(self._formats) else 0]
            copied = deepcopy(plain)
            copied.set("fillId", f"{self._first_fill + list(COLOURS).index(severity)}")
            copied.set("applyFill", "1")
            self._formats.append(copied)
            self._known[style, severity] = len(self._formats) - 1
        return self._known[style, severity]

    def xml(self) -> bytes:
        """The part, with what was asked for."""
        for each in (self._fills, self._formats):
            each.set("count", f"{len(each)}")
        return written(self._root)


def _add_fill(fills: Any, colour: str) -> None:
    space = etree.QName(fills).namespace
    fill = etree.SubElement(fills, etree.QName(space, "fill"))
    pattern = etree.SubElement(fill, etree.QName(space, "patternFill"), patternType="solid")
    etree.SubElement(pattern, etree.QName(space, "fgColor"), rgb=colour)
    etree.SubElement(pattern, etree.QName(space, "bgColor"), indexed="64")
