"""Pairs that look alike: found a moment after entry, shown to the authority over both alone, answered once."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text, update

from services.common import settings
from services.common.database.tables import job
from services.common.errors import Conflict, Forbidden, NotFound, Stale, TooMany
from services.common.messages.wording import word
from services.common.persons.resident_number import check_character
from services.records.duplicates import sweep_job, sweeping
from services.records.duplicates.domain.id_numbers import is_good
from tests.bus.records.filing import Filing
from tests.bus.records.pairs_at_work import Authority

KEYS = text("SELECT count(*) FROM look_alike_key WHERE teacher_id = :id")
TOLD = text("SELECT body FROM outbox WHERE type = 'people_notified' AND body LIKE '%identity_asked%'")


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that both schools belong to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


@pytest.fixture
def elsewhere(begin, school_of, staff_of) -> Filing:
    """A clerk of another school of the same county."""
    return Filing(begin, staff_of(school_of(), "entry_clerk"))


@pytest.fixture
def both(filing, elsewhere, values_of) -> tuple[dict, dict]:
    """Two files of one person: the second with a passport."""
    person = values_of()
    return filing.newcomer(person), elsewhere.newcomer(with_passport(person))


def with_passport(person: dict) -> dict:
    return person | {"id_type": "A", "id_number": f"E{uuid.uuid4().int % 10**8:08}"}


def test_a_second_file_is_listed_with_its_reasons_in_words(office, both):
    pair = office.pair_of(*both)

    assert (pair["state"], pair["may"], pair["score"] >= 60) == ("open", ["decide"], True)
    assert "姓名相同。" in [finding["text"] for finding in pair["findings"]]
    assert office.counts()["open"] == 1
    assert all("***" in each["id_number"] for each in pair["files"])


def test_no_id_number_lies_in_the_table_of_keys(begin, office, both):
    office.check()
    with begin() as db:
        assert db.scalar(KEYS, {"id": both[0]["id"]}) > 5
        columns = db.scalars(
            text("SELECT column_name || data_type FROM information_schema.columns WHERE table_name = 'look_alike_key'")
        )
        assert set(columns) == {"keybigint", "teacher_iduuid"}


def test_schools_see_no_pair_and_other_counties_neither(begin, stores, office, both, clerk, actor_of):
    pair = office.pair_of(*both)
    for actor in (clerk, actor_of("reviewer", path="000000/999999/999999/", org_level="county")):
        stranger = Authority(begin, stores["records"], actor)
        assert stranger.listed() == []
        with pytest.raises((NotFound, Forbidden)):
            stranger.look(pair)
        with pytest.raises((NotFound, Forbidden)):
            stranger.say(pair, "both_real")


def test_side_by_side_names_what_differs_behind_the_masks(office, both):
    shown = office.look(office.pair_of(*both))

    assert {"id_type", "id_number"} <= {each["field"] for each in shown["basic"] if each["differs"]}
    assert [each["id"] for each in shown["whole"]] == [each["id"] for each in shown["files"]]
    assert "E" not in str([each["texts"] for each in shown["basic"] if each["field"] == "id_number"])
    assert (len(shown["keepable"]), shown["merge_refused"], shown["merge"]) == (2, None, None)


def test_both_are_real_is_remembered_and_not_asked_again(begin, office, both, filing):
    office.say(office.pair_of(*both), "both_real")
    filing.save_basic(both[0], {"remark": "改"})
    with begin() as db:
        db.execute(text("INSERT INTO look_alike_due (teacher_id) VALUES (:id)"), {"id": both[1]["id"]})

    assert office.pair_of(*both) is None
    assert office.pair_of(*both, state="both_real")["person"] == office.actor.name


def test_unsure_asks_both_schools_each_of_its_own_file(begin, office, both):
    office.say(office.pair_of(*both), "unsure")

    with begin() as db:
        told = str(db.scalars(TOLD).all())
    assert all(str(each["id"]) in told and str(each["org_id"]) in told for each in both)
    assert office.pair_of(*both, state="unsure")["may"] == ["decide"]


def test_what_somebody_else_has_said_meanwhile_is_not_overwritten(office, both):
    pair = office.pair_of(*both)
    office.say(pair, "unsure")
    with pytest.raises(Stale):
        office.say(pair, "both_real")


def test_a_pair_is_cleared_when_nothing_speaks_for_it_any_more(office, both, filing):
    assert office.pair_of(*both)
    name = "欧阳" + chr(0x4E00 + uuid.uuid4().int % 5000)
    filing.save_basic(both[0], {"name": name})

    assert office.pair_of(*both) is None
    assert office.pair_of(*both, state="cleared")["may"] == []


def test_twins_are_listed_apart_and_without_a_score(office, filing, elsewhere, values_of):
    person = values_of()
    number = person["id_number"][:14] + f"{(int(person['id_number'][14:17]) + 2) % 1000:03}"
    twin = person | {"name": person["name"][:-1] + "琛", "id_number": number + check_character(number)}
    one, other = filing.newcomer(person), elsewhere.newcomer(twin)

    assert office.pair_of(one, other) is None
    pair = office.pair_of(one, other, twins=True)
    assert (pair["twins"], pair["score"]) == (True, 0)


def test_a_mistyped_number_of_a_draft_finds_the_right_one(office, begin, filing, elsewhere, values_of):
    person = values_of()
    number = person["id_number"]
    place = next(at for at in range(6, 15) if number[at] != number[at + 1])
    mistyped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert not is_good(mistyped)
    from services.records.entering import files

    one = filing.newcomer(person)
    with begin(elsewhere.actor) as db:
        other = files.keep_new_draft(db, elsewhere.actor, person | {"id_number": mistyped}, id=uuid.uuid4())

    assert "number" in {f["respect"] for f in office.pair_of(one, other)["findings"] if f["finding"] == "neighbour"}


def test_a_file_with_itself_is_no_pair(office, both):
    with pytest.raises(Conflict, match="itself"):
        office.report(both[0]["id"], both[0]["id"])


@pytest.fixture
def ministry(begin, stores, actor_of) -> Authority:
    """Sees all provinces."""
    return Authority(begin, stores["records"], actor_of("info_admin", path="000000/", org_level="ministry"))


@pytest.fixture
def far_away(begin, school_of, staff_of) -> Filing:
    """A clerk in another province."""
    far = school_of(path=f"000000/{uuid.uuid4().hex[:6]}/{uuid.uuid4().hex[:6]}/")
    return Filing(begin, staff_of(far, "entry_clerk"))


def test_files_of_two_provinces_are_no_pair(ministry, filing, far_away, values_of):
    person = values_of()
    one, other = filing.newcomer(person), far_away.newcomer(with_passport(person))

    assert ministry.pair_of(one, other) is None
    with pytest.raises(Conflict, match="different provinces"):
        ministry.report(one["id"], other["id"])


class Job:
    """A job's hands, for a sweep."""

    def __init__(self, store, request):
        self.store, self.request, self.told = store, request, []

    def progress(self, done, total):
        self.told.append((done, total))


