"""Rows that cannot come in say why, and come back marked."""

import json

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from services.common import storage
from services.common.errors import NotFound
from services.records.catalogue.model import OWNER_NAME
from services.records.file import rejections
from services.records.importing import queries
from tests.bus.records.importing_sets.rows import made, of_set
from tests.data.books import owned


def test_a_row_of_somebody_unknown_is_told_with_what_to_do(hand_in, workbook_of, values_of, person):
    stranger = values_of()

    result = hand_in(workbook_of(person, work=owned(stranger, made("work", 1))))

    [fault] = [each for each in result["faults"] if each.set == "work"]
    assert (fault.field, fault.column, fault.row) == ("身份证件号", "A", 2)
    assert "请先在“基本信息”中填写该教师" in fault.message
    assert of_set(result, "work") == (0, 0, 0, 0, 1)


def test_a_row_whose_main_row_is_faulty_says_so(hand_in, workbook_of, values_of):
    wrong = values_of(sex="男姓")

    result = hand_in(workbook_of(wrong, work=owned(wrong, made("work", 1))))

    assert result["added"] == 0
    assert "尚未建档" in next(fault.message for fault in result["faults"] if fault.set == "work")


def test_a_row_under_another_name_is_refused(hand_in, workbook_of, person):
    result = hand_in(workbook_of(person, work=owned(person, made("work", 1), **{OWNER_NAME: "别人"})))

    assert f"属于“{person['name']}”" in next(fault.message for fault in result["faults"] if fault.set == "work")
    assert of_set(result, "work") == (0, 0, 0, 0, 1)


@pytest.mark.parametrize("mode", ["append", "replace"])
def test_a_rejected_value_does_not_come_back(hand_in, workbook_of, person, on_file, mode):  # R-REV-04
    [row] = made("work", 1)
    hand_in(workbook_of(person, work=owned(person, [row | {"position": "校长"}])))
    given = {"set": "work", "entry_id": on_file("work")[0].id, "field": "position", "reason": "不是校长。"}
    reason = rejections.reason_of(given, {"position": "校长"}, 1)
    with hand_in.begin(hand_in.clerk) as db:
        db.execute(
            text("UPDATE teacher SET stage = 'rejected', reasons = CAST(:reasons AS jsonb)"),
            {"reasons": json.dumps([reason])},
        )
    same = hand_in(workbook_of(person, work=owned(person, [row | {"position": "校长"}])), mode=mode)
    assert of_set(same, "work") == (0, 0, 0, 1, 0)

    mended = hand_in(workbook_of(person, work=owned(person, [row | {"position": "教师"}])), mode=mode)
    assert of_set(mended, "work") == (0, 1, 0, 0, 0)
    back = hand_in(workbook_of(person, work=owned(person, [row | {"position": "校长"}])), mode=mode)

    assert of_set(back, "work") == (0, 0, 0, 0, 1)
    assert "不是校长。" in back["faults"][0].message
    assert on_file("work")[0].values["position"] == "教师"


def test_the_same_workbook_comes_back_with_its_faults_marked(hand_in, workbook_of, values_of, begin, clerk, tmp_path):
    wrong, stranger = values_of(sex="男姓"), values_of()
    result = hand_in(workbook_of(values_of(), wrong, work=owned(stranger, made("work", 1))))

    assert result["marked"] == "ready"
    with begin(clerk) as db:
        told = queries.marked_workbook(db, clerk, result["id"])
    storage.copy_to(told["key"], tmp_path / "marked.xlsx")
    book = load_workbook(tmp_path / "marked.xlsx")
    assert "男姓" in book["基本信息"]["C3"].comment.text
    assert "本校已有信息中都没有" in book["工作经历"]["A2"].comment.text
    assert told["name"].endswith("-标注.xlsx")


def test_a_faultless_workbook_has_nothing_to_mark(hand_in, workbook_of, person, begin, clerk):
    result = hand_in(workbook_of(person))

    assert result["marked"] == "none"
    with begin(clerk) as db, pytest.raises(NotFound):
        queries.marked_workbook(db, clerk, result["id"])


def test_a_rejected_value_of_the_main_sheet_does_not_come_back_either(hand_in, workbook_of, person):  # R-REV-04
    hand_in(workbook_of(person | {"former_name": "张小三"}))
    given = {"set": "basic", "entry_id": None, "field": "former_name", "reason": "查无此名。"}
    reason = rejections.reason_of(given, {"former_name": "张小三"}, 1)
    with hand_in.begin(hand_in.clerk) as db:
        state = "UPDATE teacher SET stage = 'rejected', reasons = CAST(:reasons AS jsonb)"
        db.execute(text(state), {"reasons": json.dumps([reason])})

    assert hand_in(workbook_of(person | {"former_name": "张三"}))["changed"] == 1
    back = hand_in(workbook_of(person | {"former_name": "张小三"}))

    assert of_set(back, "basic") == (0, 0, 0, 0, 1)
    assert (back["faults"][0].field, back["faults"][0].column) == ("曾用名", "B")
