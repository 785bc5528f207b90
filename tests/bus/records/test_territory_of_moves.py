"""Whatever way files take between five schools, everybody sees exactly what a plain model says (R-MOB-01, R-SEC-01)."""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from services.common.errors import NotFound
from services.records.file import history, queries
from services.records.numbers import lookup
from tests.bus.records.filing import Filing
from tests.bus.records.schools_of_a_file import Mobility, effective, former_file, former_files

SCHOOLS = 5
FILES = 3
LIST = {"org_id": None, "limit": 200, "after": None}
VERSIONS = text("SELECT count(*) FROM version WHERE teacher_id = :id")


@dataclass
class Model:
    """Who holds each file, and who held it before: sets of numbers, nothing else."""

    holder: dict[int, int] = field(default_factory=dict)
    before: dict[int, set[int]] = field(default_factory=dict)

    def move(self, file: int, to: int) -> bool:
        if self.holder[file] == to:
            return False
        self.before[file].add(self.holder[file])
        self.holder[file] = to
        return True

    def sees(self, reader: set[int], file: int) -> bool:
        return self.holder[file] in reader

    def saw(self, reader: set[int], file: int) -> bool:
        return not self.sees(reader, file) and bool(self.before[file] & reader)


@pytest.fixture
def schools(school_of, place) -> list[dict]:
    """Three schools of one county and two of another, of one province."""
    province = "/".join(place.split("/")[:2])
    elsewhere = f"{province}/{place.split('/')[2][::-1]}x/"
    return [school_of(path) for path in (place, place, place, elsewhere, elsewhere)]


@pytest.fixture
def readers(schools, staff_of, actor_of, place) -> list[tuple[object, set[int]]]:
    """A clerk of each school, an officer of each county and of the province, with the schools of each."""
    clerks = [(staff_of(school, "entry_clerk"), {number}) for number, school in enumerate(schools)]
    elsewhere = schools[3]["path"].rsplit("/", 2)[0] + "/"
    province = "/".join(place.split("/")[:2]) + "/"
    offices = ((place, {0, 1, 2}), (elsewhere, {3, 4}), (province, set(range(SCHOOLS))))
    return [*clerks, *((actor_of("reviewer", path=path, org_level="county"), below) for path, below in offices)]


def seen(begin, actor, teacher) -> bool:
    """Whether list, search, the file, its history and the database agree that somebody sees it."""
    with begin(actor) as db:
        listed = teacher["id"] in {row["id"] for row in queries.list_teachers(db, actor, **LIST)["items"]}
        named = bool(queries.list_teachers(db, actor, **LIST, q=teacher["name"])["items"]) or not listed
        numbered = bool(lookup.lookup(db, actor, teacher["number"])["items"])
        rows = db.scalar(VERSIONS, {"id": teacher["id"]}) > 0
    found = {listed, numbered, rows}
    for ask in (queries.teacher, lambda *known: history.history(*known, None, None)):
        try:
            with begin(actor) as db:
                ask(db, actor, teacher["id"])
            found.add(True)
        except NotFound:
            found.add(False)
    assert named
    [agreed] = found
    return agreed


def formerly_seen(begin, actor, teacher) -> bool:
    """Whether the list of former files and the former file agree."""
    listed = teacher["id"] in {row["teacher_id"] for row in former_files(begin, actor)}
    try:
        former_file(begin, actor, teacher)
    except NotFound:
        assert not listed
        return False
    assert listed
    return True


MOVES = st.lists(st.tuples(st.integers(0, FILES - 1), st.integers(0, SCHOOLS - 1)), max_size=6)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(starts=st.lists(st.integers(0, SCHOOLS - 1), min_size=FILES, max_size=FILES), moves=MOVES)
def test_everybody_sees_what_the_model_says(begin, readers, schools, values_of, starts, moves):
    model, files = Model(), []
    for number, start in enumerate(starts):
        person = values_of()
        files.append(effective(Filing(begin, readers[start][0]), person) | {"number": person["id_number"]})
        model.holder[number], model.before[number] = start, set()
    for number, to in moves:
        old = model.holder[number]
        mobility = Mobility(begin, readers[to][0], schools[old], schools[to])
        assert mobility.try_to_move(files[number])["done"] is model.move(number, to)
        with begin() as db:
            db.execute(text("DELETE FROM file_hold WHERE teacher_id = :id"), {"id": files[number]["id"]})

    for actor, below in readers:
        for number, teacher in enumerate(files):
            assert seen(begin, actor, teacher) is model.sees(below, number)
            assert formerly_seen(begin, actor, teacher) is model.saw(below, number)
