"""Printed acts: the same sheet is the same file, data is never markup, and no sign is lost on the way to the paper."""

import datetime

import pytest

from services.common import paper
from services.common.errors import Invalid
from tests.unit.common.paper.conftest import AT, listing, texts

# What would do something, were it ever taken for markup or code.
MARKUP = ['#eval("1+1")', "$x^2$", "*粗*", "_斜_", "`原`", "<label>", "@cite", "\\u{4e00}", "= 标题", "// 注", "#{1+1}"]


def file_of(frame: dict, name: str, *parts: dict) -> dict:
    basic = {"title": "基本信息", "kind": "main", "columns": ["姓名", "性别"], "rows": [[name, "女"]], "wide": True}
    return {"frame": frame, "photo": None, "sets": [basic | {"widths": []}, *parts], "opinions": []}


def test_the_same_sheet_gives_the_same_bytes(frame, print_out):
    sheet = file_of(frame, "王芳")
    assert print_out("file", sheet) == print_out("file", sheet)


def test_another_minute_gives_other_bytes(frame, print_out):
    later = paper.frame("教师电子档案", "杏林小学", "王芳", AT + datetime.timedelta(minutes=1))
    assert print_out("file", file_of(frame, "王芳")) != print_out("file", file_of(later, "王芳"))


def test_head_foot_and_code_are_on_the_paper(frame, print_out):
    known = paper.verified(frame, "ABCDE-FGHJK", "https://xingtan.example/verify/ABCDEFGHJK")
    [page] = texts(print_out("file", file_of(known, "王芳")))
    for said in ("教师电子档案", "杏林小学", "打印人：王芳", "2026-11-29 16:30", "ABCDE-FGHJK", "第 1 页", "共 1 页"):
        assert said in page


def test_every_page_is_counted(frame, print_out):
    rows = [[f"第{number}中学", "语文", "2001-09"] for number in range(150)]
    pages = texts(print_out("file", file_of(frame, "王芳", listing("工作经历", ["单位", "岗位", "开始"], rows))))
    assert len(pages) > 2
    assert all(f"第 {number} 页" in page and f"共 {len(pages)} 页" in page for number, page in enumerate(pages, 1))
    assert all("单位" in page for page in pages[1:])  # the head of a table comes again


@pytest.mark.parametrize("said", MARKUP)
def test_data_is_never_markup(frame, print_out, said):
    [page] = texts(print_out("file", file_of(frame | {"notes": [said]}, said, listing(said, [said], [[said]]))))
    assert page.replace(" ", "").count(said.replace(" ", "")) >= 4


@pytest.mark.parametrize("name", ["𠮷田", "朱䶮", "张㛃", "王𬎆", "阿卜杜拉·买买提"])
def test_rare_names_are_printed_whole(frame, print_out, name):
    [page] = texts(print_out("file", file_of(frame, name)))
    assert name in page


@pytest.mark.parametrize("sign", ["\U0010fffd", "\U000323b0", "ꦀ"])
def test_a_sign_that_no_font_has_is_named_with_its_place_and_nothing_is_printed(frame, print_out, sign):
    sheet = file_of(frame, "王芳", listing("学习经历", ["学历", "院校"], [["本科", "甲校"], ["硕士", f"乙{sign}校"]]))
    with pytest.raises(Invalid) as refused:
        print_out("file", sheet)
    assert refused.value.params == {"sign": sign, "code": f"U+{ord(sign):04X}", "where": "学习经历 › 院校"}


def test_after_a_sign_that_no_font_has_the_next_file_is_printed(frame, print_out):
    with pytest.raises(Invalid):
        print_out("file", file_of(frame, "\U0010fffd"))
    assert "王芳" in texts(print_out("file", file_of(frame, "王芳")))[0]


def test_very_long_words_stay_on_the_paper(frame, print_out):
    long = "x" * 300
    [page] = texts(print_out("file", file_of(frame, long)))
    assert page.replace("\u200b", "").replace("￾", "").count("x") >= 300


def test_names_in_a_roster_stand_on_one_line(frame, print_out):
    columns = ["学校", "姓名", "身份证件号", "备注"]
    rows = [["合肥市蜀山区第一实验小学西校区", "欧阳震华", "340104********0015", "备" * 60]] * 3
    widths = paper.widths(columns, rows)
    sheet = {"frame": frame, "size": "a4", "columns": columns, "rows": rows, "widths": widths, "names": [1]}
    content = print_out("roster", sheet | {"opinions": []})
    assert texts(content)[0].count("欧阳震华") == 3


def request_of(frame: dict, *opinions: dict) -> dict:
    return {
        "frame": frame | {"title": "信息变更申请表"},
        "teacher": [["姓名", "王芳"], ["申请编号", "20261129-000042"]],
        "reason": "#晋升",
        "items": [{"label": "职称", "before": "二级教师", "after": "一级教师"}],
        "evidence": [["职称", "专业技术职务证书.pdf"]],
        "originals": ["原件已核对：县教育局 王强"],
        "happened": [["2026-11-29 16:30", "报送", "杏林小学 李明", ""]],
        "opinions": opinions,
    }


def test_a_request_is_printed_with_lines_to_sign_and_seal(frame, print_out):
    lines = {"label": "申请人", "text": "以上属实。"}, {"label": "学校意见", "seal": True}
    [page] = texts(print_out("request", request_of(frame, *lines)))
    said = ("信息变更申请表", "20261129-000042", "二级教师", "一级教师", "#晋升", "专业技术职务证书.pdf", "报送")
    for each in (*said, "原件已核对", "学校意见", "公章", "签字"):
        assert each in page


def test_what_an_office_has_decided_stands_in_its_box_and_not_a_line_to_sign(frame, print_out):
    said = [["退回上一步：证书不清", "县教育局　王强　2026-11-29 17:00"], ["同意", "县教育局　王强　2026-11-30 09:00"]]
    [page] = texts(print_out("request", request_of(frame, {"label": "主管意见", "seal": True, "said": said})))
    for words, by in said:
        assert words in page
        assert by in page
    assert "公章" in page
    assert "签字" not in page
