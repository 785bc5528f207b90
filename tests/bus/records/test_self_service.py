"""A teacher's own part, hints, and what identity asks for accounts (R-ID-06, R-ID-11, R-REC-21, R-REC-22)."""

import uuid

import pytest
from sqlalchemy import text

from services.common.errors import Conflict, Forbidden, Invalid, Stale
from services.records.file import values
from services.records.persons import holders, opening_files
from services.records.selfservice import hints, own, remarks
from tests.bus.records.filing import Filing


@pytest.fixture
def self_(actor_of, school, teacher):
    """The file's own teacher."""
    return actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=teacher["id"])


@pytest.fixture
def admin(staff_of, school):
    """The school's system administrator."""
    return staff_of(school, "system_admin")


def test_a_teacher_confirms_the_file_as_it_stands_and_a_change_undoes_it(begin, self_, filing, teacher):
    with begin(self_) as db:
        confirmed = own.confirm(db, self_, teacher["id"], teacher["row_version"])
    assert filing.look(teacher)["confirmed_at"] == confirmed["confirmed_at"]
    filing.save_basic(teacher, {"remark": "x"})
    assert filing.look(teacher)["confirmed_at"] is None
    with pytest.raises(Stale), begin(self_) as db:
        own.confirm(db, self_, teacher["id"], teacher["row_version"])


def test_nobody_confirms_for_a_teacher(begin, clerk, teacher):
    with pytest.raises(Forbidden), begin(clerk) as db:
        own.confirm(db, clerk, teacher["id"], teacher["row_version"])


def test_a_remark_is_answered_once_by_the_school(begin, self_, clerk, teacher):
    said = {"set": "basic", "entry_id": None, "field": "name", "text": "应为“芳”"}
    remark_id = uuid.uuid4()
    for _ in range(2):
        with begin(self_) as db:
            made = remarks.add_remark(db, self_, remark_id, teacher["id"], **said)
    assert (made["state"], made["field_name"], made["may"]) == ("open", "姓名", [])
    with begin(clerk) as db:
        waiting = remarks.remarks(db, clerk, "open", 50, None)["items"]
        assert [each["may"] for each in waiting] == [["answer"]]
        answered = remarks.answer_remark(db, clerk, remark_id, "已更正")
    assert (answered["state"], answered["answered_by"]) == ("answered", clerk.name)
    with pytest.raises(Conflict), begin(clerk) as db:
        remarks.answer_remark(db, clerk, remark_id, "再答")
    with begin(self_) as db:
        assert [each["answer"] for each in remarks.file_remarks(db, self_, teacher["id"])["items"]] == ["已更正"]


def test_a_teacher_remarks_on_the_own_file_only_and_on_fields_that_there_are(begin, self_, clerk, teacher):
    said = {"set": "basic", "entry_id": None, "field": "no_such", "text": "x"}
    with pytest.raises(Invalid), begin(self_) as db:
        remarks.add_remark(db, self_, uuid.uuid4(), teacher["id"], **said)
    with pytest.raises(Forbidden), begin(clerk) as db:
        remarks.add_remark(db, clerk, uuid.uuid4(), teacher["id"], **said)


def hint(field: str = "remark", **more) -> dict:
    return {"set": "basic", "field": field, "hint": None, "preset": None, "sample": None} | more


def test_the_nearest_organisation_has_the_last_word_on_a_field(begin, clerk, actor_of, place):
    county = actor_of("info_admin", path=place)
    with begin(county) as db:
        hints.put_hints(
            db, county, "primary_secondary", [hint(hint="县里说"), hint("school_start", hint="填进本校年月")]
        )
    with begin(clerk) as db:
        hints.put_hints(db, clerk, None, [hint(hint="学校说", sample="借调一年")])
        found = {each["field"]: each for each in hints.hints(db, clerk, None, own=False)["items"]}
        mine = hints.hints(db, clerk, None, own=True)["items"]
    assert (found["remark"]["hint"], found["remark"]["sample"]) == ("学校说", "借调一年")
    assert found["school_start"]["hint"] == "填进本校年月"
    assert [each["field"] for each in mine] == ["remark"]


@pytest.mark.parametrize("wrong", [hint("no_such"), hint("sex", preset="男姓"), hint("id_number", preset="1")])
def test_a_hint_is_of_a_field_and_a_preset_is_a_value_that_it_takes(begin, clerk, wrong):
    with pytest.raises(Invalid), begin(clerk) as db:
        hints.put_hints(db, clerk, None, [wrong])


def person(given: dict, ref: str = "1", **more) -> dict:
    sealed = values.sealer().seal(given["id_number"])
    known = {"ref": ref, "id_type": "1", "id_number_sealed": sealed, "name": given["name"], "sex": None}
    return known | {"birth_date": None, "newly_hired": True, "department_id": None} | more


def test_persons_get_the_files_that_they_have_and_drafts_where_they_have_none(begin, admin, school, filing, values_of):
    there, new = values_of(), values_of()
    known = filing.open(there)
    for opened in (True, False):
        with begin(admin) as db:
            persons = [person(there, "a"), person(new, "b"), person(new, "c"), person(there, "d", name="别人")]
            items = {each["ref"]: each for each in opening_files.files_for(db, admin, school["id"], persons)["items"]}
        assert items["a"]["teacher_id"] == known["id"]
        assert (items["b"]["opened"], items["a"]["opened"]) == (opened, False)
        assert items["b"]["teacher_id"] or not opened
        assert items["d"]["teacher_id"] is None
        assert there["name"] in items["d"]["message"]
    shown = filing.look({"id": items["b"]["teacher_id"]})
    assert (shown["status"], shown["newly_hired"], shown["values"]["basic"]["name"]) == ("draft", True, new["name"])
    assert shown["missing"] == len(shown["missing_items"]) > 0
    with begin() as db:
        query = text("SELECT count(*) FROM version WHERE teacher_id = :id")
        assert db.execute(query, {"id": items["b"]["teacher_id"]}).scalar_one() == 1


def test_somebody_on_file_elsewhere_gets_no_file_and_no_word_about_the_other(  # R-REC-13
    begin, admin, school, school_of, staff_of, values_of
):
    given = values_of()
    Filing(begin, staff_of(school_of(), "entry_clerk")).open(given)
    with begin(admin) as db:
        [found] = opening_files.files_for(db, admin, school["id"], [person(given)])["items"]
    assert found["teacher_id"] is None
    assert "教师调动" in found["message"]


def test_holders_come_with_their_numbers_sealed(begin, admin, school, filing, values_of):
    given = values_of()
    filing.open(given)
    with begin(admin) as db:
        [holder] = holders.accountless(db, admin, school["id"], 50, None)["items"]
    assert given["id_number"] not in str(holder)
    assert values.sealer().open(holder["id_number_sealed"]) == given["id_number"]
    assert holder["name"] == given["name"]


def test_a_remark_is_told_to_the_school_and_its_answer_to_the_teacher(begin, self_, clerk, teacher, notified):
    said = {"set": "basic", "entry_id": None, "field": "name", "text": "应为“芳”"}
    remark_id = uuid.uuid4()
    for _ in range(2):
        with begin(self_) as db:
            remarks.add_remark(db, self_, remark_id, teacher["id"], **said)
    with begin(clerk) as db:
        remarks.answer_remark(db, clerk, remark_id, "已更正")

    entered, answered = notified("remark_entered", "remark_answered")
    assert entered["to"] == [{"org_id": str(clerk.org_id), "roles": ["entry_clerk", "info_admin"]}]
    assert (answered["to"], answered["params"]["set"]) == ([{"teacher_id": str(teacher["id"])}], "基本信息")
