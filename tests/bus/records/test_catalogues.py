"""Two provinces on one site: each has its own forms, checks, debts, templates and imports (R-REC-03)."""

import datetime
import time
import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from services.common.errors import Forbidden, Invalid, NotFound
from services.records import publish, reference
from services.records.catalogue import build, load
from services.records.entering import owing
from services.records.file import catalogues, history, queries
from services.records.file.models import CatalogueSelection
from tests.bus.records.filing import CONTACT, Filing
from tests.bus.records.handing_in import HandingIn

LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
PATIENCE = 60  # of a busy machine; by itself a process looks again after FRESH_FOR
SELECTION = {
    "basic": {"drop": ["staff_number"]},
    "education": {"set": {"required": False}},
    "contact": {"change": {"address": {"max": 3}, "email": {"class": "free"}}},
}


@pytest.fixture
def choose(begin):
    """A province's selection is written, as its editor will; other processes see it by themselves."""

    def write(path, selection, since=LONG_AGO):
        province = path.split("/")[1]
        with begin() as db:
            version = uuid.uuid4().hex
            known = {"province": province, "version": version, "in_force_from": since, "who": "省级管理员"}
            db.add(CatalogueSelection(selection=selection, **known))
        catalogues.forget()

    return write


@pytest.fixture
def plain(values_of):
    """Makes values that both provinces take."""
    return lambda: {code: value for code, value in values_of().items() if code != "staff_number"}


@pytest.fixture
def elsewhere(school_of):
    """A school of another province, which has chosen nothing."""
    return school_of(f"000000/{uuid.uuid4().hex[:6]}/{uuid.uuid4().hex[:6]}/")


@pytest.fixture
def there(begin, staff_of, elsewhere):
    """A clerk of the other province at work."""
    return Filing(begin, staff_of(elsewhere, "entry_clerk"))


def form_of(filing):
    with filing.begin(filing.actor) as db:
        return reference.catalogue(db, filing.actor, None)


def field_codes(form, code="basic"):
    found = next(each for each in form["sets"] if each["code"] == code)
    return {field["code"] for group in found["groups"] for field in group["fields"]}


def owed_sets(filing, teacher):
    return {item["set"] for item in filing.look(teacher)["missing_items"] if item["kind"] == "set"}


def by_set(filing):
    with filing.begin(filing.actor) as db:
        found = owing.of_school(db, filing.actor, filing.actor.org_id, None, 50, None)["by_set"]
    return {each["set"]: each["files"] for each in found}


def test_each_province_sees_its_own_form(filing, there, choose, place):
    choose(place, SELECTION)

    assert "staff_number" not in field_codes(form_of(filing))
    assert "staff_number" in field_codes(form_of(there))
    assert form_of(filing)["version"] != form_of(there)["version"] == load().version


def test_each_province_checks_by_its_own_catalogue(filing, there, choose, place, plain):
    choose(place, SELECTION)
    here, other = filing.open(plain()), there.open(plain())

    with pytest.raises(Invalid) as refused:
        filing.add(here, "contact", CONTACT)
    assert "address" in refused.value.errors
    assert there.add(other, "contact", CONTACT)["set_missing"] == 0


def test_each_province_owes_its_own_sets_in_files_lists_and_counts(filing, there, choose, place, plain):
    choose(place, SELECTION)
    here, other = filing.open(plain()), there.open(plain())

    assert owed_sets(there, other) - owed_sets(filing, here) == {"education"}
    assert here["missing"] == other["missing"] - 1
    assert "education" in by_set(there)
    assert "education" not in by_set(filing)


def test_each_province_has_its_own_template(filing, there, choose, place, begin):
    choose(place, SELECTION)
    with begin() as db:
        publish.make_templates(load())
        publish.make_templates(catalogues.current(place))

    keys = []
    for each in (filing, there):
        with each.begin(each.actor) as db:
            keys.append(reference.template(db, each.actor, None)["key"])
    assert keys[0] != keys[1]


@pytest.fixture
def chosen(choose, place):
    """The tests' own province has chosen."""
    choose(place, SELECTION)


@pytest.mark.usefixtures("chosen")
def test_each_province_imports_by_its_own_catalogue(begin, stores, filing, there, workbook_of, plain):
    outcomes = []
    for each in (filing, there):
        person = plain()
        contact = CONTACT | {"@id_number": person["id_number"], "@name": person["name"]}
        outcomes.append(HandingIn(begin, stores["records"], each.actor)(workbook_of(person, contact=[contact])))
    here, other = outcomes

    assert "通讯地址" in {fault.field for fault in here["faults"] if fault.severity == "error"}
    assert not [fault for fault in other["faults"] if fault.severity == "error"]


def test_a_selection_is_seen_within_seconds_and_only_from_its_day_on(begin, filing, place):
    before = form_of(filing)["version"]
    tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    for since in (tomorrow, LONG_AGO):
        known = {"province": place.split("/")[1], "version": uuid.uuid4().hex, "who": "省级管理员"}
        with begin() as db:
            dropped = "staff_number" if since == LONG_AGO else "marital_status"
            db.add(CatalogueSelection(selection={"basic": {"drop": [dropped]}}, in_force_from=since, **known))
    give_up = time.monotonic() + PATIENCE
    while (form := form_of(filing))["version"] == before and time.monotonic() < give_up:
        time.sleep(0.05)

    assert form["version"] != before
    assert "staff_number" not in field_codes(form)
    assert "marital_status" in field_codes(form)


