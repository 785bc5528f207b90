"""What the schools of the sample have entered, and how far each of their files has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from deploy.local import workbook
from deploy.local.people import entries, people
from deploy.local.places import SELF_SERVICE, Place, id_of, teacher_id
from deploy.local.site import Site, wait_until
from services.common import roles, storage
from services.common.contracts import records, review, submissions, workbooks
from services.identity.domain.orgs import category_of
from services.records.catalogue import RecordSet, load

SEED = 2026
FORGOTTEN = ("work_start", "school_start", "source")
DRAFT, AT_SCHOOL, AT_OFFICE, REJECTED, EFFECTIVE = range(5)  # a file's fate by its number, counted round
FILLED_IN_BY_TEACHERS = 3  # the second of them is complete
NEWLY_HIRED = 12  # every so manieth file from the ninth on
REASONS = [
    {"set": "basic", "field": "work_start", "reason": "参加工作年月与档案不一致，请核对。"},
    {"set": "contact", "field": "mobile", "reason": "手机号码已停用，请填写现用号码。"},
]
# The population database knows better about these people: their names hold one of its MARKS.
MARKED = {("340202002", 4): "冒", ("340202003", 4): "虚", ("340200001", 4): "误"}
MANY_BYTES = 50 * 1024 * 1024

Desk = tuple[Place, str]


@dataclass
class School:
    """A school of the sample with the people of its files."""

    place: Place
    office: Place
    departments: list[Place] = field(default_factory=list)
    hub: Place | None = None
    people: list[dict[str, Any]] = field(default_factory=list)

    @property
    def category(self) -> str:
        return category_of(self.place.school_type or "")

    def fate_of(self, number: int) -> int:
        """How far a file is to come; where teachers fill in their own, the first ones have not been submitted."""
        own = self.place.code == SELF_SERVICE and number < FILLED_IN_BY_TEACHERS
        return DRAFT if own else number % 5

    def ids(self, *fates: int) -> list[UUID]:
        """The files with these fates."""
        numbers = range(len(self.people))
        return [teacher_id(self.place.code, number) for number in numbers if self.fate_of(number) in fates]

    def department_of(self, number: int) -> Place | None:
        return self.departments[number % len(self.departments)] if self.departments else None


def schools(known: list[Place], per_school: int) -> list[School]:
    """All schools, with so many people each."""
    by_code = {place.code: place for place in known}
    found = []
    for place in known:
        if place.level == "school":
            below = [each for each in known if each.above == place.code]
            school = School(place, by_code[place.above or ""], below, by_code.get(place.hub or ""))
            school.people = _people_of(school, per_school)
            found.append(school)
    return found


def _people_of(school: School, count: int) -> list[dict[str, Any]]:
    known = people(SEED + int(school.place.code), count, school.place.division, _today(), school.category)
    for number, person in enumerate(known):
        if mark := MARKED.get((school.place.code, number)):
            person["name"] = person["name"][0] + mark
    return known


def collect(site: Site, school: School) -> None:
    """Enter a school's files and take each as far as it is to go."""
    enter(site, school)
    import_entries(site, school)
    moving = school.ids(AT_SCHOOL, AT_OFFICE, REJECTED, EFFECTIVE)
    outcomes = site.ask(school.place, roles.ENTRY_CLERK, submissions.submit, teacher_ids=moving)["items"]
    if refused := [outcome for outcome in outcomes if not outcome["done"]]:
        raise SystemExit(f"{school.place.name} could not submit: {refused[0]['message']}")
    decide_all(site, school)


def enter(site: Site, school: School) -> None:
    """基本信息 of everybody; every tenth is a draft that lacks something."""
    for number, values in enumerate(school.people):
        incomplete = number % 10 == 0
        call = records.keep_new_draft if incomplete else records.add_teacher
        department = school.department_of(number)
        site.ask(
            school.place,
            roles.ENTRY_CLERK,
            call,
            id=teacher_id(school.place.code, number),
            values={name: value for name, value in values.items() if not (incomplete and name in FORGOTTEN)},
            newly_hired=is_newly_hired(number),
            department_id=department.id if department else None,
        )


def is_newly_hired(number: int) -> bool:
    return number % NEWLY_HIRED == 8


