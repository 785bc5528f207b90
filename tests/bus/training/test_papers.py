"""Trainings on paper: statements with codes, certificates for full hours, sheets to sign in on, the plan (R-TRN-08)."""

from decimal import Decimal
from functools import partial

import pypdfium2
import pytest

from services.common import prints, storage
from services.common.errors import Forbidden, NotFound
from services.common.request import Request
from services.training.confirming import correcting
from services.training.enrolments import leaving
from services.training.printing import certificates, plan, sign_in, statement
from tests.bus.training.courses import CENTRE, CITY, COUNTY, OTHER_SCHOOL, SCHOOL, TODAY

NUMBER = "3401**********0028"


@pytest.fixture
def paper(courses):
    """The words of what is printed, page by page."""

    def printed(actor, function, *args) -> list[str]:
        begin = partial(courses.store.begin, Request(actor=actor))
        made = function(begin, actor, *args)
        document = pypdfium2.PdfDocument(b"".join(storage.read(made["key"])))
        return [page.get_textpage().get_text_bounded() for page in document]

    return printed


@pytest.fixture
def verified(courses):
    def ask(page: str) -> dict:
        code = page.split("验证码：")[1].split(maxsplit=1)[0]
        with courses.store.look(Request()) as db:
            return prints.verification(db, None, code)

    return ask


def one_line(page: str) -> str:
    return "".join(page.split())


def done_with(courses, count=1, **said):
    people = courses.teachers(count)
    project = courses.ended(people)
    courses.submitted(project, **said)
    courses.confirmed(project)
    return people, project


def corrected(courses, project, hours):
    holder = courses.person(CENTRE, "institution")
    [row] = courses.results(holder, project)
    said = {"hours": Decimal(hours), "absent": None, "grade": "合格", "measures": {}}
    courses.ask(holder, correcting.correct_result, row["result_id"], row["row_version"], "学时登记有误", **said)
    courses.confirmed(project)


def test_a_statement_names_the_person_the_rule_what_is_missing_and_who_confirmed_what(courses, paper, verified):
    [teacher], _ = done_with(courses)
    [*_, last] = pages = paper(courses.himself(teacher), statement.print_own_statement, NUMBER)
    words = one_line("".join(pages))
    for each in ("教师继续教育学分证明", "王小红", NUMBER, SCHOOL, "新课标研修", "认定10", "尚缺", "某省教育厅"):
        assert each in words
    said = verified(last)
    assert (said["known"], said["kind"], said["school"], said["superseded"]) == (True, "statement", SCHOOL, False)
    assert said["name"] == "王*红"


def test_after_a_correction_the_old_statement_is_superseded_and_the_new_one_names_both_days(courses, paper, verified):
    [teacher], project = done_with(courses)
    office = courses.person(SCHOOL)
    [old, *_] = paper(office, statement.print_statement, teacher, NUMBER)
    corrected(courses, project, 15)
    said = verified(old)
    assert said["superseded"] is True
    assert said["superseded_at"] > said["printed_at"]
    pages = paper(courses.himself(teacher), statement.print_own_statement, NUMBER)
    words = one_line("".join(pages))
    assert "前一次打印" in words
    assert words.count("冲销-10") == 1
    assert "认定5" in words
    assert verified(pages[0])["superseded"] is False


def test_a_statement_is_for_the_teacher_and_the_offices_above_and_for_nobody_beside(courses, paper):
    [teacher], _ = done_with(courses)
    assert paper(courses.person(CITY), statement.print_statement, teacher, NUMBER)
    for stranger in (courses.person(OTHER_SCHOOL), courses.person("某大学")):
        with pytest.raises(NotFound):
            courses.ask(stranger, statement.statement_paper, teacher)
        with pytest.raises(NotFound):
            paper(stranger, statement.print_statement, teacher, NUMBER)


def test_each_certificate_has_a_page_a_number_of_its_own_and_a_code(courses, paper, verified):
    _, project = done_with(courses, 3)
    for holder in (courses.person(CENTRE, "institution"), courses.person(COUNTY)):
        register, *pages = paper(holder, certificates.print_certificates, project["id"], 1)
        numbers = {one_line(page).split("证书编号：")[1][:14] for page in pages}
        assert len(numbers) == len(pages) == 3
        assert all(number in register for number in numbers)
        assert all("准予结业" in one_line(page) and "30学时" in one_line(page) for page in pages)
        assert {verified(page)["kind"] for page in pages} == {"certificate"}


@pytest.mark.parametrize(
    "said",
    [{"hours": Decimal(29)}, {"grade": "不合格"}, {"grade": "not_assessed"}],
)
def test_who_did_not_pass_in_full_has_no_certificate(courses, paper, said):
    _, project = done_with(courses, 1, **said)
    with pytest.raises(NotFound):
        paper(courses.person(COUNTY), certificates.print_certificates, project["id"], 1)


def test_a_certificate_of_a_result_that_was_corrected_is_superseded_and_the_number_stays(courses, paper, verified):
    _, project = done_with(courses)
    owner = courses.person(COUNTY)
    _, old = paper(owner, certificates.print_certificates, project["id"], 1)
    corrected(courses, project, 15)
    assert verified(old)["superseded"] is True
    with pytest.raises(NotFound):
        paper(owner, certificates.print_certificates, project["id"], 1)
    corrected(courses, project, 30)
    _, new = paper(owner, certificates.print_certificates, project["id"], 1)
    number = one_line(old).split("证书编号：")[1][:14]
    assert number in one_line(new)
    assert (verified(old)["superseded"], verified(new)["superseded"]) == (True, False)


def test_certificates_and_sign_in_sheets_are_for_owner_and_institution_only(courses, paper):
    _, project = done_with(courses)
    for other in (courses.person(SCHOOL), courses.person(CITY)):
        with pytest.raises(Forbidden):
            paper(other, certificates.print_certificates, project["id"], 1)
        with pytest.raises(Forbidden):
            paper(other, sign_in.print_sign_in, project["id"])


def test_who_was_replaced_is_not_on_the_sheet_to_sign_in_on(courses, paper):
    before, after = courses.teacher(name="赵先行"), courses.teacher(name="钱后来")
    other = courses.teacher(OTHER_SCHOOL, name="孙同行")
    project = courses.published()
    school = courses.person(SCHOOL)
    courses.enrol(school, project, [before])
    courses.enrol(courses.person(OTHER_SCHOOL), project, [other])
    [row] = courses.in_it(school, project)
    courses.ask(
        school, leaving.substitute, enrolment_id=row["id"], row_version=row["row_version"], words="临时有课",
        id=after, teacher_id=after,
    )  # fmt: skip
    words = one_line("".join(paper(courses.person(CENTRE, "institution"), sign_in.print_sign_in, project["id"])))
    assert "赵先行" not in words
    for each in ("钱后来", "孙同行", SCHOOL, OTHER_SCHOOL, "2人", "补签"):
        assert each in words


def test_the_plan_of_a_year_sums_up_the_own_trainings_by_category(courses, paper):
    courses.published(name="新课标研修", hours=Decimal(30), places=20)
    courses.published(name="人工智能素养", hours=Decimal(10), mode="2", content="信息素养")
    year = (TODAY.year, courses.fields()["year"])[1]
    words = one_line("".join(paper(courses.person(COUNTY), plan.print_plan, year)))
    for each in (f"{year}年年度培训计划", "新课标研修", "人工智能素养", "集中13020", "远程1100", "合计24020"):
        assert each in words
    other = one_line("".join(paper(courses.person(CITY), plan.print_plan, year)))
    assert "新课标研修" not in other
