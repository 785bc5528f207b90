"""Workbooks come in as one job: every faultless row, nothing of a faulty one, nothing twice (R-REC-09, R-REC-10)."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common import storage
from services.common.database.tables import job
from services.common.processes import jobs
from services.records.file.models import Version
from services.records.file.values import id_index
from services.records.importing import queries, starting
from services.records.jobs import KINDS
from tests.bus.records.handing_in import LIMIT


def counts(result: dict) -> tuple[int, int, int, int]:
    return result["added"], result["changed"], result["unchanged"], result["faulty"]


def test_faultless_rows_come_in_and_faulty_ones_are_told_by_place(hand_in, workbook_of, values_of):
    result = hand_in(workbook_of(values_of(), values_of(sex="男姓"), values_of(id_number="110105194912310021")))
    assert result["state"] == "done"
    assert counts(result) == (1, 0, 0, 2)
    sex = next(fault for fault in result["faults"] if fault.field == "性别")
    assert (sex.sheet, sex.column, sex.severity) == ("基本信息", "C", "error")
    assert "男姓" in sex.message


def test_the_same_workbook_again_changes_nothing(hand_in, workbook_of, values_of, begin, clerk):
    path = workbook_of(values_of(), values_of())
    assert counts(hand_in(path)) == (2, 0, 0, 0)
    assert counts(hand_in(path)) == (0, 0, 2, 0)
    with begin(clerk) as db:
        assert db.execute(text("SELECT max(version), max(row_version), count(*) FROM teacher")).one() == (1, 1, 2)


def test_a_mended_row_changes_its_file_and_opens_a_version(hand_in, workbook_of, values_of, begin, clerk):
    values = values_of()
    hand_in(workbook_of(values))
    assert counts(hand_in(workbook_of(values | {"remark": "已核对"}))) == (0, 1, 0, 0)
    with begin(clerk) as db:
        first, newest = db.scalars(select(Version).order_by(Version.number)).all()
    sealed = {"id_number", "health", "remark"}
    assert {code for code in newest.values if newest.values[code] != first.values.get(code)} == sealed
    assert (first.known_to, newest.known_to) == (newest.known_from, None)
    assert first.act == newest.act == "imported"


def test_one_person_twice_in_a_workbook_comes_in_once(hand_in, workbook_of, values_of):
    values = values_of()
    assert counts(hand_in(workbook_of(values, values | {"remark": "重复"}))) == (1, 0, 0, 1)


def test_a_person_of_another_school_is_refused_with_what_to_do(  # R-REC-13
    hand_in, workbook_of, values_of, begin, school_of, staff_of
):
    values, other = values_of(), staff_of(school_of(), "entry_clerk")
    with begin(other) as db:
        claim = text("SELECT claim_ids(ARRAY[:index]::bytea[], ARRAY[:id]::uuid[])")
        db.execute(claim, {"index": id_index(values), "id": uuid.uuid4()})
    result = hand_in(workbook_of(values, values_of()))
    assert counts(result) == (1, 0, 0, 1)
    assert "调动" in result["faults"][0].message


def test_a_file_under_review_is_left_alone(hand_in, workbook_of, values_of, begin, clerk):
    values = values_of()
    hand_in(workbook_of(values))
    with begin(clerk) as db:
        db.execute(text("UPDATE teacher SET stage = 'school_review'"))
    assert counts(hand_in(workbook_of(values | {"remark": "改"}))) == (0, 0, 0, 1)
    assert counts(hand_in(workbook_of(values))) == (0, 0, 1, 0)


def test_a_file_that_is_no_workbook_fails_with_a_sentence(hand_in, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"GIF89a and nothing else")
    result = hand_in(path)
    assert (result["state"], counts(result)) == ("failed", (0, 0, 0, 0))
    assert "Excel" in result["message"] or "工作簿" in result["message"]


def test_an_interrupted_import_starts_again_from_the_stored_workbook(
    begin, clerk, stores, workbook_of, values_of, monkeypatch
):
    path, import_id = workbook_of(values_of(), values_of()), uuid.uuid4()
    storage.put("uploads/again", [path.read_bytes()], LIMIT)
    with begin(clerk) as db:
        starting.start_import(db, clerk, import_id, key="uploads/again", file_name=path.name)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("services.records.importing.import_job.marking_job.ask", die)
        with pytest.raises(KeyboardInterrupt):
            jobs.run_one(stores["records"], "records", KINDS)
    with begin(clerk) as db:
        assert db.scalar(select(job.c.state).where(job.c.id == import_id)) == "running"
        assert db.scalar(text("SELECT count(*) FROM teacher")) == 0
    jobs.run_one(stores["records"], "records", KINDS)
    with begin(clerk) as db:
        assert counts(queries.import_result(db, clerk, import_id)) == (2, 0, 0, 0)


def test_names_that_few_fonts_know_come_in_as_they_are(hand_in, workbook_of, values_of, begin, clerk):
    names = {"𠮷田·𡈽\\n生", "阿依古丽·买买提"}
    hand_in(workbook_of(*(values_of(name=name) for name in names)))
    with begin(clerk) as db:
        assert set(db.scalars(text("SELECT name FROM teacher"))) == names
