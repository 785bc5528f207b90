"""Workbooks that go out: lists, whole files, templates filled in that change nothing when they come back."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, text

from deploy.local.entries import entries
from services.common import storage
from services.common.errors import Forbidden, Invalid, NotFound
from services.common.processes import jobs
from services.records import publish
from services.records.catalogue import load
from services.records.exporting import queries, starting
from services.records.file.models import Entry, Teacher, Version
from services.records.jobs import KINDS
from tests.bus.records.printing import ASKED
from tests.data.books import CATEGORY, owned

TODAY = date(2025, 9, 1)
SUBS = [each.code for each in load().sets(CATEGORY) if each.kind != "main"]


@pytest.fixture
def export(begin, clerk, stores, tmp_path):
    """Asks for a workbook as somebody, runs the job and returns the export with the path of the file."""

    def run(kind: str, asker=None, **wanted) -> dict:
        asker, export_id = asker or clerk, uuid.uuid4()
        with begin(asker) as db:
            starting.start_export(db, asker, export_id, kind, **(ASKED | wanted))
        while jobs.run_one(stores["records"], "records", KINDS):
            pass
        with begin(asker) as db:
            found = queries.export_result(db, asker, export_id)
            assert found["state"] == "done", found["message"]
            file = queries.exported_file(db, asker, export_id)
        path = tmp_path / f"{export_id}.xlsx"
        storage.copy_to(file["key"], path)
        return found | {"path": path}

    return run


@pytest.fixture
def staff(hand_in, workbook_of, values_of, begin):
    """Three teachers with entries in every set; the last staff number looks like a formula."""
    with begin() as db:
        publish.publish(db)
    people = [values_of(), values_of(remark="_x0041_ <b>&\n二"), values_of(staff_number="=1+1", remark="@SUM(1)")]
    sets = {
        code: [row for each in people for row in owned(each, entries(7, each, CATEGORY, code, TODAY))] for code in SUBS
    }
    result = hand_in(workbook_of(*people, **sets))
    assert result["faults"] == []
    return people


def rows_of(path, sheet: str) -> list[tuple]:
    return list(load_workbook(path)[sheet].iter_rows(values_only=True))


@pytest.mark.parametrize("mode", ["append", "replace"])
def test_an_export_that_is_imported_again_changes_nothing(export, staff, hand_in, mode, begin, clerk):
    before = _everything(begin, clerk)
    out = export("workbook", clear=True, purpose="核对全校信息")

    again = hand_in(out["path"], mode=mode)

    assert (again["faults"], again["added"], again["changed"], again["deleted"]) == ([], 0, 0, 0)
    assert again["unchanged"] == before["Entry"] + len(staff)
    assert _everything(begin, clerk) == before


def _everything(begin, clerk) -> dict:
    with begin(clerk) as db:
        return {
            table.__name__: db.scalar(select(func.count()).select_from(table)) for table in (Teacher, Entry, Version)
        }


def test_no_cell_is_a_formula(export, staff):
    for kind in ("list", "file", "workbook"):
        book = load_workbook(export(kind)["path"])
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert "=1+1" in [cell.value for cell in cells]


def test_a_list_has_the_columns_that_were_asked_for_in_words(export, staff):
    out = export("list", columns=["basic.name", "basic.sex", "basic.id_number", "contact.mobile", "status"])

    head, *rows = rows_of(out["path"], "教师名单")
    assert head == ("姓名", "性别", "身份证件号", "手机", "状态")
    assert [row[0] for row in rows] == [each["name"] for each in staff]
    assert {row[1] for row in rows} <= {"男", "女"}
    assert rows[0][2] == staff[0]["id_number"][:6] + "********" + staff[0]["id_number"][-4:]
    assert rows[0][4] == "未报送"
    assert out["rows"] == 3


def test_a_column_that_there_is_not_is_refused(export):
    with pytest.raises(Invalid, match="no such column"):
        export("list", columns=["education.degree"])


def test_whole_files_have_a_sheet_for_each_set_and_mask_sensitive_values(export, staff):
    path = export("file", teacher_ids=None)["path"]

    assert load_workbook(path).sheetnames == [each.name.zh for each in load().sets(CATEGORY)]
    text_of_all = str([rows_of(path, each.name.zh) for each in load().sets(CATEGORY)])
    assert not any(each["id_number"] in text_of_all for each in staff)
    assert {row[-7] for row in rows_of(path, "基本待遇")[1:]} == {"***"}


def test_a_teacher_takes_the_own_file_along_and_nobody_elses(export, staff, begin, clerk, staff_of, school):
    with begin(clerk) as db:
        own = db.execute(text("SELECT id, name FROM teacher ORDER BY seq LIMIT 1")).one()
    teacher = replace(staff_of(school, "teacher"), teacher_id=own.id)

    out = export("file", teacher)

    assert out["rows"] == 1
    assert rows_of(out["path"], "基本信息")[1][2] == own.name
    with pytest.raises(Forbidden):
        export("list", teacher)


def test_a_filter_narrows_an_export(export, staff, begin, clerk):
    with begin(clerk) as db:
        found = db.execute(text("SELECT id, name FROM teacher ORDER BY seq LIMIT 1")).one()

    assert export("list", teacher_ids=[found.id])["rows"] == 1
    assert export("list", status="effective")["rows"] == 0
    assert rows_of(export("list", q=found.name)["path"], "教师名单")[1][1] == found.name


def test_sensitive_values_leave_in_clear_only_for_the_own_clerk_with_a_purpose(export, staff, staff_of, school):
    with pytest.raises(Invalid, match="for what"):
        export("list", clear=True)
    with pytest.raises(Forbidden):
        export("list", staff_of(school, "query_user"), clear=True, purpose="看看")


def test_a_clear_export_is_in_the_trail_of_every_file(export, staff, begin, clerk):
    export("list", clear=True, purpose="报送统计")

    with begin(clerk) as db:
        trail = db.execute(
            text("SELECT action, details FROM audit WHERE org_path = :path AND action LIKE 'records.%export%'"),
            {"path": clerk.org_path},
        ).all()
    exported = [row.details for row in trail if row.action == "records.exported"]
    assert exported == [{"kind": "list", "files": 3, "clear": True, "purpose": "报送统计"}]
    assert len([row for row in trail if row.action == "records.values_exported"]) == 3


def test_another_school_gets_nothing(export, staff, school, school_of, staff_of):
    stranger = staff_of(school_of(), "entry_clerk")

    with pytest.raises(Forbidden):
        export("list", stranger, org_id=school["id"])
    assert export("list", stranger)["rows"] == 0


def test_an_export_belongs_to_who_asked_for_it(export, staff, staff_of, school, begin):
    out, colleague = export("list"), staff_of(school, "entry_clerk")

    with begin(colleague) as db, pytest.raises(NotFound):
        queries.exported_file(db, colleague, out["id"])


def test_who_asked_for_an_export_is_told_of_its_end(notified, export, staff, clerk):
    done = export("list")

    [told] = [each for each in notified("export_done") if each["link"]["id"] == str(done["id"])]
    assert told["to"] == [{"person_id": str(clerk.person_id)}]
    assert len([each for each in notified("import_done") if each["to"] == told["to"]]) == 1
