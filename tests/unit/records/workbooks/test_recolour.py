"""A sheet is copied in another colour here and there, and without what acts."""

import io

import pytest

from services.common.spreadsheets import sheet_xml
from services.records.workbooks import recolour
from services.records.workbooks.recolour import marked_sheet
from services.records.workbooks.safe_copy import Unusual

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LINK = b'<legacyDrawing r:id="notes"/>'


class Hundreds:
    """Colours whose numbers are a hundred higher."""

    def coloured(self, style, severity):
        return style + {"error": 100, "warning": 200}[severity]


def marked(rows, rest="", cells=None, before=""):
    xml = f"<worksheet {MAIN} {OFFICE}>{before}<sheetData>{rows}</sheetData>{rest}</worksheet>"
    written = b"".join(marked_sheet(io.BytesIO(xml.encode()), cells or {}, Hundreds(), LINK)).decode()
    start, end = f"<worksheet {OFFICE} {MAIN}>", f"{LINK.decode()}</worksheet>"
    body = written.removeprefix(sheet_xml.HEAD.decode()).replace(f"<worksheet {MAIN} {OFFICE}>", start)
    assert body.startswith(start)
    assert body.endswith(end)
    return body.removeprefix(start).removesuffix(end)


def test_what_is_harmless_stays_as_its_program_wrote_it():
    before = '<sheetPr><tabColor rgb="FF00"/></sheetPr><cols><col min="1" max="2" style="1"/></cols>'
    rows = '<row r="1" spans="1:2"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row>'
    rest = '<autoFilter ref="A1"><sortState ref="A1"/></autoFilter><mergeCells count="1"><mergeCell ref="A1:B1"/>'
    rest += '</mergeCells><pageMargins left="0.7"/>'

    assert marked(rows, rest, before=before) == f"{before}<sheetData>{rows}</sheetData>{rest}"


@pytest.mark.parametrize("size", [1, 50, 1_000_000])
def test_wanted_cells_are_coloured_and_missing_ones_are_put_in_their_place(monkeypatch, size):
    monkeypatch.setattr(recolour, "PIECE", size)
    rows = '<row r="1"><c r="A1"/></row><row r="2"><c r="B2" s="3" t="str"><v>x</v></c><c r="AA2"/></row>'
    wanted = {2: {"A": "error", "B": "warning", "C": "error", "AB": "warning"}}

    assert marked(rows, cells=wanted) == (
        '<sheetData><row r="1"><c r="A1"/></row><row r="2"><c r="A2" s="100"/><c r="B2" s="203" t="str"><v>x</v></c>'
        '<c r="C2" s="100"/><c r="AA2"/><c r="AB2" s="200"/></row></sheetData>'
    )


def test_results_stay_in_place_of_formulas():
    rows = '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1">[1]S!A1</f><v>2</v></c></row>'

    assert marked(rows) == '<sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData>'


@pytest.mark.parametrize(
    "rest",
    [
        "<hyperlinks><hyperlink ref='A1' r:id='x'/></hyperlinks>",
        "<drawing r:id='x'/>",
        "<oleObjects><oleObject/></oleObjects>",
        "<extLst><ext/></extLst>",
        "<anything><at><all/></at></anything>",
        "<conditionalFormatting sqref='A1'><cfRule><formula>WEBSERVICE(A1)</formula></cfRule></conditionalFormatting>",
        "<dataValidations><dataValidation><formula1>[1]S!A1</formula1></dataValidation></dataValidations>",
    ],
)
def test_what_acts_is_left_out(rest):
    assert marked('<row r="1"/>', rest) == '<sheetData><row r="1"/></sheetData>'


def test_a_list_to_choose_from_stays_and_its_words_may_have_parentheses():
    rule = '<dataValidation type="list" sqref="A1" prompt="男(1)"><formula1>"男,女"</formula1></dataValidation>'
    outside = "<dataValidation sqref='B1'><formula1>F(1)</formula1></dataValidation>"

    left = marked("", f'<dataValidations count="2">{rule}{outside}</dataValidations>')

    assert left == f'<sheetData></sheetData><dataValidations count="1">{rule}</dataValidations>'


def test_a_page_forgets_its_printer():
    assert marked("", '<pageSetup orientation="landscape" r:id="x"/>').endswith('<pageSetup orientation="landscape"/>')


@pytest.mark.parametrize(
    "rows",
    ["<row><c r='A1'/></row>", "<row r='x'/>", "<row r='1'>", "<row r='1'><c/></row>", "<row r='1'><c r='1A'/></row>"],
)
def test_rows_written_in_another_way_are_not_touched(rows):
    with pytest.raises(Unusual):
        marked(rows, cells={1: {"A": "error"}})


def test_a_row_without_end_is_not_held(monkeypatch):
    monkeypatch.setattr(recolour, "LONGEST", 1000)
    monkeypatch.setattr(recolour, "PIECE", 100)

    with pytest.raises(Unusual):
        marked('<row r="1">' + "<c/>" * 1000 + "</row>")
