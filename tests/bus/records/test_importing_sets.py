"""Main and sub tables of one workbook: whose row it is, append or replace, previews, what was rejected."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, text

from services.common import storage
from services.common.errors import NotFound
from services.common.processes import jobs, purge
from services.records.catalogue import load
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.file import rejections
from services.records.file.models import Entry, Teacher, Version
from services.records.importing import queries
from tests.data.books import CATEGORY, owned
from tests.data.entries import entries

TODAY = date(2025, 9, 1)
SUBS = [each.code for each in load().sets(CATEGORY) if each.kind != "main"]


def made(code: str, n: int, seed: int = 1) -> list[dict]:
    return entries(load().set(CATEGORY, code), n, seed, TODAY)


def of_set(result: dict, code: str) -> tuple[int, int, int, int, int]:
    found = next(each for each in result["sets"] if each["set"] == code)
    return tuple(found[act] for act in ("added", "changed", "deleted", "unchanged", "faulty"))


@pytest.fixture
def person(values_of):
    return values_of()


@pytest.fixture
def on_file(begin, clerk):
    """The entries of a set as they stand."""

    def look(code: str) -> list[Entry]:
        with begin(clerk) as db:
            return list(db.scalars(select(Entry).where(Entry.set_code == code).order_by(Entry.position)))

    return look


@pytest.fixture
def traces(begin, clerk):
    """What an import leaves behind, to be compared with what another leaves."""

    def look() -> dict:
        with begin(clerk) as db:
            counted = {
                table: db.scalar(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - our own names
                for table in ("teacher", "entry", "version")
            }
            trail = "SELECT count(*) FROM audit WHERE action = 'records.imported' AND org_path = :path"
            stamps = db.execute(text("SELECT id, version, row_version, updated_at FROM teacher ORDER BY id")).all()
            return counted | {"audit": db.scalar(text(trail), {"path": clerk.org_path}), "stamps": stamps}

    return look


def test_every_set_comes_in_and_the_same_again_changes_nothing(hand_in, workbook_of, values_of, traces):  # R-REC-10
    people = [values_of(), values_of()]
    sets = {
        code: [row for seed, each in enumerate(people) for row in owned(each, made(code, 2, seed))] for code in SUBS
    }
    path = workbook_of(*people, **sets)

    first = hand_in(path)
    assert (first["faults"], first["faulty"]) == ([], 0)
    assert first["added"] == 2 + sum(map(len, sets.values()))
    before = traces()
    again = hand_in(path)

    assert (again["added"], again["changed"], again["deleted"], again["faulty"]) == (0, 0, 0, 0)
    assert again["unchanged"] == first["added"]
    assert traces() == before
    assert before["version"] == first["added"]
    assert before["audit"] == 1


def test_replace_with_the_same_workbook_changes_nothing_either(hand_in, workbook_of, person, traces):
    path = workbook_of(person, education=owned(person, made("education", 3)), contact=owned(person, made("contact", 1)))
    hand_in(path)
    before = traces()

    again = hand_in(path, mode="replace")

    assert (again["added"], again["changed"], again["deleted"]) == (0, 0, 0)
    assert traces() == before


def test_append_keeps_what_the_workbook_does_not_have(hand_in, workbook_of, person, on_file):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows[:2])))

    result = hand_in(workbook_of(work=owned(person, rows[2:])))

    assert of_set(result, "work") == (1, 0, 0, 0, 0)
    assert len(on_file("work")) == 3


def test_replace_deletes_what_the_workbook_does_not_have_and_leaves_a_tombstone(
    hand_in, workbook_of, values_of, person, on_file
):
    other, rows = values_of(), made("work", 3)
    hand_in(
        workbook_of(person, other, work=owned(person, rows) + owned(other, rows), paper=owned(person, made("paper", 2)))
    )
    gone = {str(entry.id) for entry in on_file("work")}

    result = hand_in(workbook_of(work=owned(person, rows[:1])), mode="replace")

    assert of_set(result, "work") == (0, 0, 2, 1, 0)
    assert len(on_file("paper")) == 2
    assert len(on_file("work")) == 1 + 3  # the other teacher has no row in the workbook, so nothing is replaced
    gone -= {str(entry.id) for entry in on_file("work")}
    with hand_in.begin(hand_in.clerk) as db:
        last = db.scalars(select(Version).where(Version.known_to.is_(None), Version.act == "deleted")).all()
        assert {str(version.entry_id) for version in last} == gone
        assert [version.values for version in last] == [{}, {}]
        assert [version.number for version in last] == [2, 2]
        teacher = db.scalar(select(Teacher).where(Teacher.name == person["name"]))
        assert (teacher.version, teacher.row_version, teacher.basic_version) == (2, 2, 1)


def test_replace_deletes_nothing_of_a_teacher_whose_rows_are_not_all_right(hand_in, workbook_of, values_of, on_file):
    right, wrong = values_of(), values_of()
    rows = made("work", 3)
    hand_in(workbook_of(right, wrong, work=owned(right, rows) + owned(wrong, rows)))
    faulty = {**rows[1], "from": "去年"}

    result = hand_in(workbook_of(work=owned(right, rows[:1]) + owned(wrong, [rows[0], faulty])), mode="replace")

    assert of_set(result, "work") == (0, 0, 2, 2, 1)
    assert len(on_file("work")) == 1 + 3
    assert "warning" in [fault.severity for fault in result["faults"]]


def test_replace_deletes_nothing_where_it_is_not_clear_whose_a_row_is(hand_in, workbook_of, person, on_file):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows)))
    strange = owned(person, rows[1:2], **{OWNER_NUMBER: "110105194912310021"})

    assert of_set(hand_in(workbook_of(work=owned(person, rows[:1]) + strange), mode="replace"), "work")[2] == 0
    nameless = [row | {OWNER_NAME: None} for row in strange]
    assert of_set(hand_in(workbook_of(work=owned(person, rows[:1]) + nameless), mode="replace"), "work")[2] == 0
    assert len(on_file("work")) == 3


def test_a_changed_row_opens_a_version_and_counts_the_file_once(hand_in, workbook_of, person, begin, clerk):
    pay, work = made("pay", 1), made("work", 1)
    hand_in(workbook_of(person, pay=owned(person, pay), work=owned(person, work)))

    result = hand_in(
        workbook_of(
            person, pay=owned(person, pay, annual_income="98765.43"), work=owned(person, work, position="教研组长")
        )
    )

    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        numbers = dict(db.execute(select(Entry.set_code, Entry.number)).all())
    assert (result["changed"], result["unchanged"]) == (2, 1)
    assert (teacher.version, teacher.basic_version, numbers) == (2, 1, {"pay": 2, "work": 2})


def test_a_column_that_is_not_in_the_sheet_leaves_its_values_alone(hand_in, workbook_of, person, tmp_path, on_file):
    [row] = made("contact", 1)
    path = workbook_of(person, contact=owned(person, [row | {"address": "旧地址"}]))
    hand_in(path)
    book = load_workbook(path)
    sheet = book["联系方式"]
    place = next(cell.column for cell in sheet[1] if cell.value == "通讯地址")
    sheet.delete_cols(place)
    book.save(path)

    assert of_set(hand_in(path), "contact") == (0, 0, 0, 1, 0)
    assert on_file("contact")[0].values["address"] == "旧地址"


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


def test_a_sub_sheet_alone_goes_to_the_teachers_on_file(hand_in, workbook_of, person, on_file):
    hand_in(workbook_of(person))

    assert of_set(hand_in(workbook_of(work=owned(person, made("work", 2)))), "work") == (2, 0, 0, 0, 0)
    assert len(on_file("work")) == 2


def test_a_file_owes_the_sets_that_the_workbook_does_not_have(hand_in, workbook_of, person, begin, clerk):  # R-REC-12
    required = [each.code for each in load().sets(CATEGORY) if each.required and each.kind != "main"]
    hand_in(workbook_of(person, **{required[0]: owned(person, made(required[0], 1))}))
    with begin(clerk) as db:
        assert db.scalar(select(Teacher.missing)) == len(required) - 1

    hand_in(workbook_of(**{code: owned(person, made(code, 1)) for code in required[1:]}))
    with begin(clerk) as db:
        assert db.scalar(select(Teacher.missing)) == 0


def test_a_file_under_review_keeps_its_entries(hand_in, workbook_of, person, begin, clerk, on_file):
    rows = made("work", 2)
    hand_in(workbook_of(person, work=owned(person, rows[:1])))
    with begin(clerk) as db:
        db.execute(text("UPDATE teacher SET stage = 'authority_review'"))

    result = hand_in(workbook_of(person, work=owned(person, rows)), mode="replace")

    assert of_set(result, "work") == (0, 0, 0, 1, 1)
    assert "审核" in result["faults"][0].message
    assert len(on_file("work")) == 1


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


def test_a_preview_changes_nothing_and_tells_what_would_happen(hand_in, workbook_of, values_of, person, traces):
    rows = made("work", 3)
    hand_in(workbook_of(person, work=owned(person, rows[:2])))
    before, new = traces(), values_of()

    told = hand_in(
        workbook_of(
            person | {"remark": "已核对"}, new, work=owned(person, [rows[0] | {"position": "教研组长"}, rows[2]])
        ),
        mode="replace",
        preview=True,
    )

    assert (told["state"], told["may"]) == ("preview", ["start"])
    assert (told["added"], told["changed"], told["deleted"]) == (2, 2, 1)
    assert traces() == before
    acts = [(change["set"], change["act"], change["name"]) for change in told["changes"]]
    assert acts == [
        ("basic", "changed", person["name"]),
        ("basic", "added", new["name"]),
        ("work", "changed", person["name"]),
        ("work", "added", person["name"]),
        ("work", "deleted", person["name"]),
    ]
    remark = {"name": "备注", "before": None, "after": "已核对"}
    assert told["changes"][0]["changes"] == [remark]
    assert told["changes"][0]["id_number"] == person["id_number"][:6] + "*" * 8 + person["id_number"][-4:]


def test_a_preview_takes_no_id_number(hand_in, workbook_of, person):
    hand_in(workbook_of(person), preview=True)

    assert hand_in(workbook_of(person))["added"] == 1


def test_what_a_preview_told_is_done_when_it_is_started_and_only_once(hand_in, workbook_of, person, on_file):
    told = hand_in(workbook_of(person, work=owned(person, made("work", 2))), preview=True)

    done = hand_in.start(told["id"])
    assert (done["state"], done["added"], done["changes"]) == ("done", 3, [])
    again = hand_in.start(told["id"])

    assert (again["state"], again["added"], len(on_file("work"))) == ("done", 3, 2)


def test_what_changed_since_the_preview_counts_when_it_is_started(hand_in, workbook_of, person, begin, clerk):
    told = hand_in(workbook_of(person, work=owned(person, made("work", 2))), preview=True)
    hand_in(workbook_of(person))
    with begin(clerk) as db:
        db.execute(text("UPDATE teacher SET stage = 'school_review'"))

    done = hand_in.start(told["id"])

    assert (done["added"], done["faulty"]) == (0, 2)


def test_another_school_sees_nothing_of_a_preview(hand_in, workbook_of, person, begin, school_of, staff_of):
    hand_in(workbook_of(person), preview=True)
    stranger = staff_of(school_of(), "entry_clerk")

    with begin(stranger) as db:
        assert db.scalar(text("SELECT count(*) FROM import_change")) == 0


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


def test_what_follows_from_entries_is_there_from_the_first_version(hand_in, workbook_of, person, begin, clerk):
    first, second = made("post", 2)
    first, second = first | {"from": "2010-09"}, second | {"from": "2020-09"}
    hand_in(workbook_of(person, post=owned(person, [second])))
    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        assert (teacher.basic["post_grade"], teacher.basic_version) == (second["post_grade"], 1)

    hand_in(workbook_of(post=owned(person, [first | {"from": "2021-09"}])))
    with begin(clerk) as db:
        teacher = db.scalar(select(Teacher))
        assert (teacher.basic["post_grade"], teacher.basic_version) == (first["post_grade"], 2)
    assert hand_in(workbook_of(person))["unchanged"] == 1


def test_the_plan_of_a_preview_is_forgotten_after_a_month(hand_in, workbook_of, person, stores):
    told = hand_in(workbook_of(person), preview=True)
    in_a_month = datetime.now(UTC) + timedelta(days=31)

    purge.purge(stores["records"], in_a_month)

    assert hand_in.look(told["id"])["changes"] == []


def test_an_import_that_is_wanted_no_more_leaves_nothing(hand_in, workbook_of, person, monkeypatch, traces):
    def cancel(*_: object) -> None:
        raise jobs.Cancelled

    before = traces()
    monkeypatch.setattr("services.records.importing.import_job.writing.write", cancel)
    result = hand_in(workbook_of(person, work=owned(person, made("work", 2))))

    assert (result["state"], result["faults"], traces()) == ("cancelled", [], before)


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
