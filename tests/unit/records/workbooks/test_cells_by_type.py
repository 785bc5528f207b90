"""What a cell is counts, whatever file holds it: numbers, shown values, errors, merged cells (R-REC-09, R-REC-10)."""

import re
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from services.records.catalogue.validation import ROW
from services.records.workbooks import WorkbookRefused
from services.records.workbooks.written import heading_of
from tests.data.make_workbooks import rows
from tests.data.old_book import Formula, OldBook, Rounded

SHEET = "xl/worksheets/sheet1.xml"
# Its check digit fits, though it is what a spreadsheet made of another number.
COLLIDES = "340104198603067008"
STORED = "340104198603067000"
TODAY = date(2025, 9, 1)


def errors(sheets, code="basic"):
    sheet = sheets.sheets[code]
    return [
        (each.row, each.field, each.kind) for each in sheet.fault_list(sheet.check(TODAY)) if each.severity == "error"
    ]


def value(sheets, code, row=2):
    frame = sheets.sheets["basic"].check(TODAY).values
    return frame.filter(frame[ROW] == row)[code][0]


@pytest.fixture
def with_cell(read, rewritten):
    """A workbook in whose second row the cell of a column is written just so."""

    def write(letters, xml, change=lambda _, text: text):
        cell = re.compile(rb'<c r="%s2".*?(?:/>|</c>)' % letters.encode(), re.DOTALL)
        row = re.compile(rb'(<row r="2"[^>]*>)(.*?)(</row>)', re.DOTALL)

        def put(name, text):
            text = change(name, text)
            if name != SHEET:
                return text
            if cell.search(text):
                return cell.sub(lambda _: xml, text, count=1)
            return row.sub(lambda found: found[1] + found[2] + xml + found[3], text, count=1)

        return read(rewritten(put))

    return write


@pytest.fixture
def old(loaded, read, tmp_path):
    """Reads an old workbook of two faultless teachers after `change(cells)`; rows of cells by field."""

    def make(change, **more):
        fields = loaded.set("primary_secondary", "basic").columns
        teachers = rows(2)
        change(teachers)
        lines = [[heading_of(each) for each in fields], *([row.get(each.code) for each in fields] for row in teachers)]
        return read(OldBook({"基本信息": lines}, **more).save(tmp_path / "old.xls"))

    return make


@pytest.mark.parametrize(
    "xml",
    [
        b'<c r="G2"><v>340104198603067000</v></c>',
        b'<c r="G2"><v>340104198603067008</v></c>',
        b'<c r="G2" t="n"><v>3.40104198603067E+17</v></c>',
        b'<c r="G2" t="n" s="0"><v>3.40104198603067e17</v></c>',
        b'<c r="G2" s="0" cm="1" t="n" ><v>340104198603067000</v></c>',
        b'<c r="G2"><f>B9</f><v>3.40104198603067E+17</v></c>',
        b'<c r="G2" s="0"><f t="shared" si="0"/><v>340104198603067000.0</v></c>',
        b'<c r="G2">\n <v xml:space="preserve">34010419860306700.0e1</v>\n</c>',
    ],
)
def test_an_id_number_in_a_cell_of_numbers_has_lost_digits_however_it_is_written(with_cell, xml):
    assert errors(with_cell("G", xml)) == [(2, "id_number", "lost_digits")]


def test_cells_under_a_prefix_are_refused_not_passed_over(with_cell):
    def prefixed(name, text):
        text = text.replace(b"<worksheet xmlns=", b"<worksheet xmlns:x=") if name == SHEET else text
        return re.sub(rb"<(/?)(?!\?)", rb"<\1x:", text) if name == SHEET else text

    with pytest.raises(WorkbookRefused) as refusal:
        with_cell("ZZ", b"", prefixed)
    assert refusal.value.kind == "unusual_cells"


@pytest.mark.parametrize(
    "xml",
    [
        b'<c r="G2"><v><![CDATA[340104198603067008]]></v></c>',
        b'<c r="G2"><v>&#51;40104198603067008</v></c>',
        b'<c r="G2" t = "s"><v>1</v></c>',
        b"<c r=\"G2\" t='n'><v>340104198603067008</v></c>",
        b'<c r="G2" odd="1"><v>340104198603067008</v></c>',
        b'<c r="G2"><v>many</v></c>',
    ],
)
def test_a_number_in_a_spelling_that_is_not_understood_is_refused_not_guessed_at(with_cell, xml):
    with pytest.raises(WorkbookRefused) as refusal:
        with_cell("G", xml)
    assert refusal.value.kind == "unusual_cells"


