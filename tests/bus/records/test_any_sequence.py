"""Whatever is saved, imported, deleted, submitted, decided and withdrawn in any order: nothing is lost or doubled."""

import itertools
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common.errors import Refused
from services.records.attachments import confirmed_photos
from tests.bus.records.filing import EDUCATION, Filing, decision, somebody
from tests.data.books import owned
from tests.data.receipts import facts, receipt

Key = tuple[str, str]
KEYS = st.tuples(st.sampled_from(("第一中学", "第二中学")), st.sampled_from(("无", "数学")))
VERSIONS = text("SELECT * FROM version WHERE teacher_id = :id ORDER BY entry_id, number")
ENTRIES = text('SELECT id, number, "values" FROM entry WHERE teacher_id = :id')
HELD = text("SELECT id FROM held_file WHERE teacher_id = :id")
PHOTOS = [facts("photo") for _ in range(2)]
PAPERS = [facts() for _ in range(3)]
FILE = text("SELECT basic, basic_version, version, missing, basic_missing, stage FROM teacher WHERE id = :id")


class Life(RuleBasedStateMachine):
    """One file, its clerk and its reviewers; `known` are the keys of the entries that it has to hold.

    `papers` are the diplomas by entry, `photo` is what the file has to show, `given` all that it ever took.
    """

    filing: Filing
    hand_in: Callable
    workbook_of: Callable

    def __init__(self) -> None:
        super().__init__()
        self.person = somebody()
        self.file = self.filing.newcomer(self.person)
        self.known: set[Key] = set()
        self.remark: str | None = None
        self.papers: dict[Key, list[str]] = {}
        self.photo: str | None = None
        self.given: set[str] = set()
        self.stage = "draft"
        self.news: list[dict[str, Any]] = []

    def is_open(self) -> bool:
        return self.stage in ("draft", "rejected")

    @rule(key=KEYS)
    def add(self, key: Key) -> None:
        """An entry is there once; the same key again is refused."""
        done = self.goes(self.filing.add, self.file, "education", entry_of(key))
        assert done == (self.is_open() and key not in self.known)
        self.known |= {key} if done else set()

    @rule(key=KEYS, data=st.data())
    def save(self, key: Key, data: st.DataObject) -> None:
        """A change of one entry; two never come to the same key."""
        entry = self.drawn(data)
        if entry is None:
            return
        done = self.goes(self.filing.save, self.file, "education", entry["id"], entry_of(key))
        assert done == (self.is_open() and key not in self.known - {key_of(entry)})
        if done:
            self.known = self.known - {key_of(entry)} | {key}
            self.papers[key] = self.papers.pop(key_of(entry), [])

    @rule(papers=st.lists(st.sampled_from(PAPERS), max_size=3), data=st.data())
    def show(self, papers: list[dict[str, Any]], data: st.DataObject) -> None:
        """Evidence of one entry becomes other evidence, by receipts and by ids that are known."""
        entry = self.drawn(data)
        if entry is None:
            return
        given = [each["id"] if each["id"] in self.given and number % 2 else self.receipt(each)
                 for number, each in enumerate(papers)]  # fmt: skip
        if self.goes(self.filing.save, self.file, "education", entry["id"], {"diploma": given}):
            self.papers[key_of(entry)] = list(dict.fromkeys(each["id"] for each in papers))
            self.given |= {each["id"] for each in papers}

    @rule(photo=st.sampled_from((*PHOTOS, None)))
    def save_photo(self, photo: dict[str, Any] | None) -> None:
        """The photo is saved, or taken away."""
        if self.goes(self.filing.save_basic, self.file, {"photo": self.receipt(photo) if photo else None}):
            self.photo = photo["id"] if photo else None
            self.given |= {photo["id"]} if photo else set()

    @rule(photo=st.sampled_from(PHOTOS), twice=st.booleans())
    def confirm_photo(self, photo: dict[str, Any], twice: bool) -> None:
        """The school confirms a photo of a batch, and the news perhaps comes twice."""
        clerk = self.filing.actor
        by = {name: getattr(clerk, name) for name in SIGNED} | {"person": clerk.name}
        item = {"number": 1, "ask": 1, "teacher_id": self.file["id"], "file": photo}
        for _ in range(1 + twice):
            with self.filing.begin() as db:
                confirmed_photos.save(db, {"batch_id": uuid.uuid4(), "by": by, "items": [item]})
        if self.is_open():
            self.photo, self.given = photo["id"], self.given | {photo["id"]}

    def receipt(self, of: dict[str, Any]) -> str:
        """As media gave it to the clerk."""
        return receipt(of, self.filing.actor)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """An entry goes, its history stays."""
        entry = self.drawn(data)
        if entry is not None and self.goes(self.filing.delete, self.file, "education", entry["id"]):
            self.known.remove(key_of(entry))
            self.papers.pop(key_of(entry), None)

    @rule(keys=st.sets(KEYS, min_size=1), mode=st.sampled_from(("append", "replace")))
    def import_again(self, keys: set[Key], mode: str) -> None:
        """A workbook of the person with these entries; it adds, updates, and perhaps replaces, in an open file only."""
        rows = owned(self.person, [entry_of(key) for key in sorted(keys)])
        person = self.person | ({"remark": self.remark} if self.remark else {})
        self.hand_in(self.workbook_of(person, education=rows), mode=mode)
        if self.is_open():
            self.known = keys if mode == "replace" else self.known | keys
            self.papers = {key: held for key, held in self.papers.items() if key in self.known}

    @rule(remark=st.sampled_from(("甲", "乙", "丙")))
    def save_basic(self, remark: str) -> None:
        """基本信息 is saved, perhaps with what it holds already."""
        if self.goes(self.filing.save_basic, self.file, {"remark": remark}):
            self.remark = remark

    @rule()
    def submit(self) -> None:
        """报送, perhaps of a file that lies in review already."""
        outcome = self.filing.submit(self.file["id"])[self.file["id"]]
        assert outcome["done"] == self.is_open()
        if outcome["done"]:
            self.stage, self.news = "review", []

    @precondition(lambda self: self.stage == "review")
    @rule(state=st.sampled_from(("open", "rejected", "approved", "withdrawn")), twice=st.booleans())
    def decide(self, state: str, twice: bool) -> None:
        """Review announces something, perhaps twice, and older news after it."""
        verdict = {"rejected": ["reject"], "approved": ["approve"]}.get(state, [])
        desks = ("authority",) if state == "open" else ()
        version = len(self.news) + 2
        news = self.filing.case(self.file, state, version, desks, decisions=[decision(each) for each in verdict])
        self.news.append(news)
        for each in [news, *([news] if twice else []), *self.news[:-1]]:
            self.filing.hear(each)
        self.stage = {"open": "review", "rejected": "rejected", "approved": "effective", "withdrawn": "draft"}[state]

    def drawn(self, data: st.DataObject) -> dict[str, Any] | None:
        """One of the entries that are there."""
        held = self.filing.entries(self.file, "education")
        return data.draw(st.sampled_from(held)) if held else None

    def goes(self, act: Any, *given: Any) -> bool:
        """Whether it was done; an open file refuses for a reason of its own, a closed one always."""
        try:
            act(*given)
        except Refused:
            return False
        assert self.is_open()
        return True

    @invariant()
    def history_has_neither_gap_nor_overlap(self) -> None:
        """Numbers go up by one, each version ends where the next begins, and the last one is open."""
        with self.filing.begin() as db:
            versions = db.execute(VERSIONS, {"id": self.file["id"]}).all()
        for _, group in itertools.groupby(versions, key=lambda version: version.entry_id):
            entry = list(group)
            assert [version.number for version in entry] == list(range(1, len(entry) + 1))
            assert [version.known_to for version in entry[:-1]] == [version.known_from for version in entry[1:]]
            assert entry[-1].known_to is None
            assert all(version.known_from <= version.known_to for version in entry[:-1])
            assert all(version.act != "deleted" for version in entry[:-1])

    @invariant()
    def what_is_shown_is_the_open_version(self) -> None:
        """The tables hold what the open versions say, no entry more and none less."""
        with self.filing.begin() as db:
            terms = {"id": self.file["id"]}
            open_ones = {row.entry_id: row for row in db.execute(VERSIONS, terms) if row.known_to is None}
            held = {row.id: (row.number, row.values) for row in db.execute(ENTRIES, terms)}
            file = db.execute(FILE, terms).one()
        basic = open_ones.pop(self.file["id"])
        assert (basic.number, basic.values) == (file.basic_version, file.basic)
        assert held == {
            entry_id: (row.number, row.values) for entry_id, row in open_ones.items() if row.act != "deleted"
        }
        assert file.missing == 0

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        """The file holds what was put in, once."""
        shown = self.filing.look(self.file)
        education = next(found for found in shown["sets"] if found["code"] == "education")["entries"]
        assert sorted(map(key_of, education)) == sorted(self.known)
        assert shown["values"]["basic"].get("remark") == self.remark
        assert {key_of(each): each["values"].get("diploma", []) for each in education} == {
            key: self.papers.get(key, []) for key in self.known
        }
        assert shown["values"]["basic"].get("photo") == self.photo
        with self.filing.begin() as db:
            assert {str(each) for each in db.scalars(HELD, {"id": self.file["id"]})} == self.given
        assert sum(found["count"] for found in shown["sets"]) == 2 + len(self.known)


SIGNED = ("account_id", "person_id", "org_id", "org_name", "org_path")


def entry_of(key: Key) -> dict[str, Any]:
    """An entry that differs from the others by its key."""
    return EDUCATION | {"institution": key[0], "major": key[1]}


def key_of(entry: dict[str, Any]) -> Key:
    """What tells an entry from the others."""
    return entry["values"]["institution"], entry["values"]["major"]


@pytest.fixture
def life(filing, hand_in, workbook_of):
    """The machine, bound to a clerk."""
    tools = {"filing": filing, "hand_in": staticmethod(hand_in), "workbook_of": staticmethod(workbook_of)}
    return type("LifeHere", (Life,), tools)


def test_any_sequence_of_acts_keeps_the_file_and_its_history_whole(life):  # R-REC-15
    run_state_machine_as_test(
        life,
        settings=settings(
            max_examples=10,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
