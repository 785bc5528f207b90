"""Results by workbook: the accepted people of now, faults by cell, all entered or none (R-TRN-04, R-TRN-09)."""

import io
import uuid
from decimal import Decimal

import openpyxl
import pytest

from services.common import storage
from services.common.errors import Forbidden, NotFound
from services.common.processes import jobs
from services.contracts.training.result_books import REQUIRED
from services.training.enrolments import leaving
from services.training.jobs import KINDS
from services.training.result_books import actions, terms
from tests.bus.training.courses import CENTRE, COUNTY, SCHOOL

FULL = {"hours": "30", "absent": "", "grade": "合格"}


class Books:
    """Who holds the training, and what comes of the workbooks that are uploaded."""

    def __init__(self, courses):
        self.courses, self.holder = courses, courses.person(CENTRE, "institution")

    def template(self, project):
        """Its rows as the sheet has them."""
        page = self.courses.ask(self.holder, actions.result_book_rows, project["id"], 200, None)
        return [
            {
                "name": each["name"],
                "org_name": each["org_name"],
                **{name: each[name] or "" for name in ("hours", "absent", "grade")},
                **{f"measure:{code}": value for code, value in each["measures"].items()},
                "enrolment": str(each["enrolment_id"]),
                "version": "" if each["version"] is None else str(each["version"]),
            }
            for each in page["items"]
        ]

    def upload(self, project, rows, actor=None, **said):
        made, key = uuid.uuid4(), f"training-uploads/{uuid.uuid4()}"
        known = {"id": made, "project_id": project["id"], "key": key, "file_name": "结果.xlsx"} | said
        storage.put(known["key"], [self.written(project, rows)], 1 << 26)
        self.courses.ask(actor or self.holder, actions.start_result_book, **known)
        return known

    def written(self, project, rows):
        asked = self.courses.ask(self.holder, actions.result_book_terms, project["id"])["measures"]
        columns = terms.columns({each["code"]: each["name"] for each in asked})
        book = openpyxl.Workbook()
        book.worksheets[0].append([name + "*" * (field in REQUIRED) for field, name in columns.items()])
        for row in rows:
            book.worksheets[0].append([row.get(field) for field in columns])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, project, rows, **said):
        known = self.upload(project, rows, **said)
        self.work()
        return self.courses.ask(self.holder, actions.result_book, project["id"], known["id"])

    def work(self):
        while jobs.run_one(self.courses.store, "training", KINDS):
            pass


@pytest.fixture
def books(courses):
    return Books(courses)


def entered_of(courses, project):
    found = courses.results(courses.person(COUNTY), project)
    return [(each["state"], each["hours"], each["absent"], each["grade"]) for each in found]


def test_the_template_has_the_accepted_people_of_now_with_what_is_entered_already(courses, books):
    project = courses.published()
    clerk = courses.person(SCHOOL)
    [stays, leaves] = courses.enrol(clerk, project, [courses.teacher(name="赵一"), courses.teacher(name="钱二")])
    courses.ask(clerk, leaving.withdraw_enrolment, leaves["enrolment_id"], 1, "另有安排")
    courses.has_ended(project)
    courses.entered(project, hours=Decimal("7.50"), grade="not_assessed")
    [row] = books.template(project)
    assert row["enrolment"] == str(stays["enrolment_id"])
    assert (row["name"], row["hours"], row["grade"], row["version"]) == ("赵一", "7.5", "未考核", "1")


def test_a_filled_in_template_enters_results_as_by_hand(courses, books):
    project = courses.ended(courses.teachers(3))
    rows = [row | FULL for row in books.template(project)]
    rows[1] |= {"hours": "２４", "absent": "6", "grade": "不合格"}
    told = books.read(project, rows)
    assert (told["state"], told["entered"], told["missing"], told["faults"]) == ("entered", 3, 0, [])
    assert sorted((str(hours), str(absent), grade) for _, hours, absent, grade in entered_of(courses, project)) == [
        ("24.00", "6.00", "不合格"),
        ("30.00", "None", "合格"),
        ("30.00", "None", "合格"),
    ]


def test_one_fault_keeps_everything_back_and_is_named_by_cell_with_what_to_do(courses, books):
    project = courses.ended(courses.teachers(4))
    rows = [row | FULL for row in books.template(project)]
    rows[0] |= {"grade": ""}
    rows[1] |= {"hours": "三十"}
    rows[2] |= {"hours": "31"}
    told = books.read(project, rows)
    assert (told["state"], told["entered"], told["faulty"]) == ("faulty", 0, 3)
    assert [each["cell"] for each in told["faults"]] == ["E2", "C3", "C4"]
    assert "未考核" in told["faults"][0]["message"]
    assert "31" in told["faults"][2]["message"]
    assert {state for state, *_ in entered_of(courses, project)} == {"missing"}


def test_rows_that_say_nothing_are_passed_over_and_counted(courses, books):
    project = courses.ended(courses.teachers(2))
    rows = books.template(project)
    told = books.read(project, [rows[0] | FULL, rows[1]])
    assert (told["state"], told["entered"], told["blank"], told["missing"]) == ("entered", 1, 1, 1)