def test_a_sheet_that_lies_elsewhere_is_not_read_unchecked(read, rewritten):
    path = rewritten(
        lambda name, text: text.replace(b"worksheets/sheet1.xml", b"elsewhere/sheet1.xml") if "rels" in name else text,
        **{"xl/elsewhere/sheet1.xml": b'<worksheet><sheetData><row r="1"/></sheetData></worksheet>'},
    )

    with pytest.raises(WorkbookRefused):
        read(path)


def test_an_id_number_as_text_that_ends_in_three_zeros_is_nobodys_fault(with_cell):
    sheets = with_cell("G", b'<c r="G2" t="inlineStr"><is><t>340104198605012000</t></is></c>')

    assert "lost_digits" not in [kind for _, _, kind in errors(sheets)]
    assert value(sheets, "id_number") == "340104198605012000"


@pytest.mark.parametrize("cell", [float(STORED), Formula(float(STORED))])
def test_an_old_workbook_tells_lost_digits_too(old, cell):
    sheets = old(lambda teachers: teachers[0].update(id_number=cell))

    assert errors(sheets) == [(2, "id_number", "lost_digits")]


@pytest.mark.parametrize("cell", ["#N/A", Formula("#N/A"), Formula("#REF!")])
def test_an_old_workbook_tells_failed_formulas_too(old, cell):
    sheets = old(lambda teachers: teachers[0].update(native_place=cell))

    assert errors(sheets) == [(2, "native_place", "failed_formula")]


def test_an_old_workbook_tells_merged_cells_too(old, loaded):
    place = [each.code for each in loaded.set("primary_secondary", "basic").columns].index("native_place")
    sheets = old(lambda _: None, merged={"基本信息": [(1, 2, place, place)]})

    assert errors(sheets) == [(2, "native_place", "merged"), (3, "native_place", "merged")]


def test_an_old_workbook_shows_numbers_by_their_formats_too(old):
    def change(teachers):
        teachers[0].update(staff_number=(7, "0000"), post_code=None)
        teachers[1].update(staff_number=Rounded(12.5))

    sheets = old(change, formats=["0000"])

    assert [value(sheets, "staff_number", row) for row in (2, 3)] == ["0007", "12.5"]
    assert errors(sheets) == []


@pytest.mark.parametrize(("is_1904", "day"), [(False, "2010-07"), (True, "2010-07")])
def test_bare_numbers_of_days_follow_the_system_of_an_old_workbook(old, is_1904, day):
    number = (date(2010, 7, 15) - (date(1904, 1, 1) if is_1904 else date(1899, 12, 30))).days
    sheets = old(lambda teachers: teachers[0].update(work_start=number), is_1904=is_1904)

    assert value(sheets, "work_start") == day


@pytest.mark.parametrize("is_1904", [False, True])
@pytest.mark.parametrize("shown", [False, True])
def test_numbers_of_days_follow_the_system_of_the_workbook(read, made, is_1904, shown):
    path = made()
    book = load_workbook(path)
    epoch = datetime.fromisoformat("1904-01-01") if is_1904 else datetime.fromisoformat("1899-12-30")
    book.epoch = epoch
    columns = {each.value: each.column for each in book.worksheets[0][1]}
    cell = book.worksheets[0].cell(2, columns["*参加工作年月(yyyy-MM)"])
    cell.value = (datetime.fromisoformat("2010-07-15") - epoch).days
    cell.number_format = "yyyy-mm-dd" if shown else "General"
    book.save(path)

    assert value(read(path), "work_start") == "2010-07"


def test_an_older_xls_is_asked_for_as_xlsx(old):
    with pytest.raises(WorkbookRefused) as refusal:
        old(lambda _: None, version=0x0500)
    assert refusal.value.kind in {"old_format", "not_a_workbook"}


