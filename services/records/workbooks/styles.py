"""The styles of a workbook, with copies of some in another colour added at the end."""

from __future__ import annotations

import re

from services.records.workbooks.safe_copy import Unusual

COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
FILL = '<fill><patternFill patternType="solid"><fgColor rgb="{}"/><bgColor indexed="64"/></patternFill></fill>'
FILLS = re.compile(rb"<fills(?:\s[^>]*)?>.*?</fills>", re.DOTALL)
FILL_OF = re.compile(rb"<fill(?:\s[^>]*)?(?:/>|>.*?</fill>)", re.DOTALL)
FORMATS = re.compile(rb"<cellXfs(?:\s[^>]*)?>(.*?)</cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<xf(?:\s[^>]*?)?(?:/>|>.*?</xf>)", re.DOTALL)
FILL_ID = re.compile(rb'\s(?:fillId|applyFill)="[^"]*"')


class Styles:
    """`coloured(style, severity)` is the number of the same style in the colour of a fault."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        fills, formats = FILLS.search(xml), FORMATS.search(xml)
        if fills is None or formats is None:
            raise Unusual
        self._fills = FILL_OF.findall(fills[0])
        self._formats = FORMAT.findall(formats[1])
        self._first_fill = len(self._fills)
        self._known: dict[tuple[int, str], int] = {}
        if not self._formats:
            raise Unusual

    def coloured(self, style: int, severity: str) -> int:
        if (style, severity) not in self._known:
            fill = self._first_fill + list(COLOURS).index(severity)
            plain = FILL_ID.sub(b"", self._formats[style if style < len(self._formats) else 0])
            self._formats.append(plain.replace(b"<xf", f'<xf fillId="{fill}" applyFill="1"'.encode(), 1))
            self._known[style, severity] = len(self._formats) - 1
        return self._known[style, severity]

    def xml(self) -> bytes:
        """The part, with what was asked for."""
        fills = [*self._fills, *(FILL.format(colour).encode() for colour in COLOURS.values())]
        xml = FILLS.sub(lambda _: _list(b"fills", fills), self._xml, count=1)
        return FORMATS.sub(lambda _: _list(b"cellXfs", self._formats), xml, count=1)


def _list(name: bytes, items: list[bytes]) -> bytes:
    return b'<%s count="%d">%s</%s>' % (name, len(items), b"".join(items), name)