def test_a_sweep_finds_what_was_there_before_and_says_how_far_it_is(begin, stores, office, both, place):
    office.check()
    with begin() as db:
        ids = [each["id"] for each in both]
        db.execute(text("DELETE FROM look_alike_key WHERE teacher_id = ANY (:ids)"), {"ids": ids})
        db.execute(text("DELETE FROM look_alike_file WHERE teacher_id = ANY (:ids)"), {"ids": ids})
        db.execute(text("DELETE FROM duplicate WHERE one_id = ANY (:ids)"), {"ids": ids})
        job = Job(stores["records"], db.info["request"])

    assert sweep_job.run_sweep(job, place) == {"files": 2, "pairs": 1, "passed_over": 0}
    assert job.told[-1] == (4, 4)
    assert office.pair_of(*both)


@pytest.fixture
def colleague(begin, stores, actor_of, place) -> Authority:
    """Somebody else of the same office."""
    return Authority(begin, stores["records"], actor_of("info_admin", path=place, org_level="county"))


def swept(office: Authority, id: uuid.UUID | None = None) -> dict:
    with office.begin(office.actor) as db:
        return sweeping.sweep(db, office.actor, id or uuid.uuid4())


def ended(begin, sweep: dict, state: str = "done") -> None:
    with begin() as db:
        db.execute(update(job).where(job.c.id == sweep["id"]).values(state=state, finished_at=func.now()))


def test_a_territory_is_swept_by_one_job_at_a_time_whoever_asks(begin, office, colleague):
    first = swept(office)
    again, theirs = swept(office), swept(colleague)

    assert {each["id"] for each in (first, again, theirs)} == {first["id"]}
    assert (again["may"], theirs["may"]) == (["cancel"], [])
    ended(begin, first)
    assert swept(colleague)["id"] != first["id"]


def test_two_who_ask_in_one_instant_begin_one_sweep(office, colleague, place, begin):
    with ThreadPoolExecutor(2) as pool:
        begun = list(pool.map(swept, (office, colleague)))

    assert len({each["id"] for each in begun}) == 1
    with begin() as db:
        assert db.scalar(select(func.count()).where(job.c.input["path"].astext == place)) == 1


def test_a_territory_within_another_has_a_sweep_of_its_own(begin, stores, office, actor_of, place):
    below = Authority(begin, stores["records"], actor_of("reviewer", path=f"{place}1/", org_level="county"))
    assert swept(office)["id"] != swept(below)["id"]


def test_a_day_allows_a_few_sweeps_and_the_refusal_says_so(begin, office, monkeypatch):
    monkeypatch.setenv("XINGTAN_SWEEPS_A_DAY", "2")
    settings.load.cache_clear()
    try:
        for state in ("done", "failed", "done"):
            sweep = swept(office)
            ended(begin, sweep, state)
        with pytest.raises(TooMany, match="2 times today") as refusal:
            swept(office)
        assert "今天已排查 2 次" in word(refusal.value.message, refusal.value.params, "zh")
        assert swept(office, sweep["id"])["state"] == "done"  # asked again, with the key of before
    finally:
        settings.load.cache_clear()