def test_a_result_that_changed_after_the_template_was_made_is_not_overwritten(courses, books):
    project = courses.ended(courses.teachers(1))
    rows = [row | FULL for row in books.template(project)]
    courses.entered(project, hours=Decimal(12))
    told = books.read(project, rows)
    assert told["state"] == "faulty"
    assert "王小红" in told["faults"][0]["message"]
    assert entered_of(courses, project)[0][1] == Decimal(12)


def test_the_same_workbook_again_changes_nothing_and_says_so(courses, books):
    project = courses.ended(courses.teachers(2))
    rows = [row | FULL for row in books.template(project)]
    books.read(project, rows)
    versions = [each["row_version"] for each in courses.results(books.holder, project)]
    told = books.read(project, rows)
    assert (told["state"], told["entered"], told["unchanged"]) == ("entered", 0, 2)
    assert [each["row_version"] for each in courses.results(books.holder, project)] == versions


def test_who_left_meanwhile_is_named_and_whoever_came_is_counted_as_missing(courses, books):
    project = courses.published()
    clerk = courses.person(SCHOOL)
    one, other = courses.enrol(clerk, project, [courses.teacher(name="赵一"), courses.teacher(name="钱二")])
    rows = [row | FULL for row in books.template(project)]
    courses.ask(clerk, leaving.withdraw_enrolment, other["enrolment_id"], 1, "另有安排")
    courses.enrol(clerk, project, [courses.teacher(name="孙三")])
    courses.has_ended(project)
    told = books.read(project, rows)
    assert [(each["row"], "钱二" in each["message"]) for each in told["faults"]] == [(3, True)]
    told = books.read(project, [row for row in rows if row["enrolment"] == str(one["enrolment_id"])])
    assert (told["entered"], told["missing"]) == (1, 1)


def test_rows_whose_names_were_sorted_apart_from_their_numbers_are_refused(courses, books):
    project = courses.published()
    courses.enrol(courses.person(SCHOOL), project, [courses.teacher(name="赵一"), courses.teacher(name="钱二")])
    courses.has_ended(project)
    rows = [row | FULL for row in books.template(project)]
    rows[0]["name"], rows[1]["name"] = rows[1]["name"], rows[0]["name"]
    rows.append(rows[0] | {"name": rows[1]["name"]})
    rows.append(rows[0] | {"enrolment": str(uuid.uuid4())})
    told = books.read(project, rows)
    assert [(each["row"], each["cell"]) for each in told["faults"]] == [(2, "A2"), (3, "A3"), (4, None), (5, "J5")]


def test_what_came_back_is_mended_by_workbook_and_the_rest_is_not_in_it(courses, books):
    project = courses.ended(courses.teachers(2))
    courses.submitted(project)
    reviewer = courses.person(COUNTY, "reviewer")
    courses.decide(reviewer, courses.results(reviewer, project)[:1], "return", "学时与签到不符")
    courses.confirmed(project)
    [row] = books.template(project)
    assert books.read(project, [row])["unchanged"] == 1  # sending it again as it was mends nothing
    assert books.read(project, [row | {"hours": "24"}])["entered"] == 1
    assert sorted(state for state, *_ in entered_of(courses, project)) == ["confirmed", "entered"]


def test_only_who_holds_a_training_has_its_template_and_only_the_uploader_sees_a_workbook(courses, books):
    project = courses.ended(courses.teachers(1))
    known = books.upload(project, [row | FULL for row in books.template(project)])
    with pytest.raises(Forbidden):
        courses.ask(courses.person(COUNTY), actions.result_book_rows, project["id"], 200, None)
    with pytest.raises(NotFound):
        courses.ask(courses.person(COUNTY), actions.result_book, project["id"], known["id"])


def test_a_workbook_handed_in_twice_is_one(courses, books):
    project = courses.ended(courses.teachers(2))
    rows = [row | FULL for row in books.template(project)]
    known = books.upload(project, rows)
    courses.ask(books.holder, actions.start_result_book, **known)
    books.work()
    assert [each["row_version"] for each in courses.results(books.holder, project, state="entered")] == [1, 1]


def test_no_workbook_is_said_to_be_none(courses, books):
    project = courses.ended(courses.teachers(1))
    key = f"training-uploads/{uuid.uuid4()}"
    storage.put(key, [b"no workbook"], 1 << 20)
    made = uuid.uuid4()
    courses.ask(books.holder, actions.start_result_book, made, project["id"], key, "结果.xlsx")
    books.work()
    told = courses.ask(books.holder, actions.result_book, project["id"], made)
    assert told["state"] == "failed"
    assert "xlsx" in told["error"]


def test_results_that_are_with_the_owner_cannot_be_entered_by_workbook(courses, books):
    project = courses.ended(courses.teachers(1))
    rows = [row | FULL for row in books.template(project)]
    courses.submitted(project)
    told = books.read(project, rows)
    assert told["state"] == "failed"
    assert told["error"]
