"""A school enters its teachers' files, on a real database (R-REC-07, -10, -13, -19)."""

import uuid

import pytest
from sqlalchemy import select, text

from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.records import reference
from services.records.entering import drafts, files
from services.records.file import history, queries
from services.records.file.models import Teacher
from services.records.numbers import lookup


def test_a_saved_file_is_a_draft_with_nothing_missing(teacher):
    assert (teacher["status"], teacher["missing"]) == ("draft", 0)
    assert teacher["may"] == ["save", "submit", "delete", "reveal"]


def test_the_same_file_added_twice_is_there_once(begin, clerk, values_of):
    teacher_id, values = uuid.uuid4(), values_of()
    for _ in range(2):
        with begin(clerk) as db:
            files.add_teacher(db, clerk, values, id=teacher_id)
    with begin(clerk) as db:
        assert len(history.history(db, clerk, teacher_id, None, None)["items"]) == 1


def test_saving_refuses_faulty_values_by_name_and_keeps_nothing(begin, clerk, values_of):
    teacher_id = uuid.uuid4()
    with pytest.raises(Invalid) as refusal, begin(clerk) as db:
        files.add_teacher(db, clerk, values_of(sex="男姓"), id=teacher_id)
    assert "性别" in refusal.value.errors["sex"][0]
    with pytest.raises(NotFound), begin(clerk) as db:
        queries.teacher(db, clerk, teacher_id)


def test_a_draft_keeps_what_was_typed_and_counts_what_is_owed(begin, clerk):
    with begin(clerk) as db:
        kept = files.keep_new_draft(db, clerk, {"name": "王芳", "sex": "男姓"}, id=uuid.uuid4())
    assert kept["values"]["basic"]["sex"] == "男姓"
    assert {"sex", "id_number"} <= {item["field"] for item in kept["missing_items"]}


def test_an_id_number_on_file_at_the_own_school_is_refused_with_the_name(begin, clerk, values_of):
    values = values_of()
    with begin(clerk) as db:
        files.add_teacher(db, clerk, values, id=uuid.uuid4())
    with pytest.raises(Conflict) as refusal, begin(clerk) as db:
        files.add_teacher(db, clerk, values | {"name": "另一人"}, id=uuid.uuid4())
    assert values["name"] in str(refusal.value)


def test_an_id_number_on_file_elsewhere_is_refused_and_nothing_more_is_said(  # R-REC-13
    begin, clerk, values_of, school_of, staff_of
):
    values, other = values_of(), staff_of(school_of(), "entry_clerk")
    with begin(other) as db:
        files.add_teacher(db, other, values, id=uuid.uuid4())
    with pytest.raises(Conflict, match="apply for a transfer") as refusal, begin(clerk) as db:
        files.add_teacher(db, clerk, values, id=uuid.uuid4())
    assert values["name"] not in str(refusal.value)


def test_not_even_a_draft_keeps_an_object_where_text_is_asked(begin, clerk):
    with pytest.raises(Invalid) as refused, begin(clerk) as db:
        files.keep_new_draft(db, clerk, {"name": {"zh": "王芳"}, "sex": "男姓"}, id=uuid.uuid4())
    assert list(refused.value.errors) == ["name"]


def test_a_deleted_draft_frees_its_id_number(begin, clerk, values_of):
    values, teacher_id = values_of(), uuid.uuid4()
    with begin(clerk) as db:
        files.add_teacher(db, clerk, values, id=teacher_id)
    with begin(clerk) as db:
        files.delete_teacher(db, clerk, teacher_id)
    with begin(clerk) as db:
        assert files.add_teacher(db, clerk, values, id=uuid.uuid4())["status"] == "draft"


def test_a_change_opens_a_version_and_closes_the_one_before(begin, clerk, teacher):  # R-REC-15
    with begin(clerk) as db:
        files.save_teacher(db, clerk, teacher["id"], teacher["row_version"], {"remark": "借调一年"})
    with begin(clerk) as db:
        newest, _, first = history.history(db, clerk, teacher["id"], None, None)["items"]
        closed = db.execute(text("SELECT known_to FROM version WHERE number = 1 AND entry_id = :id"), teacher).one()
    assert [change["field"] for change in newest["changes"]] == ["remark"]
    assert (first["version"], newest["version"], newest["person"]) == (1, 2, clerk.name)
    assert closed.known_to == newest["at"]


def test_saving_the_same_values_again_changes_nothing(begin, clerk, teacher):
    with begin(clerk) as db:
        again = files.save_teacher(db, clerk, teacher["id"], teacher["row_version"], teacher["values"]["basic"])
    assert again["row_version"] == teacher["row_version"]


def test_a_mask_that_comes_back_leaves_the_number_behind_it(begin, clerk, teacher):  # R-REC-19
    masked = teacher["values"]["basic"]["id_number"]
    assert "********" in masked
    with begin(clerk) as db:
        files.save_teacher(db, clerk, teacher["id"], teacher["row_version"], {"id_number": masked, "remark": "x"})
    with begin(clerk) as db:
        clear = drafts.reveal(db, clerk, teacher["id"], "核对证件", field="id_number")["value"]
    assert (clear[:6], clear[-4:]) == (masked[:6], masked[-4:])
    assert "*" not in clear


def test_reading_a_number_in_clear_is_written_down_with_its_purpose(begin, clerk, teacher):
    with begin(clerk) as db:
        drafts.reveal(db, clerk, teacher["id"], "核对证件", field="id_number")
    with begin() as db:
        trail = (
            db.execute(
                text("SELECT details FROM audit WHERE action = 'records.value_revealed' AND subject = :id"),
                {"id": str(teacher["id"])},
            )
            .scalars()
            .all()
        )
    assert trail == [{"field": "id_number", "purpose": "核对证件"}]