def test_looks_share_one_connection_and_a_catalogue_is_made_once_beside_the_event_loop(choose, place, monkeypatch):
    catalogues.current(place)
    working = []
    monkeypatch.setattr(catalogues.transactions, "Store", None)
    monkeypatch.setattr(catalogues.offloop, "run", lambda work, *args: working.append(work) or work(*args))
    choose(place, {"basic": {"drop": [f"none of {place}"]}})
    for _ in range(3):
        catalogues.forget()
        catalogues.current(place)

    assert working.count(build) == 1


def test_a_file_kept_under_an_earlier_catalogue_is_checked_anew_when_it_is_handed_over(
    filing, choose, place, values_of
):
    teacher = filing.newcomer(values_of())
    choose(place, SELECTION)

    outcome = filing.submit(teacher["id"])[teacher["id"]]
    assert not outcome["done"]
    assert filing.look(teacher)["catalogue_version"] == catalogues.current(place).version


def test_a_dropped_field_stays_readable_in_the_history(filing, choose, place, values_of):  # R-REC-15
    teacher = filing.open(values_of(staff_number="A-17"))
    choose(place, SELECTION)

    first = next(item for item in filing.history(teacher) if item["version"] == 1)
    change = next(each for each in first["changes"] if each["field"] == "staff_number")
    assert (change["name"], change["after_text"]) == (
        load().set("primary_secondary", "basic").field("staff_number").name.zh,
        "A-17",
    )
    assert change["note"] == "该项已不再采集。"


def test_a_file_as_of_a_day_has_the_fields_of_that_day(filing, begin, choose, place, values_of):  # R-REC-15
    teacher = filing.open(values_of(staff_number="A-17"))
    with begin() as db:
        then = db.scalar(text("SELECT clock_timestamp()"))
    choose(place, SELECTION)
    kept = filing.look(teacher)["values"]["basic"]
    filing.save_basic(teacher, kept | {"former_name": "王小"})

    with begin(filing.actor) as db:
        was = history.known_at(db, filing.actor, queries.teacher(db, filing.actor, teacher["id"]), then)
        form = reference.catalogue(db, filing.actor, None, was["catalogue_version"])
    assert was["values"]["basic"]["staff_number"] == "A-17"
    assert "staff_number" in field_codes(form)


def test_a_catalogue_that_nobody_has_had_is_not_found(begin, filing):
    with begin(filing.actor) as db, pytest.raises(NotFound):
        reference.catalogue(db, filing.actor, None, "0" * 12)


def test_a_file_with_a_dropped_value_can_be_saved_on(filing, choose, place, values_of):
    teacher = filing.open(values_of(staff_number="A-17"))
    choose(place, SELECTION)
    kept = filing.look(teacher)["values"]["basic"]

    assert "staff_number" not in kept
    filing.save_basic(teacher, kept | {"former_name": "王小"})
    change = next(each for each in filing.history(teacher)[0]["changes"] if each["field"] == "staff_number")
    assert (change["before_text"], change["after_text"]) == ("A-17", "")


def test_what_no_catalogue_knows_is_shown_by_its_code_and_sealed_values_masked(filing, begin, teacher):  # R-REC-15
    contact = filing.entries(teacher, "contact")[0]
    sealed = "1:" + "A" * 60
    with begin() as db:
        db.execute(
            text("""
                UPDATE version SET catalogue_version = 'lost', set_code = 'gone',
                    "values" = jsonb_build_object('nickname', '小王', 'secret', CAST(:sealed AS text))
                WHERE entry_id = :id
            """),
            {"id": contact["id"], "sealed": sealed},
        )

    item = next(item for item in filing.history(teacher) if item["set"] == "gone")
    told = {each["name"]: each["after_text"] for each in item["changes"]}
    assert item["set_name"] == "gone"
    assert told == {"nickname": "小王", "secret": "***"}
    assert all("代码" in each["note"] for each in item["changes"])


def test_versions_name_what_they_were_checked_against(filing, there, begin, choose, place, plain):
    choose(place, SELECTION)
    for each, path in ((filing, place), (there, there.actor.org_path)):
        teacher = each.open(plain())
        with begin() as db:
            query = text("SELECT DISTINCT catalogue_version FROM version WHERE teacher_id = :id")
            assert db.scalars(query, {"id": teacher["id"]}).all() == [catalogues.current(path).version]


def test_who_fills_in_may_still_be_kept_from_adding(filing, choose, place, values_of):
    teacher = filing.open(values_of())
    choose(place, {"contact": {"set": {"added_by": ["teacher"]}}})

    with pytest.raises(Forbidden):
        filing.add(teacher, "contact", CONTACT)


def test_a_selection_is_written_by_its_own_province_and_never_changes(begin, actor_of, place):
    insert = text(
        "INSERT INTO catalogue_selection VALUES (:province, :version, '{}', now() + interval '9 years', '某人')"
    )
    own = actor_of("system_admin", path="/".join(place.split("/")[:2]) + "/")
    known = {"province": place.split("/")[1], "version": uuid.uuid4().hex}
    with begin(own) as db:
        db.execute(insert, known)
    with pytest.raises(ProgrammingError, match="row-level security"), begin(own) as db:
        db.execute(insert, known | {"province": uuid.uuid4().hex[:6]})
    with pytest.raises(ProgrammingError, match="permission denied"), begin(own) as db:
        db.execute(text("UPDATE catalogue_selection SET who = 'x' WHERE version = :version"), known)
