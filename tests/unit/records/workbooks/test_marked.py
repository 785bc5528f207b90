"""The workbook that comes back with its faults marked (R-REC-10)."""

import re
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from services.records.catalogue.faults import say
from services.records.workbooks import Marked, write_marked
from tests.data.make_workbooks import CATEGORY
from tests.unit.records.workbooks.conftest import DATA

RED, YELLOW = "FFFFC7CE", "FFFFEB9C"


@pytest.fixture
def marked(read, loaded, today, tmp_path):
    """Marks what is found in a workbook; the path of the marked one."""

    def mark(path):
        marks = [
            Marked(fault.sheet, fault.row, fault.column, fault.severity, say(fault, sheet.record_set))
            for sheet in read(path).sheets.values()
            for fault in sheet.fault_list(sheet.check(today))
            if fault.row and fault.column
        ]
        write_marked(path, marks, loaded, CATEGORY, tmp_path / "marked.xlsx")
        return tmp_path / "marked.xlsx"

    return mark


def test_a_faulty_cell_is_coloured_and_explained(marked):
    sheet = load_workbook(marked(DATA / "faulty.xlsx"))["基本信息"]

    assert sheet["C7"].comment.text.startswith("“性别”找不到“男姓”对应的类别名")
    assert sheet["C7"].fill.fgColor.rgb == RED
    assert sheet["C7"].value == "男姓"
    assert sheet["C7"].number_format == "@"
    assert sheet["C2"].comment is None
    assert sheet["C2"].fill.fill_type is None


def test_a_cell_that_is_empty_and_owed_is_coloured_too(marked, made):
    def change(sheet):
        sheet["D2"], sheet["C2"], sheet["AC3"] = None, None, None

    sheet = load_workbook(marked(made(change)))["基本信息"]

    assert sheet["C2"].fill.fgColor.rgb == RED
    assert sheet["C2"].comment is not None
    assert [cell.value for cell in sheet[1]][:3] == ["*姓名", "曾用名", "*性别"]


def test_notes_that_stood_in_the_workbook_stay(marked):
    path = DATA / "faulty.xlsx"
    before, after = load_workbook(path)["基本信息"], load_workbook(marked(path))["基本信息"]

    assert before["A1"].comment is not None
    assert after["A1"].comment.text == before["A1"].comment.text


def test_everything_else_stays_as_it_was(marked):
    path = DATA / "faulty.xlsx"
    with ZipFile(path) as old, ZipFile(marked(path)) as new:
        kept = set(old.namelist()) & set(new.namelist())
        changed = {name for name in kept if without_notes(old.read(name)) != without_notes(new.read(name))}

    assert {"xl/workbook.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet2.xml"} <= kept - changed
    assert all(re.search(r"/sheet1\.|styles|Content_Types|_rels/", name) for name in changed)


def without_notes(part: bytes) -> str:
    """A part but for the name of the drawing that holds its notes, however its program spells XML."""
    return re.sub(r"<legacyDrawing [^>]*></legacyDrawing>", "", canonicalize(part))


def test_a_marked_workbook_can_be_mended_and_marked_again(marked, read, made, today, tmp_path):
    path = marked(made(lambda sheet: sheet.cell(3, 3, "男姓")))
    again = tmp_path / "again.xlsx"
    again.write_bytes(path.read_bytes())
    assert load_workbook(marked(again))["基本信息"]["C3"].comment is not None

    book = load_workbook(path)
    book["基本信息"]["C3"] = "2-女"
    book.save(tmp_path / "mended.xlsx")
    basic = read(tmp_path / "mended.xlsx").sheets["basic"]
    assert not basic.check(today).refused


def test_an_old_file_comes_back_as_a_template_with_its_faulty_rows(loaded, tmp_path):
    marks = [Marked("基本信息", 7, "C", "error", "不对。", "2-女"), Marked("基本信息", 9, "A", "warning", "看看。")]
    write_marked(DATA / "teachers.xls", marks, loaded, CATEGORY, tmp_path / "marked.xlsx")
    sheet = load_workbook(tmp_path / "marked.xlsx")["基本信息"]

    assert sheet.max_row == 3
    assert sheet["C2"].comment.text == "不对。\n建议填写：2-女"
    assert (sheet["C2"].fill.fgColor.rgb, sheet["A3"].fill.fgColor.rgb) == (RED, YELLOW)
    assert sheet.data_validations.dataValidation


def test_xml_in_an_unusual_form_comes_back_as_a_template(marked, rewritten, made, monkeypatch):
    path = made(lambda sheet: sheet.cell(3, 3, "男姓"))
    monkeypatch.setattr("tests.unit.records.workbooks.conftest.bare", lambda _: load_workbook(path))

    def change(name, text):
        if name != "xl/worksheets/sheet1.xml":
            return text
        return re.sub(rb'<row r="\d+"', b"<row", text)

    sheet = load_workbook(marked(rewritten(change)))["基本信息"]

    assert "找不到" in str([cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment])


