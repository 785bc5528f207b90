"""What the schools of the sample have entered, and how far each of their files has come."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from deploy.local import workbook
from deploy.local.people import entries, people
from deploy.local.places import SELF_SERVICE, Place, id_of, places, teacher_id
from deploy.local.site import Site, wait_until
from services.common import clock, roles, storage
from services.common.errors import NotFound
from services.contracts.records import entries as entries_of
from services.contracts.records import files, submissions, workbooks
from services.contracts.review import cases as cases_contract
from services.contracts.review import decisions
from services.identity.domain.orgs import category_of
from services.records.catalogue import RecordSet, load

SEED = 2026
FIRST_SERIES = 100  # of the people of the first school
FORGOTTEN = ("work_start", "school_start", "source")
DRAFT, AT_SCHOOL, AT_OFFICE, REJECTED, EFFECTIVE = range(5)  # a file's fate by its number, counted round
FILLED_IN_BY_TEACHERS = 3  # the second of them is complete
NEWLY_HIRED = 12  # every so manieth file from the ninth on
WRONG_START = {"set": "basic", "field": "work_start", "reason": "参加工作年月与档案不一致，请核对。"}
WRONG_MOBILE = {"set": "contact", "field": "mobile", "reason": "手机号码已停用，请填写现用号码。"}
# The population database knows better about these people: their names hold one of its MARKS.
MARKED = {("340202002", 4): "冒", ("340202003", 4): "虚", ("340200001", 4): "误"}
MANY_BYTES = 50 * 1024 * 1024

AT_ONCE = 4  # schools, or desks

Desk = tuple[Place, str]
Verdicts = dict[UUID, str]  # by file


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
    known = staff_of(school.place, count, clock.today())
    for number, person in enumerate(known):
        if mark := MARKED.get((school.place.code, number)):
            person["name"] = person["name"][0] + mark
    return known


def staff_of(school: Place, count: int, today: date) -> list[dict[str, Any]]:
    """The teachers of a school of the sample; each school has a series of its own, since several lie in one county."""
    codes = [place.code for place in places() if place.level == "school"]
    category = category_of(school.school_type or "")
    return people(FIRST_SERIES + codes.index(school.code), count, school.division, today, category)


def collect(site: Site, found: list[School]) -> None:
    """Enter the schools' files and take each as far as it is to go."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        _each(pool, found, lambda school: enter(site, school))
        _each(pool, found, lambda school: start_import(site, school))
        _each(pool, found, lambda school: wait_until(lambda: _has_ended(site, school.place)))
        _each(pool, found, lambda school: submit(site, school))
        for verdicts in rounds(found):
            _each(pool, verdicts.items(), lambda desk: decide(site, *desk))


def _each(pool: Executor, things: Iterable[Any], do: Callable[[Any], object]) -> None:
    for _ in pool.map(do, things):
        pass


def enter(site: Site, school: School) -> None:
    """基本信息 of everybody; every tenth is a draft that lacks something."""
    for number, values in enumerate(school.people):
        incomplete = number % 10 == 0
        call = files.keep_new_draft if incomplete else files.add_teacher
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


def start_import(site: Site, school: School) -> None:
    """The other sets of everybody who has more than a draft, by a workbook."""
    main, *subs = load().sets(school.category)
    sheets = [(main, []), *((record_set, list(rows_of(school, record_set))) for record_set in subs)]
    import_id, key = _import_id(school.place), f"uploads/{id_of(f'{school.place.code} workbook')}"
    storage.put(key, [workbook.of_sub_sheets(sheets)], MANY_BYTES)
    uploaded = {"id": import_id, "key": key, "file_name": f"{school.place.name}教师信息.xlsx"}
    site.ask(school.place, roles.ENTRY_CLERK, workbooks.start_import, **uploaded)


def _import_id(place: Place) -> UUID:
    return id_of(f"{place.code} import")


def _has_ended(site: Site, place: Place) -> bool:
    run = site.ask(place, roles.ENTRY_CLERK, workbooks.import_result, import_id=_import_id(place))
    if run["state"] in ("failed", "cancelled") or run["faulty"]:
        page = site.ask(place, roles.ENTRY_CLERK, workbooks.import_faults, import_id=_import_id(place), limit=5)
        raise SystemExit(f"The workbook of {place.name} was not taken: {run['message']} {page['items']}")
    return run["state"] == "done"


def rows_of(school: School, record_set: RecordSet) -> Iterator[tuple[dict, dict]]:
    """What each person has to say in a set: all of it at universities and for every fifth file, else what is owed."""
    for number, person in enumerate(school.people):
        new = is_newly_hired(number)
        owed = record_set.newcomers if new else record_set.required
        if not _has_entries(school, number) or not (owed or (not new and _tells_all(school, number))):
            continue
        for entry in entries(SEED, person, school.category, record_set.code, clock.today()):
            yield person, entry


