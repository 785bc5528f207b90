"""Files on paper: printed, verified by anybody, changed, verified again (R-REC-18)."""

import datetime
import io
import uuid
import zipfile
from contextlib import closing
from dataclasses import replace
from functools import partial

import pypdfium2
import pytest
from sqlalchemy import func, select, text

from services.common import clock, storage
from services.common.database import transactions
from services.common.database.tables import audit
from services.common.errors import Forbidden, Invalid, NotFound
from services.common.request import Request
from services.contracts.media.files import content_key
from services.records import printing
from services.records.attachments import photo
from services.records.catalogue import load
from services.records.exporting import roster, starting
from services.records.file import between, history
from services.records.printing.models import PrintedFile
from services.records.selfservice import readings
from tests.bus.records.asking import Asking, changed, hear, make_effective, news
from tests.bus.records.filing import CONTACT
from tests.bus.records.printing import ASKED, code_on, fetched, texts
from tests.data.receipts import facts, receipt
from tests.e2e.belongings import portrait


def test_a_printed_file_is_verified_by_anybody_and_superseded_once_it_changed(
    filing, values_of, print_file, verify, school
):
    teacher = filing.newcomer(values_of(name="张小三"))
    paper = print_file(teacher)
    found = verify(code_on(paper))
    assert (found["known"], found["school"], found["name"]) == (True, school["name"], "张*三")
    assert found["superseded"] is False
    told = {"known", "kind", "school", "name", "printed_at", "as_of", "superseded", "superseded_at", "stage"}
    assert found.keys() == told

    filing.save_basic(teacher, {"remark": "改过"})
    assert verify(code_on(paper))["superseded"] is True
    assert verify(code_on(print_file(teacher)))["superseded"] is False


def test_an_unknown_code_gets_an_answer_of_the_same_shape(filing, values_of, print_file, verify):
    known = verify(code_on(print_file(filing.newcomer(values_of()))))
    for typed in ("A" * 20, "x", "' OR 1=1 --", "𠮷" * 20):
        unknown = verify(typed)
        assert unknown.keys() == known.keys()
        assert set(unknown.values()) == {False, None}


def test_every_set_is_on_the_paper_with_codes_by_their_names_and_numbers_masked(print_file, teacher, filing):
    paper = print_file(teacher)
    for record_set in load().sets(teacher["category"]):
        assert record_set.name.zh in paper
    shown = filing.look(teacher)["texts"]["basic"]
    assert shown["ethnicity"] in paper
    assert shown["id_number"] in paper
    assert CONTACT["address"] in paper.replace("\r\n", "")
    assert CONTACT["mobile"] not in paper


