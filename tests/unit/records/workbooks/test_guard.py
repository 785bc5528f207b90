"""Files that must not hurt: refused with a clear message, memory bounded (quality.md)."""

from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from services.records.workbooks import WorkbookRefused, scan
from services.records.workbooks.guard import MEGABYTE
from tests.unit.records.workbooks.conftest import DATA

SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"


def refusal_of(read, path):
    with pytest.raises(WorkbookRefused) as refusal:
        read(path)
    assert refusal.value.say().endswith("。")
    assert refusal.value.say("en").endswith(".")
    return refusal.value.kind


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"%PDF-1.7 not a workbook", b"name,sex\n1,2\n", b"PK\x03\x04" + bytes(2000)]
)
def test_what_is_no_workbook_is_told_in_one_sentence(read, tmp_path, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)

    assert refusal_of(read, path) == "not_a_workbook"


def test_an_old_file_that_is_broken_is_told_in_one_sentence(read, tmp_path):
    path = tmp_path / "file.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))

    assert refusal_of(read, path) == "not_a_workbook"


def test_an_old_file_that_asks_for_more_memory_than_there_is_is_told_in_one_sentence(read, tmp_path):
    content = bytearray((DATA / "teachers.xls").read_bytes())
    content[64:68] = b"\xff\xff\xff\x0f"  # so many sectors of the table of small streams
    path = tmp_path / "file.xls"
    path.write_bytes(content)

    assert refusal_of(read, path) == "not_a_workbook"


def test_a_file_behind_a_password_says_so(read, tmp_path):
    path = tmp_path / "file.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"))

    assert refusal_of(read, path) == "password_protected"


def test_another_kind_of_spreadsheet_is_asked_for_as_xlsx(read, tmp_path):
    path = tmp_path / "file.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")

    assert refusal_of(read, path) == "other_spreadsheet"


def test_a_truncated_workbook_is_refused(read, made):
    path = made()
    path.write_bytes(path.read_bytes()[:-2000])

    assert refusal_of(read, path) == "not_a_workbook"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_an_xml_entity_is_refused_wherever_it_stands(read, rewritten, part):
    path = rewritten(lambda name, text: text.replace(b"?>", b"?>" + BOMB, 1) if name == part else text)
    if BOMB not in ZipFile(path).read(part):
        path = rewritten(lambda name, text: BOMB + text if name == part else text)

    assert refusal_of(read, path) == "xml_declarations"


def test_an_entity_in_another_encoding_cannot_hide(read, rewritten):
    path = rewritten(lambda name, text: (BOMB + text).decode().encode("utf-16") if name == SHEET else text)

    assert refusal_of(read, path) == "xml_declarations"


def test_a_zip_bomb_is_refused(read, rewritten):
    assert refusal_of(read, rewritten(**{"xl/media/image1.xml": b" " * (20 * MEGABYTE)})) == "unpacks_too_large"


def test_many_parts_that_are_small_alone_are_counted_together(read, rewritten, monkeypatch):
    monkeypatch.setattr("services.records.workbooks.guard.MAX_UNPACKED", MEGABYTE)

    path = rewritten(**{f"xl/media/{number}.xml": b" " * 200_000 for number in range(6)})

    assert refusal_of(read, path) == "unpacks_too_large"


def test_a_part_that_lies_about_its_size_is_still_counted(read, tmp_path, monkeypatch):
    monkeypatch.setattr("services.records.workbooks.guard.MAX_UNPACKED", MEGABYTE)
    path = tmp_path / "liar.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row></row>" * 300_000)
    honest = (3_300_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(honest, (1000).to_bytes(4, "little")))

    assert refusal_of(read, path) in {"unpacks_too_large", "not_a_workbook"}


def test_names_that_lead_out_of_the_archive_are_refused(read, rewritten):
    assert refusal_of(read, rewritten(**{"../../etc/passwd": b"x"})) == "not_a_workbook"
    assert refusal_of(read, rewritten(**{"C:\\evil.xml": b"x"})) == "not_a_workbook"


def test_too_many_parts_are_refused(read, rewritten):
    assert refusal_of(read, rewritten(**{f"xl/{number}.xml": b"" for number in range(1001)})) == "unpacks_too_large"


def test_a_sheet_that_only_claims_a_million_rows_is_read(read, rewritten):
    def claim(name, text):
        start, end = text.find(b'<dimension ref="'), text.find(b"/>", text.find(b"<dimension"))
        return text[:start] + b'<dimension ref="A1:XFD1048576"' + text[end:] if name == SHEET else text

    assert read(rewritten(claim)).sheets["basic"].frame.height == 2


def with_cell(text, cell):
    row = b'<row r="9">' + cell + b"</row>"
    return text.replace(b"</sheetData>", row + b"</sheetData>")


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (b'<c r="XFD9"><v>1</v></c>', "too_many_columns"),
        (b'<c r="IW9" s="1"><v>1</v></c>', "too_many_columns"),
        (b'<c r="A1048576"><v>1</v></c>', "too_many_rows"),
        (b'<c r="XFD9" t="inlineStr"><is><t>x</t></is></c>', "too_many_columns"),
        (b'<c r="IW9" s="1" t="s"><v>1</v></c>', "too_many_columns"),
        (b'<c r="A50002" t="str"><v>x</v></c>', "too_many_rows"),
        (b'<c r="a60000" t="n"><v>1</v></c>', "too_many_rows"),
        (b"<c><v>1</v></c>", "unusual_cells"),
        (b"<c r='XFD1048576'><v>1</v></c>", "unusual_cells"),
        (b'<c s="1" r="XFD1048576"><v>1</v></c>', "unusual_cells"),
        (b'<x:c t="n" r="XFD1048576"><v>1</v></x:c>', "unusual_cells"),
    ],
)
def test_one_cell_far_out_cannot_make_the_reader_fill_the_space_between(read, rewritten, cell, kind):
    path = rewritten(lambda name, text: with_cell(text, cell) if name == SHEET else text)

    assert refusal_of(read, path) == kind


def test_formatted_cells_far_out_without_content_are_no_trouble(read, rewritten):
    cell = b'<c r="XFD9" s="1"/><c r="A1048576" s="1"/>'

    sheets = read(rewritten(lambda name, text: with_cell(text, cell) if name == SHEET else text))

    assert sheets.sheets["basic"].frame.height == 2


def test_more_rows_than_the_limit_are_refused(read, made, monkeypatch):
    monkeypatch.setattr("services.records.workbooks.reader.MAX_ROWS", 1)

    assert refusal_of(read, made()) == "too_many_rows"


def test_a_pattern_is_found_across_the_border_of_two_pieces():
    text = b'<row r="2"><c r="G2"><v>430623199001010015</v></c></row>' * 3
    for cut in range(len(text)):
        found = scan.SheetScan()
        found.feed(text[:cut])
        found.feed(text[cut:])
        assert found.finished().numbers["raw"].to_list() == ["430623199001010015"] * 3


def test_a_cell_far_out_is_found_wherever_a_row_without_end_is_cut():
    cell = b'<c r="XFD9" t="s"><v>1</v></c>'
    for cut in range(len(cell)):
        with pytest.raises(WorkbookRefused):
            scanned(b"<row>" + cell + b" " * (65_536 - cut))


def scanned(text):
    found = scan.SheetScan()
    found.feed(text)
    return found.finished()


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("IV", 256)])
def test_letters_and_numbers_of_columns_are_the_same(letters, number):
    assert scan.number_of(letters) == number
    assert scan.letters_of(number) == letters