def _has_entries(school: School, number: int) -> bool:
    """Drafts have none, but for those that only wait to be submitted."""
    is_complete = number == 1 if school.place.code == SELF_SERVICE else number % 10 == 5
    return school.fate_of(number) != DRAFT or is_complete


def _tells_all(school: School, number: int) -> bool:
    return school.place.is_university or school.fate_of(number) == EFFECTIVE


def submit(site: Site, school: School) -> None:
    """Hand over all files that are no drafts."""
    moving = school.ids(AT_SCHOOL, AT_OFFICE, REJECTED, EFFECTIVE)
    outcomes = site.ask(school.place, roles.ENTRY_CLERK, submissions.submit, teacher_ids=moving)["items"]
    if refused := [outcome for outcome in outcomes if not outcome["done"]]:
        raise SystemExit(f"{school.place.name} could not submit: {refused[0]['message']}")


def rounds(found: list[School]) -> Iterator[dict[Desk, Verdicts]]:
    """Who decides what, round for round: all schools' first desks, then all second ones …

    The first desk rejects what is to come back; before the last one lies what is to stay there.
    """
    ways = [(school, desks(school)) for school in found]
    for place in range(max(len(way) for _, way in ways)):
        of_round: dict[Desk, Verdicts] = {}
        for school, way in ways:
            for desk in way[place] if place < len(way) else ():
                verdicts = of_round.setdefault(desk, {})
                verdicts |= dict.fromkeys(_through(school, desk, is_last=place == len(way) - 1), "approve")
                verdicts |= dict.fromkeys(_at(school, desk, REJECTED) if place == 0 else (), "reject")
        yield of_round


def _through(school: School, desk: Desk, *, is_last: bool) -> list[UUID]:
    return _at(school, desk, EFFECTIVE) if is_last else _at(school, desk, AT_OFFICE, EFFECTIVE)


def _at(school: School, desk: Desk, *fates: int) -> list[UUID]:
    """The files with these fates that come to a desk: a department has its own only."""
    place, _ = desk
    numbers = [number for number in range(len(school.people)) if school.fate_of(number) in fates]
    own = [number for number in numbers if place.level != "department" or school.department_of(number) == place]
    return [teacher_id(school.place.code, number) for number in own]


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


def decide(site: Site, desk: Desk, verdicts: Verdicts) -> None:
    """Decide the cases of these files when they have arrived on the desk: rejections singly, approvals in one act."""
    place, role = desk
    cases: dict[UUID, dict] = {}

    def have_arrived() -> bool:
        page = site.ask(place, role, cases_contract.list_cases, box="todo", limit=200)
        cases.update({case["subject_id"]: case for case in page["items"]})
        return verdicts.keys() <= cases.keys()

    if not verdicts:
        return
    wait_until(have_arrived)
    for case in (cases[file] for file, verdict in verdicts.items() if verdict == "reject"):
        terms = {"case_id": case["id"], "row_version": case["row_version"], "verdict": "reject"}
        site.ask(place, role, cases_contract.decide, **terms, reasons=reasons_for(site, desk, case["subject_id"]))
    approve(site, desk, [cases[file]["id"] for file, verdict in verdicts.items() if verdict == "approve"])


def reasons_for(site: Site, desk: Desk, file: UUID) -> list[dict[str, Any]]:
    """Why a file comes back, indicator by indicator: one of 基本信息, one of an entry."""
    found: list[dict] = []

    def is_seen() -> bool:
        """The file comes into sight a moment after its case."""
        try:
            found.extend(site.ask(*desk, entries_of.file_set, teacher_id=file, set="contact")["entries"])
        except NotFound:
            return False
        return True

    wait_until(is_seen)
    contact = found[0]
    return [WRONG_START, WRONG_MOBILE | {"entry_id": contact["id"]}]


def approve(site: Site, desk: Desk, case_ids: list[UUID]) -> None:
    """All of them in one act, to its end."""
    place, role = desk
    if not case_ids:
        return
    batch_id = id_of(f"{place.code} {role} {case_ids[0]}")
    site.ask(place, role, decisions.decide_many, id=batch_id, case_ids=case_ids, verdict="approve")
    wait_until(lambda: _is_decided(site, desk, batch_id))


def _is_decided(site: Site, desk: Desk, batch_id: UUID) -> bool:
    place, role = desk
    batch = site.ask(place, role, decisions.batch, batch_id=batch_id)
    if batch["refused"] or batch["state"] in ("failed", "cancelled"):
        raise SystemExit(f"{place.name} could not approve: {batch['message']}")
    return batch["decided"] == batch["total"] > 0