def test_a_name_that_looks_like_a_formula_stays_text(marked, made):
    def change(sheet):
        sheet["B2"].value, sheet["B2"].data_type = "=HYPERLINK(1)", "s"
        sheet["C2"] = "男姓"

    sheet = load_workbook(marked(made(change)))["基本信息"]

    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=HYPERLINK(1)", "s")


ACTIVE = {
    "xl/vbaProject.bin": b"macros",
    "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
    "xl/embeddings/oleObject1.bin": b"object",
    "xl/activeX/activeX1.xml": b"<ax/>",
    "xl/connections.xml": b"<connections/>",
    "customUI/customUI.xml": b"<customUI/>",
    "xl/worksheets/_rels/sheet1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'hyperlink" Target="http://example.org/" TargetMode="External"/></Relationships>',
}


@pytest.fixture
def active(made, rewritten):
    """A workbook with a faulty cell, and with everything in it that acts when it is opened."""

    def change(name, text):
        if name == "xl/worksheets/sheet1.xml":
            cell = b'<c r="B2" t="str"><f>HYPERLINK("http://example.org/")</f><v>link</v></c>'
            text = re.sub(rb'<c r="C3".*?</c>', b'<c r="C3" t="inlineStr"><is><t>nobody</t></is></c>', text, count=1)
            text = re.sub(rb'(<c r="A2".*?</c>)', rb"\1" + cell, text, count=1)
            text = re.sub(rb'<c r="D2".*?</c>', b'<c r="D2" t="str"><f>[1]!\'!A1\'</f><v>0012</v></c>', text, count=1)
            space = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            links = b'<hyperlinks xmlns:r="%s"><hyperlink ref="A2" r:id="rId7"/></hyperlinks>' % space
            links += b"<oleObjects><oleObject/></oleObjects>"
            rule = b'<conditionalFormatting sqref="A1"><cfRule type="expression" priority="99"><formula>HYPERLINK("x:")'
            rule += b"</formula></cfRule></conditionalFormatting>"
            text = text.replace(b"</sheetData>", b"</sheetData>" + links + rule)
        if name == "[Content_Types].xml":
            text = text.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
            text = text.replace(b"application/vnd.openxmlformats-officedocument.ms", b"application/vnd.ms")
            text = text.replace(b"</Types>", b'<Default Extension="bin" ContentType="application/x"/></Types>')
        if name == "xl/_rels/workbook.xml.rels":
            kinds = ("externalLink", "vbaProject")
            more = "".join(f'<Relationship Id="x{kind}" Type="http://x/{kind}" Target="{kind}.bin"/>' for kind in kinds)
            text = text.replace(b"</Relationships>", more.encode() + b"</Relationships>")
        if name == "xl/workbook.xml":
            names = b'<definedName name="Auto_Open">M!A1</definedName><definedName name="far">[1]S!A1</definedName>'
            names += b'<definedName name="calls">WEBSERVICE("http://example.org/")</definedName>'
            more = b"<externalReferences/><definedNames>" + names + b"</definedNames>"
            text = re.sub(rb"<definedNames\s?/>", b"", text).replace(b"</sheets>", b"</sheets>" + more)
        return text

    return rewritten(change, **ACTIVE)


def test_nothing_that_acts_comes_back(marked, active):
    path = marked(active)
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        everything = b"".join(archive.read(name) for name in names)
        types = archive.read("[Content_Types].xml")

    assert not names & ACTIVE.keys() - {"xl/worksheets/_rels/sheet1.xml.rels"}
    acts = rb"vbaProject|macroEnabled|external|hyperlink|WEBSERVICE|oleObject|activeX|<f>|Auto_Open|\[1\]"
    assert not re.search(acts, everything, re.IGNORECASE)
    assert b"spreadsheetml.sheet.main+xml" in types


def test_what_people_see_comes_back_without_what_acts(marked, active):
    sheet = load_workbook(marked(active))["基本信息"]

    assert (sheet["B2"].value, sheet["D2"].value) == ("link", "0012")
    assert sheet["C3"].comment is not None


def test_every_part_of_a_marked_workbook_is_declared_and_every_relationship_leads_somewhere(marked, active):
    with ZipFile(marked(active)) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml").decode()
        for part in re.findall(r'PartName="/([^"]*)"', types):
            assert part in names
        for target in re.findall(r'Target="([^"]*)"', archive.read("xl/_rels/workbook.xml.rels").decode()):
            assert any(name.endswith(target.lstrip("/")) for name in names), target
    assert len(names) == len(set(names))


def test_what_only_one_program_understands_is_left_out_of_the_copy(rewritten, marked):
    def change(name, text):
        if name != "xl/worksheets/sheet1.xml":
            return text
        text = re.sub(rb'<c r="C3".*?</c>', b'<c r="C3" t="inlineStr"><is><t>nobody</t></is></c>', text, count=1)
        extra = b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'
        return text.replace(b"</worksheet>", extra + b"</worksheet>")

    path = marked(rewritten(change))

    with ZipFile(path) as archive:
        assert b"AlternateContent" not in archive.read("xl/worksheets/sheet1.xml")
    assert load_workbook(path)["基本信息"]["C3"].fill.fgColor.rgb == RED
