"""The files of a school on paper, as they stand or as they were known on a past day: a ZIP, or one PDF (R-REC-18)."""

import datetime
import io
import uuid
import zipfile
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest
from sqlalchemy import select

from services.common import clock
from services.common.database.tables import audit, job
from services.common.errors import Invalid
from services.records.exporting import starting
from tests.bus.records.printing import ASKED, code_on


def pages_of(content: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "") for page in document]


def first_pages(pages: list[str]) -> list[str]:
    return [page for page in pages if "第 1 页" in page]


def test_a_school_is_one_pdf_by_name_behind_a_cover_each_file_with_a_code_of_its_own(
    filing, values_of, export_paper, verify, begin, school
):
    people = [filing.newcomer(values_of(name=name)) for name in ("张三", "李四", "王芳", "阿依古丽·买买提")]
    found, content = export_paper("bound")
    assert found["rows"] == 4
    assert found["file_name"] == f"教师电子档案合订本-{school['name']}-{clock.today()}.pdf"
    cover, *pages = pages_of(content)
    for said in ("教师电子档案合订本", school["name"], "4 人", f"{len(pages)} 页"):
        assert said in cover
    in_order = ["阿依古丽·买买提", "李四", "王芳", "张三"]  # as a dictionary has them
    assert sorted(in_order, key=cover.index) == in_order
    firsts = first_pages(pages)
    assert [name in page for name, page in zip(in_order, firsts, strict=True)] == [True] * 4
    assert [verify(code_on(page))["name"] for page in firsts] == ["阿依古丽·买*提", "李*", "王*", "张*"]
    assert all(f"总第 {number} 页" in page for number, page in enumerate(pages, start=1))
    with begin() as db:
        printed = set(db.scalars(select(audit.c.subject).where(audit.c.action == "records.file_printed")))
        assert {str(each["id"]) for each in people} <= printed
        assert db.execute(select(job.c.done, job.c.total).where(job.c.id == found["job_id"])).one() == (4, 4)


@pytest.mark.parametrize("kind", ["bound", "paper"])
def test_a_school_is_printed_as_it_was_known_on_a_past_day(filing, values_of, export_paper, verify, kind):
    changed = filing.newcomer(values_of(name="王芳", former_name="王小芳"))
    filing.newcomer(values_of(name="李明"))
    then = clock.now()
    filing.save_basic(changed, {"former_name": "王大芳"})
    filing.newcomer(values_of(name="后来"))
    found, content = export_paper(kind, as_of=then)
    assert found["rows"] == 2
    assert "截至" in found["file_name"]
    if kind == "bound":
        cover, *pages = pages_of(content)
        assert "2 人" in cover
        assert "未收入本册：1 人（后来）" in cover
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.namelist() == ["0001-王芳.pdf", "0002-李明.pdf"]
            pages = [page for name in archive.namelist() for page in pages_of(archive.read(name))]
    whole = "".join(pages)
    assert "王小芳" in whole
    assert "王大芳" not in whole
    assert "后来" not in whole
    told = {each["name"]: each for each in map(verify, map(code_on, first_pages(pages)))}
    assert (told["王*"]["superseded"], told["李*"]["superseded"]) == (True, False)
    assert all(each["as_of"] == then for each in told.values())


def test_nobody_is_on_paper_as_of_a_day_before_the_first_file(filing, values_of, export_paper):
    filing.newcomer(values_of(name="王芳"))
    found, content = export_paper("bound", as_of=clock.now() - datetime.timedelta(days=400))
    [cover] = pages_of(content)
    assert found["rows"] == 0
    assert "未收入本册：1 人（王芳）" in cover


@pytest.mark.parametrize("wanted", [{"kind": "list"}, {"kind": "bound", "days": 1}])
def test_a_list_is_never_of_a_past_day_nor_paper_of_a_coming_one(begin, clerk, wanted):
    as_of = clock.now() + datetime.timedelta(days=wanted.get("days", -1))
    with begin(clerk) as db, pytest.raises(Invalid):
        starting.start_export(db, clerk, uuid.uuid4(), wanted["kind"], **(ASKED | {"as_of": as_of}))


def test_files_of_several_schools_stand_school_by_school(begin, filing, values_of, export_paper, clerk, school):
    filing.newcomer(values_of(name="王芳"))
    above = replace(clerk, org_path=school["path"].rsplit("/", 2)[0] + "/")
    _, content = export_paper("bound", asker=above, org_id=school["id"])
    assert "王芳" in pages_of(content)[0]


def test_more_files_than_are_set_at_once_are_bound_in_one_order(filing, values_of, export_paper, monkeypatch):
    monkeypatch.setattr("services.common.paper.volume.AT_ONCE", 2)
    monkeypatch.setattr("services.records.exporting.selecting.AT_ONCE", 2)
    names = ["陈一", "黄二", "刘三", "孙四", "周五"]
    for name in reversed(names):
        filing.newcomer(values_of(name=name))
    _, *pages = pages_of(export_paper("bound")[1])
    assert [next(name for name in names if name in page) for page in first_pages(pages)] == names
