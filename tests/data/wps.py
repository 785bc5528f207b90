"""A workbook as WPS writes it: strings shared in any order and in runs, dates as day numbers under Chinese formats,
namespaces of its own, a dimension that claims the whole sheet, rows that are hidden, cells that are styled and empty.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from services.records.catalogue import Field, RecordSet
from services.records.workbooks.scan import letters_of
from services.records.workbooks.written import heading_of, written

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WPS = 'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
ZERO = date(1899, 12, 30)
TEXT, DAY, MONTH = 1, 2, 3
DAYS, MONTHS = "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "yyyy&quot;年&quot;m&quot;月&quot;;@"
PLAIN = 'fontId="0" fillId="0" borderId="0"'
MIDDLE = '<alignment vertical="center"/>'
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="176" formatCode="{DAYS}"/>'
    f'<numFmt numFmtId="177" formatCode="{MONTHS}"/></numFmts>'
    '<fonts count="1"><font><sz val="12"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" {PLAIN}>{MIDDLE}</xf></cellStyleXfs>'
    f'<cellXfs count="4"><xf numFmtId="0" {PLAIN} xfId="0">{MIDDLE}</xf>'
    + "".join(f'<xf numFmtId="{number}" {PLAIN} xfId="0" applyNumberFormat="1"/>' for number in (49, 176, 177))
    + '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class WpsBook:
    """Sheets are added set by set; `save` writes the archive."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        self.strings: dict[str, int] = {}
        self.sheets: list[tuple[str, str]] = []

    def add(self, record_set: RecordSet, rows: list[dict[str, Any]], hidden: int | None = None) -> None:
        """A sheet with a title above its header; `hidden` is the row number of one that is filtered away."""
        fields = record_set.columns
        lines = [self._line(1, [self._text(1, 1, f"{record_set.name.zh}采集表")])]
        lines.append(self._line(2, [self._text(place, 2, heading_of(each)) for place, each in enumerate(fields, 1)]))
        for number, row in enumerate(rows, 3):
            cells = [self._cell(place, number, each, row.get(each.code)) for place, each in enumerate(fields, 1)]
            lines.append(self._line(number, cells, ' hidden="1"' if number == hidden else ""))
        self.sheets.append((record_set.name.zh, "".join(lines)))

    def _cell(self, place: int, row: int, field: Field, value: Any) -> str:
        if value is None:
            return f'<c r="{letters_of(place)}{row}" s="{TEXT}"/>'
        if field.type in ("date", "month"):
            day = date.fromisoformat(value if field.type == "date" else f"{value}-01")
            style = DAY if field.type == "date" else MONTH
            return f'<c r="{letters_of(place)}{row}" s="{style}"><v>{(day - ZERO).days}</v></c>'
        return self._text(place, row, written(field, value) or "")

    def _text(self, place: int, row: int, text: str) -> str:
        where = f'<c r="{letters_of(place)}{row}" s="{TEXT}"'
        if self.random.random() < 0.1:
            return f'{where} t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        number = self.strings.setdefault(text, len(self.strings))
        return f'{where} t="s"><v>{number}</v></c>'

    @staticmethod
    def _line(number: int, cells: list[str], more: str = "") -> str:
        return f'<row r="{number}" spans="1:256" ht="18" customHeight="1"{more}>{"".join(cells)}</row>'

    def save(self, path: Path) -> Path:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            for name, content in self._parts().items():
                archive.writestr(name, content)
        return path

    def _parts(self) -> dict[str, str]:
        order = list(range(len(self.sheets)))
        self.random.shuffle(order)  # the first sheet is not sheet1.xml
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{place + 5}" r:id="rId{order[place] + 1}"/>'
            for place, (name, _) in enumerate(self.sheets)
        )
        relations = "".join(
            f'<Relationship Id="rId{number + 1}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number + 1}.xml"/>'
            for number in order
        )
        shared = f'<Relationship Id="rId90" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        styles = f'<Relationship Id="rId91" Type="{OFFICE}/styles" Target="styles.xml"/>'
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number + 1}.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for number in order
        )
        kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        parts = {
            "xl/sharedStrings.xml": self._shared(),
            "xl/styles.xml": STYLES,
            "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kinds}.styles+xml"/>{types}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><fileVersion appName="xl"'
            ' lastEdited="3" rupBuild="9302"/><workbookPr/><sheets>' + sheets + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{shared}{relations}{styles}'
            "</Relationships>",
        }
        for place, (_, lines) in enumerate(self.sheets):
            parts[f"xl/worksheets/sheet{order[place] + 1}.xml"] = (
                f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}" {WPS}><sheetPr/>'
                '<dimension ref="A1:XFD1048576"/><sheetFormatPr defaultColWidth="9" defaultRowHeight="14.25"/>'
                f'<sheetData>{lines}</sheetData><etc:custom/><pageMargins left="0.75" right="0.75" top="1"'
                ' bottom="1" header="0.5" footer="0.5"/></worksheet>'
            )
        return parts

    def _shared(self) -> str:
        items = "".join(self._item(text) for text in self.strings)
        return f'{HEAD}<sst xmlns="{MAIN}" count="{len(self.strings)}" uniqueCount="1">{items}</sst>'

    def _item(self, text: str) -> str:
        if len(text) > 1 and self.random.random() < 0.3:
            runs = (text[:1], text[1:])
            style = '<rPr><sz val="12"/><rFont val="宋体"/><charset val="134"/></rPr>'
            return "<si>" + "".join(f"<r>{style}<t>{escape(run)}</t></r>" for run in runs) + "</si>"
        return f'<si><t>{escape(text)}</t><phoneticPr fontId="0" type="noConversion"/></si>'