def test_a_number_is_stored_as_its_cell_shows_it(read, made):
    def change(sheet):
        sheet["D2"], sheet["D3"] = 7, 7.0
        sheet["D2"].number_format = "0000"

    sheets = read(made(change))
    assert [value(sheets, "staff_number", row) for row in (2, 3)] == ["0007", "7"]


def test_words_that_became_a_day_are_told(read, made):
    def change(sheet):
        sheet["D2"] = datetime.fromisoformat("2025-01-02")

    assert errors(read(made(change))) == [(2, "staff_number", "became_day")]


def test_a_formula_that_comes_to_nothing_is_an_empty_cell(with_cell):
    sheets = with_cell("B", b'<c r="B2" t="str"><f>IF(1=1,"","x")</f><v></v></c>')

    assert errors(sheets) == []
    assert value(sheets, "former_name") is None


@pytest.mark.parametrize("xml", [b"<f>1+1</f>", b"<f>1+1</f><v/>", b"<f>1+1</f><v></v>", b'<f t="shared" si="0"/>'])
def test_a_formula_that_was_never_calculated_is_told(with_cell, xml):
    assert errors(with_cell("D", b'<c r="D2">' + xml + b"</c>")) == [(2, "staff_number", "not_calculated")]


@pytest.mark.parametrize(
    "xml",
    [
        b'<c r="I2" t="e"><v>#N/A</v></c>',
        b'<c r="I2" s="0" t="e"><f>VLOOKUP(A2,B:C,2,0)</f><v>#N/A</v></c>',
        b'<c r="I2" t="str"><f>A1</f><v>#REF!</v></c>',
        b'<c r="I2" t="inlineStr"><is><t> #n/a </t></is></c>',
    ],
)
def test_a_failed_formula_is_a_fault_and_no_empty_cell(with_cell, xml):
    assert errors(with_cell("I", xml)) == [(2, "native_place", "failed_formula")]


def test_failed_formulas_beyond_any_number_count_as_empty_nowhere(read, made, monkeypatch):
    monkeypatch.setattr("services.records.workbooks.scan.MAX_MARKS", 1)

    def change(sheet):
        sheet["I2"], sheet["I3"] = "#N/A", "#N/A"

    with pytest.raises(WorkbookRefused) as refusal:
        read(made(change))
    assert refusal.value.kind == "too_many_marks"


def test_every_row_of_a_long_merged_range_is_told(read, made):
    sheets = read(made(lambda sheet: sheet.merge_cells("I2:J40000")))

    assert [each for each in errors(sheets) if each[2] == "merged"] == [
        (row, field, "merged") for row in (2, 3) for field in ("native_place", "birth_place")
    ]


def test_a_header_repeated_among_the_rows_is_told_once(read, made):
    def change(sheet):
        for cell in sheet[1]:
            sheet.cell(4, cell.column, cell.value)

    sheets = read(made(change))
    assert [(each.kind, each.row) for each in sheets.faults] == [("repeated_header", 4)]
    assert errors(sheets) == []


def test_columns_that_stand_twice_are_one_fault(read, made):
    def change(sheet):
        for place in range(5):
            sheet.cell(1, 40 + place, sheet.cell(1, 1 + place).value)

    with pytest.raises(WorkbookRefused) as refusal:
        read(made(change))
    assert [each.kind for each in refusal.value.faults] == ["repeated_column"]
    assert "AN、AO、AP、AQ、AR" in refusal.value.say()


def test_two_sheets_that_differ_by_a_blank_are_told(read, made):
    path = made()
    book = load_workbook(path)
    book.copy_worksheet(book.worksheets[0]).title = "基本信息 "
    book.save(path)

    with pytest.raises(WorkbookRefused) as refusal:
        read(path)
    assert refusal.value.kind == "repeated_sheet"
    assert "“基本信息”、“基本信息 ”" in refusal.value.say()


def test_a_workbook_with_tens_of_thousands_of_looks_is_read(read, rewritten):
    look = b'<cellStyle name="%d' + b"x" * 300 + b'" xfId="0"/>'
    looks = b"".join(look % number for number in range(60_000))

    def change(name, text):
        return text.replace(b"</cellStyles>", looks + b"</cellStyles>") if name == "xl/styles.xml" else text

    assert read(rewritten(change)).sheets["basic"].frame.height == 2