def test_the_number_lies_encrypted(begin, clerk, teacher, values_of):
    with begin(clerk) as db:
        kept = db.scalar(select(Teacher.basic).where(Teacher.id == teacher["id"]))
    assert kept["id_number"].startswith("1:")


def test_a_stale_change_is_refused_with_who_and_what(begin, clerk, teacher):
    with begin(clerk) as db:
        files.save_teacher(db, clerk, teacher["id"], teacher["row_version"], {"remark": "甲"})
    with pytest.raises(Stale) as refusal, begin(clerk) as db:
        files.save_teacher(db, clerk, teacher["id"], teacher["row_version"], {"remark": "乙"})
    assert refusal.value.params["current"]["remark"] == "甲"
    assert refusal.value.params["by"] == clerk.name


def test_another_school_of_the_county_neither_sees_nor_changes_the_file(  # R-SEC-01
    begin, teacher, school_of, staff_of
):
    neighbour = staff_of(school_of(), "entry_clerk")
    with pytest.raises(NotFound), begin(neighbour) as db:
        files.save_teacher(db, neighbour, teacher["id"], teacher["row_version"], {"remark": "x"})
    with begin(neighbour) as db:
        assert queries.list_teachers(db, neighbour, **WANTED)["items"] == []


def test_the_county_sees_the_file_and_does_not_enter_it(begin, teacher, actor_of):
    officer = actor_of("info_admin")
    with begin(officer) as db:
        assert teacher["id"] in {row["id"] for row in queries.list_teachers(db, officer, **WANTED)["items"]}
    with pytest.raises(Forbidden), begin(officer) as db:
        files.save_teacher(db, officer, teacher["id"], teacher["row_version"], {"remark": "x"})


def test_row_level_security_alone_hides_the_file_from_a_neighbour(begin, teacher, school_of, staff_of):
    neighbour = staff_of(school_of(), "entry_clerk")
    with begin(neighbour) as db:
        seen = db.execute(text("SELECT count(*) FROM teacher WHERE id = :id"), {"id": teacher["id"]}).scalar_one()
        versions = db.execute(text("SELECT count(*) FROM version WHERE teacher_id = :id"), {"id": teacher["id"]})
    assert (seen, versions.scalar_one()) == (0, 0)


def test_a_pooled_connection_keeps_no_territory(begin, stores, clerk, teacher):
    with begin(clerk) as db:
        assert db.execute(text("SELECT count(*) FROM teacher")).scalar_one() > 0
    with stores["records"].engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM teacher")).scalar_one() == 0


def test_a_teacher_sees_the_own_file_and_no_other(begin, clerk, teacher, values_of, actor_of, school):
    with begin(clerk) as db:
        other = files.add_teacher(db, clerk, values_of(), id=uuid.uuid4())
    own = actor_of("teacher", path=school["path"], org_id=school["id"], teacher_id=teacher["id"])
    with begin(own) as db:
        assert queries.teacher(db, own, teacher["id"]).id == teacher["id"]
        assert db.execute(text("SELECT count(*) FROM teacher")).scalar_one() == 1
    with pytest.raises(NotFound), begin(own) as db:
        queries.teacher(db, own, other["id"])


def test_a_department_enters_files_of_its_university(begin, school, staff_of, values_of):  # R-ID-06
    department = school | {"id": uuid.uuid4(), "code": uuid.uuid4().hex[:10], "name": "数学系", "level": "department"}
    department |= {"path": f"{school['path']}01/", "authority_id": school["id"], "category": None}
    with begin() as db:
        known_orgs.learn(db, **department)
    member, colleague = staff_of(department, "entry_clerk"), staff_of(school, "entry_clerk")
    with begin(member) as db:
        opened = files.add_teacher(db, member, values_of(), id=uuid.uuid4())
        assert reference.catalogue(db, member, None)["category"] == "primary_secondary"
    assert (opened["org_id"], opened["department_id"]) == (school["id"], department["id"])
    assert "save" in opened["may"]
    with pytest.raises(Forbidden), begin(member) as db:
        files.place_teacher(db, member, opened["id"], opened["row_version"], department_id=None)
    with begin(colleague) as db:
        moved = files.place_teacher(db, colleague, opened["id"], opened["row_version"], department_id=None)
    assert moved["department_id"] is None
    with pytest.raises(NotFound), begin(member) as db:
        queries.teacher(db, member, opened["id"])


def test_a_file_is_found_by_its_number_in_any_spelling(begin, clerk, values_of):
    values = values_of()
    with begin(clerk) as db:
        files.add_teacher(db, clerk, values, id=uuid.uuid4())
        found = lookup.lookup(db, clerk, f" {values['id_number'].lower()} ")
    assert [row["name"] for row in found["items"]] == [values["name"]]


WANTED = {"org_id": None, "status": None, "q": None, "limit": 200, "after": None}


def test_a_list_says_who_is_not_at_the_post_and_finds_them_by_status_or_its_kind(begin, clerk, values_of):
    for status in ("100", "203", "204", "306"):
        with begin(clerk) as db:
            files.add_teacher(db, clerk, values_of(personnel_status=status), id=uuid.uuid4())

    def listed(wanted):
        with begin(clerk) as db:
            rows = queries.list_teachers(db, clerk, **WANTED, personnel_status=wanted)["items"]
        return sorted(row["personnel_status"] for row in rows)

    assert listed(None) == ["100", "203", "204", "306"]
    assert listed("2") == ["203", "204"]
    assert listed("306") == ["306"]