def import_entries(site: Site, school: School) -> None:
    """The other sets of everybody who is not a draft, by a workbook."""
    sheets = [(each, list(_rows(school, each))) for each in load().sets(school.category) if each.code != "basic"]
    name = f"{school.place.name}教师信息.xlsx"
    import_id, key = id_of(f"{school.place.code} import"), f"uploads/{id_of(f'{school.place.code} workbook')}"
    storage.put(key, [workbook.of_sub_sheets(sheets)], MANY_BYTES)
    site.ask(
        school.place, roles.ENTRY_CLERK, workbooks.start_import, id=import_id, key=key, file_name=name, mode="append"
    )
    wait_until(lambda: _has_ended(site, school.place, import_id))


def _has_ended(site: Site, place: Place, import_id: UUID) -> bool:
    run = site.ask(place, roles.ENTRY_CLERK, workbooks.import_result, import_id=import_id)
    if run["state"] in ("failed", "cancelled") or run["faulty"]:
        page = site.ask(place, roles.ENTRY_CLERK, workbooks.import_faults, import_id=import_id, limit=5)
        raise SystemExit(f"The workbook of {place.name} was not taken: {run['message']} {page['items']}")
    return run["state"] == "done"


def _rows(school: School, record_set: RecordSet) -> Iterator[tuple[dict, dict]]:
    """What each person has to say in a set: all of it at universities and for every fifth file, else what is owed."""
    for number, person in enumerate(school.people):
        new = is_newly_hired(number)
        owed = record_set.newcomers if new else record_set.required
        if not _has_entries(school, number) or not (owed or (not new and _tells_all(school, number))):
            continue
        for entry in entries(SEED, person, school.category, record_set.code, _today()):
            yield person, entry


def _has_entries(school: School, number: int) -> bool:
    return school.fate_of(number) != DRAFT or (school.place.code == SELF_SERVICE and number == 1)


def _tells_all(school: School, number: int) -> bool:
    return school.place.is_university or school.fate_of(number) == EFFECTIVE


def decide_all(site: Site, school: School) -> None:
    """Every desk on the way decides what is to go on, and the first one rejects what is to come back."""
    first, *middle, last = desks(school)
    through = dict.fromkeys(school.ids(AT_OFFICE, EFFECTIVE), "approve")
    for desk in first:
        decide(site, school, desk, through | dict.fromkeys(school.ids(REJECTED), "reject"))
    for together in middle:
        for desk in together:
            decide(site, school, desk, through)
    for desk in last:
        decide(site, school, desk, dict.fromkeys(school.ids(EFFECTIVE), "approve"))


def desks(school: School) -> list[list[Desk]]:
    """Who decides, one after the other; those in one list beside each other."""
    office = [[(school.office, roles.REVIEWER)]]
    if school.place.is_university:
        beside = (roles.TEACHING_OFFICE, roles.RESEARCH_OFFICE, roles.REVIEWER)
        return [
            [(place, roles.DEPARTMENT_HEAD) for place in school.departments],
            [(school.place, role) for role in beside],
            *office,
        ]
    if school.hub is None:
        return [[(school.place, roles.REVIEWER)], *office]
    own = [(school.place, roles.REVIEWER)] if roles.REVIEWER in school.place.roles() else []
    # Where nobody at the school may decide, the hub takes its step too, by another person than its own step.
    return [own or [(school.hub, roles.SCHOOL_HEAD)], [(school.hub, roles.REVIEWER)], *office]


def decide(site: Site, school: School, desk: Desk, verdicts: dict[UUID, str]) -> None:
    """Decide the cases of these files as they arrive on the desk; a department has its own only."""
    place, role = desk
    left = {file: verdict for file, verdict in verdicts.items() if _lies_at(school, place, file)}

    def none_left() -> bool:
        page = site.ask(place, role, review.list_cases, box="todo", org_id=school.place.id, limit=200) if left else {}
        for case in page.get("items", ()):
            if verdict := left.pop(case["subject_id"], None):
                reasons = REASONS if verdict == "reject" else []
                terms = {"case_id": case["id"], "row_version": case["row_version"], "verdict": verdict}
                site.ask(place, role, review.decide, **terms, reasons=reasons)
        return not left

    wait_until(none_left)


def _lies_at(school: School, place: Place, file: UUID) -> bool:
    if place.level != "department":
        return True
    numbers = range(len(school.people))
    return any(teacher_id(school.place.code, n) == file and school.department_of(n) == place for n in numbers)


def _today() -> date:
    return datetime.now(UTC).date()
