"""Many files in one volume: each with its own page numbers, a cover that knows on which page each begins."""

import uuid
from contextlib import closing
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from services.common import paper
from services.common.errors import Invalid
from services.common.paper.volume import Volume
from tests.unit.common.paper.conftest import listing, texts

ROWS = [[f"第{number}中学", "语文", "2001-09"] for number in range(90)]


def file_of(frame: dict, name: str, rows: list[list[str]] = ROWS[:3]) -> dict:
    basic = {"title": "基本信息", "kind": "main", "columns": ["姓名", "性别"], "rows": [[name, "女"]], "wide": True}
    parts = [basic | {"widths": []}, listing("工作经历", ["单位", "岗位", "开始"], rows)]
    return {"frame": frame, "photo": None, "sets": parts, "opinions": [], "name": name}


def cover_of(frame: dict, volume: Volume) -> dict:
    marks = enumerate(volume.marks, start=1)
    people = [{"number": str(at), "name": mark["name"], "page": str(mark["page"])} for at, mark in marks]
    schools = [{"name": "杏林小学", "people": people}]
    return {"frame": frame | {"title": "合订本"}, "facts": [["人数", "3 人"]], "notes": ["未收入"], "schools": schools}


@pytest.fixture
def volume(frame: dict, tmp_path: Path) -> Volume:
    folder = tmp_path / uuid.uuid4().hex
    folder.mkdir()
    return Volume(folder, frame)


def bound(frame: dict, volume: Volume) -> bytes:
    volume.add("bound", [file_of(frame, "王芳", ROWS), file_of(frame, "李明")])
    volume.add("bound", [file_of(frame, "张㛃", ROWS)])
    return volume.bind("cover", cover_of(frame, volume)).read_bytes()


def test_each_person_begins_on_a_page_of_the_own_with_own_numbers(frame: dict, volume: Volume):
    pages = texts(bound(frame, volume))
    starts = {mark["name"]: mark["page"] for mark in volume.marks}
    assert list(starts) == ["王芳", "李明", "张㛃"]
    count = starts["李明"] - starts["王芳"]
    assert count > 1
    for name, start in starts.items():
        assert name in pages[start]  # behind the cover
    for place in range(1, count + 1):
        assert f"第 {place} 页　共 {count} 页" in pages[place]
    assert "第 1 页　共 1 页" in pages[starts["李明"]]
    assert all(f"总第 {number} 页" in page for number, page in enumerate(pages[1:], start=1))


def test_the_cover_names_everybody_with_the_page(frame: dict, volume: Volume):
    cover = texts(bound(frame, volume))[0]
    for said in ("合订本", "杏林小学", "3 人", "目录", "未收入", "封面", *("王芳", "李明", "张㛃")):
        assert said in cover
    for mark in volume.marks:
        assert str(mark["page"]) in cover


def test_a_volume_has_bookmarks_and_keeps_the_standard_of_its_parts(frame: dict, volume: Volume, tmp_path: Path):
    (tmp_path / "whole.pdf").write_bytes(bound(frame, volume))
    with closing(pypdfium2.PdfDocument(tmp_path / "whole.pdf")) as document:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [(mark["name"], mark["page"]) for mark in volume.marks]
    with pikepdf.open(tmp_path / "whole.pdf") as document:
        assert len(document.Root.OutputIntents) == 1
        assert document.open_metadata().pdfa_status == "2B"


def test_the_same_sheets_give_the_same_bytes(frame: dict, tmp_path: Path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(bound(frame, Volume(tmp_path / name, frame)))
    assert made[0] == made[1]


def test_a_sign_that_no_font_has_is_told_with_the_person(frame: dict, volume: Volume):
    with pytest.raises(Invalid) as refused:
        volume.add("bound", [file_of(frame, "王芳"), file_of(frame, "李明", [["甲\U000323b0校", "", ""]])])
    assert refused.value.params["where"] == "李明 › 工作经历 › 单位"


def test_a_hundred_names_fit_on_the_cover(frame: dict, volume: Volume):
    people = [{"number": str(at), "name": f"王芳{at}", "page": str(at)} for at in range(1, 101)]
    cover = cover_of(frame, volume) | {"schools": [{"name": "杏林小学", "people": people}]}
    paper.print_out("cover", cover, volume.folder)
    assert len(texts((volume.folder / paper.FILE).read_bytes())) == 1