def test_the_photo_is_on_the_paper(begin, clerk, teacher, print_file):
    picture = facts("photo")
    storage.put(content_key(picture["sha256"]), [portrait()], 10**8)
    with begin(clerk) as db:
        photo.set_photo(db, clerk, teacher["id"], teacher["row_version"], receipt(picture, clerk))
    made = printing.print_file(partial(begin, clerk), partial(begin, clerk), clerk, teacher["id"], None)
    with closing(pypdfium2.PdfDocument(fetched(made["key"]))) as document:
        kinds = [each.type for each in document[0].get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
    assert "无照片" not in texts(fetched(made["key"]))


def test_the_file_of_a_past_day_is_printed_as_it_was_known_then(filing, values_of, print_file, verify):
    teacher = filing.newcomer(values_of(name="王芳", former_name="王小芳"))
    then = clock.now()
    filing.save_basic(teacher, {"former_name": "王大芳"})
    paper = print_file(teacher, as_of=then)
    assert "王小芳" in paper
    assert "王大芳" not in paper
    found = verify(code_on(paper))
    assert found["superseded"] is True
    assert found["as_of"] is not None
    assert "王大芳" in print_file(teacher, as_of=clock.now())
    with pytest.raises(NotFound):
        print_file(teacher, as_of=then - datetime.timedelta(days=9))


def test_nobody_prints_a_file_out_of_sight_and_a_teacher_prints_the_own(
    print_file, teacher, herself, staff_of, school_of
):
    with pytest.raises(NotFound):
        print_file(teacher, staff_of(school_of(), "entry_clerk"))
    with pytest.raises(NotFound):
        print_file(teacher, replace(herself, teacher_id=uuid.uuid4()))
    assert teacher["name"] in print_file(teacher, herself)


def test_a_sign_that_no_font_has_fails_the_print_and_leaves_no_row(begin, filing, values_of, print_file):
    teacher = filing.newcomer(values_of(remark="见\U000323b0"))
    with pytest.raises(Invalid) as refused:
        print_file(teacher)
    assert refused.value.params["where"] == "基本信息 › 备注"
    with begin() as db:
        query = select(func.count()).select_from(PrintedFile).where(PrintedFile.teacher_id == teacher["id"])
        assert db.scalar(query) == 0


def test_what_is_kept_of_a_print_is_out_of_sight_for_the_neighbour(begin, teacher, print_file, staff_of, school_of):
    code = code_on(print_file(teacher))
    with begin(staff_of(school_of(), "entry_clerk")) as db:
        assert db.scalars(select(PrintedFile)).all() == []
    with begin() as db:
        kept = str(db.execute(text("SELECT * FROM printed_file WHERE teacher_id = :id"), {"id": teacher["id"]}).all())
    assert code.replace("-", "") not in kept


def test_a_school_is_printed_as_a_job_each_file_with_a_code_of_its_own(filing, values_of, export_paper, verify, begin):
    people = [filing.newcomer(values_of(name=name)) for name in ("甲一", "乙/二", "丙三")]
    found, content = export_paper("paper")
    assert found["rows"] == 3
    assert found["file_name"].endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["0001-甲一.pdf", "0002-乙_二.pdf", "0003-丙三.pdf"]
        papers = [texts(archive.read(name)) for name in archive.namelist()]
    assert [verify(code_on(paper))["name"] for paper in papers] == ["甲*", "*/二", "丙*"]
    with begin() as db:
        query = select(audit.c.subject).where(audit.c.action == "records.file_printed")
        assert {str(each["id"]) for each in people} <= set(db.scalars(query))


def test_values_in_clear_are_printed_by_the_own_school_with_a_purpose_that_is_logged(
    teacher, export_paper, begin, clerk, herself
):
    with begin(clerk) as db, pytest.raises(Invalid):
        starting.start_export(db, clerk, uuid.uuid4(), "paper", **(ASKED | {"clear": True}))
    with begin(herself) as db, pytest.raises(Forbidden):
        starting.start_export(db, herself, uuid.uuid4(), "paper", **(ASKED | {"clear": True, "purpose": "自用"}))
    _, content = export_paper("paper", teacher_ids=[teacher["id"]], clear=True, purpose="职称评审")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        [paper] = [texts(archive.read(name)) for name in archive.namelist()]
    assert CONTACT["mobile"] in paper
    with begin() as db:
        query = select(audit.c.details).where(audit.c.action == "records.values_exported")
        assert db.scalar(query.where(audit.c.subject == str(teacher["id"])))["purpose"] == "职称评审"


def test_a_roster_has_the_columns_that_were_chosen_on_the_page_and_on_paper(
    filing, values_of, export_paper, begin, clerk
):
    filing.newcomer(values_of(name="欧阳震华"))
    columns = ["basic.name", "basic.sex", "contact.address"]
    with begin(clerk) as db:
        found = roster.page_of_roster(db, clerk, None, ",".join(columns), q=None, status=None, limit=50, after=None)
    assert [column["title"] for column in found["columns"]] == ["姓名", "性别", "通讯地址"]
    assert found["items"][0]["cells"][0] == "欧阳震华"
    assert found["items"][0]["cells"][2] == CONTACT["address"]
    assert {"basic.ethnicity", "status"} <= {column["name"] for column in found["known"]}
    _, content = export_paper("roster", columns=columns)
    paper = texts(content)
    for said in ("教师花名册", "欧阳震华", "通讯地址", "公章"):
        assert said in paper


def test_columns_of_a_roster_are_offered_where_they_apply_by_set(begin, staff_of, school_of):
    """A school sees those of its category; an office above all of its schools' ones, and which are not for all."""
    county = school_of(category=None, level="county")
    schools = [school_of(county["path"], category=each) for each in ("primary_secondary", "kindergarten")]

    def known(org: dict) -> dict[str, dict]:
        actor = staff_of(org, "reviewer")
        with begin(actor) as db:
            found = roster.page_of_roster(db, actor, None, "", q=None, status=None, limit=5, after=None)["known"]
        return {each["name"]: each for each in found}

    primary, kindergarten = map(known, schools)
    both = known(county)
    assert primary.keys() != kindergarten.keys()
    assert both.keys() == primary.keys() | kindergarten.keys()
    assert not any(each["of_categories"] for each in (*primary.values(), *kindergarten.values()))
    assert {name for name, each in both.items() if not each["of_categories"]} == primary.keys() & kindergarten.keys()
    started = "basic.school_start"
    assert (primary[started]["title"], kindergarten[started]["title"]) == ("进本校年月", "进本园年月")
    assert (both["status"]["group"], both["contact.address"]["group"]) == (None, "联系方式")


def test_what_changed_between_two_days_is_told_without_what_was_changed_back(filing, values_of, begin, clerk):
    teacher = filing.newcomer(values_of(remark="一"))
    since = clock.now()
    filing.save_basic(teacher, {"remark": "二", "former_name": "旧"})
    filing.save_basic(teacher, {"remark": "一"})
    until = clock.now()
    filing.save_basic(teacher, {"former_name": "更旧"})
    with begin(clerk) as db:
        [item] = between.file_changes(db, clerk, teacher["id"], since, until)["items"]
        assert (item["act"], item["set"]) == ("changed", "basic")
        [change] = item["changes"]
        assert (change["field"], change["after"]) == ("former_name", "旧")
        whole = between.file_changes(db, clerk, teacher["id"], since - datetime.timedelta(days=1), until)["items"]
        assert {each["act"] for each in whole} == {"added"}
        with pytest.raises(Invalid):
            between.file_changes(db, clerk, teacher["id"], until, since)


def test_changes_stand_set_by_set_with_whose_they_are_and_since_when_there_is_a_file(filing, values_of, begin, clerk):
    before = clock.now()
    teacher = filing.newcomer(values_of(name="王芳"))
    [contact], since = filing.entries(teacher, "contact"), clock.now()
    filing.save(teacher, "contact", contact["id"], {"address": "新路 1 号"})
    filing.draft(teacher, "education", {"institution": "甲大学"})
    filing.save_basic(teacher, {"remark": "改"})
    with begin(clerk) as db:
        found = between.file_changes(db, clerk, teacher["id"], since, clock.now())
        assert [item["set"] for item in found["items"]] == ["basic", "education", "contact"]
        assert found["name"] == "王芳"
        assert before < found["known_since"] < since
        empty = between.file_changes(db, clerk, teacher["id"], before - datetime.timedelta(days=9), before)
    assert empty["items"] == []
    assert empty["known_since"] == found["known_since"]


def test_a_day_before_the_file_was_there_is_refused_with_the_day_since_when_it_is(filing, values_of, begin, clerk):
    teacher = filing.newcomer(values_of())
    with begin(clerk) as db, pytest.raises(NotFound) as refused:
        history.teacher(db, clerk, teacher["id"], clock.now() - datetime.timedelta(days=9))
    assert refused.value.params == {"day": str(clock.today())}  # to which the page leads
    with begin(clerk) as db, pytest.raises(Invalid, match="Nobody knows yet"):
        history.teacher(db, clerk, teacher["id"], clock.now() + datetime.timedelta(days=1))


def test_a_teacher_sees_who_read_the_own_file_and_nobody_else_does(
    begin, clerk, herself, teacher, print_file, actor_of
):
    print_file(teacher)
    print_file(teacher, herself)
    with begin(herself) as db:
        items = readings.file_readings(db, herself, teacher["id"], 50, None)["items"]
    assert items[0]["act"] == "records.file_printed"
    assert {each["person"] for each in items} == {clerk.name}
    assert items[0]["org_name"] == clerk.org_name
    with begin(clerk) as db, pytest.raises(NotFound):
        readings.file_readings(db, clerk, teacher["id"], 50, None)


def test_the_paper_of_a_draft_says_so_and_whoever_verifies_it_is_told(filing, teacher, print_file, verify):
    paper, began = print_file(teacher), clock.now()
    assert "（未报送草稿）" in paper
    assert verify(code_on(paper))["stage"] == "draft"
    make_effective(filing, teacher)
    then = print_file(teacher)
    assert "草稿" not in then
    assert verify(code_on(then))["stage"] == "effective"
    assert "（未报送草稿）" in print_file(teacher, as_of=began)


def test_a_teacher_sees_who_looked_at_pictures_cases_and_requests_as_other_services_tell(
    begin, herself, teacher, school
):
    """By the same rule as of the file itself: the reader's name and office, never the own reading."""
    reader = {"account_id": uuid.uuid4(), "person": "王强", "org_path": school["path"], "purpose": None}
    told = [
        reader | {"teacher_id": teacher["id"], "act": "media.file_read", "what": "photo", "at": clock.now()},
        reader | {"teacher_id": teacher["id"], "act": "review.case_read", "what": "change", "at": clock.now()},
        reader | {"teacher_id": uuid.uuid4(), "act": "review.case_read", "what": "change", "at": clock.now()},
        reader
        | {"teacher_id": teacher["id"], "act": "media.file_read", "what": "photo", "at": clock.now()}
        | {"account_id": herself.account_id},
    ]
    with begin() as db:
        readings.keep_readings(db, told)
    with begin(herself) as db:
        items = readings.file_readings(db, herself, teacher["id"], 50, None)["items"]
    elsewhere = [each for each in items if not each["act"].startswith("records.")]
    assert [(each["act"], each["what"], each["person"], each["org_name"]) for each in elsewhere] == [
        ("review.case_read", "change", "王强", school["name"]),
        ("media.file_read", "photo", "王强", school["name"]),
    ]


def test_the_form_of_a_request_is_printed_with_its_evidence_by_name(begin, clerk, teacher):
    field = {"name": "职务", "before_text": "二级教师", "after_text": "一级教师", "evidence": [str(uuid.uuid4())]}
    item = {"op": "changed", "set_name": "专业技术职务聘任", "title": "二级教师", "differences": [field]}
    known = {"id": uuid.uuid4(), "row_version": 1, "teacher_name": "王芳", "org_name": "杏林小学", "person": "录入员"}
    known |= {"teacher_id": teacher["id"], "number": "20261129-000042", "business": "change", "state": "submitted"}
    known |= {"created_at": clock.now(), "submitted_at": None, "case_id": None, "happened": []}
    view = known | {"reason": "晋升", "items": [item]}
    with begin(clerk) as db:
        files = printing.evidence_names(db, view)
    made = printing.print_request(clerk, view, files | {field["evidence"][0]: "证书.pdf"})
    paper = texts(fetched(made["key"])).replace("\r\n", "")
    said = ("信息变更申请表", "20261129-000042", "王芳", "二级教师", "一级教师", "证书.pdf", "主管教育行政部门意见")
    for each in (*said, clerk.name):
        assert each in paper


def test_the_form_of_a_decided_request_tells_who_decided_what_when(begin, clerk, filing, teacher):
    asking = Asking(begin, clerk)
    asked = asking.hand_in(make_effective(filing, teacher), changed("basic", None, {"remark": "新"}))
    hear(begin, news(begin, asked, "approved"))
    made = printing.print_request(clerk, asking.look(asked), {})
    paper = texts(fetched(made["key"])).replace("\r\n", "")
    today = f"{clock.today():%Y%m%d}"
    for each in ("已通过", f"{today}-", "报送", "审核通过", "同意", f"某校　审核员　{clock.today()}"):
        assert each in paper
    assert paper.count("签字") == 1  # the asker's


def test_the_door_of_verifications_shows_nothing_else_to_nobody(stores, teacher, print_file):
    print_file(teacher)
    with stores["records"].look(Request()) as db:
        assert db.scalars(select(PrintedFile)).all() == []
    with stores["records"].look(transactions.system()) as db:
        assert db.scalars(select(PrintedFile)).all()
