"""The figures of trainings as a sheet to be signed (R-TRN-08)."""

import io

from openpyxl import load_workbook

from gateway import sheets, training_sheets
from services.contracts.training.overviews import FORM_STAGES, OTHER_STAGES, OWN
from services.contracts.training.projects import LEVELS, MODES


def figure(**said):
    return {"level": "county", "mode": "1", "stage": "primary", "times": 3, "teachers": 3, "hours": "45"} | said


def rows(*figures):
    found = {"org_name": "蜀山区教育局", "year": 2026, "times": 5, "teachers": 4, "hours": "57.5", "figures": figures}
    page = load_workbook(io.BytesIO(sheets.written(training_sheets.of_statistics(found)))).active
    known = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(row for row in known if row[0] == "指标名称")
    return {row[0]: dict(zip(head, row, strict=True)) for row in known if row[0]}


def test_each_stage_is_the_sum_of_its_modes_and_the_whole_that_of_the_stages():
    found = rows(
        figure(), figure(mode="2", level="self", times=1, hours="10.5"), figure(stage="junior", times=1, hours="2")
    )
    assert [found[name]["合计：人次"] for name in ("合计", "小学", "　远程", "初中")] == [5, 4, 1, 1]
    assert (found["小学"]["合计：学时"], found["小学"]["自主研修：学时"], found["小学"]["县级：学时"]) == (
        55.5,
        10.5,
        45,
    )


def test_every_level_mode_and_stage_has_its_name():
    assert set(training_sheets.LEVELS) == {*LEVELS, OWN}
    assert set(training_sheets.MODES) == set(MODES)
    assert set(training_sheets.STAGES) == {*FORM_STAGES, *OTHER_STAGES}
