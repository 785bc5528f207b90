"""Whatever is asked, decided, imported, merged and undone in any order: nothing lost or twice, history replays."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common.errors import Refused
from tests.bus.records.asking import make_effective
from tests.bus.records.filing import EDUCATION, Filing, somebody
from tests.bus.records.pairs_at_work import Authority
from tests.bus.records.test_change_requests_any_order import (
    ENTRIES,
    REMARKS,
    SCHOOLS,
    VERSIONS,
    Requests,
    check_history,
)
from tests.data.books import owned

ASKED = text("SELECT id FROM change_request WHERE teacher_id = :id")
ITEM = text("SELECT entry_id, \"values\"->>'institution' AS school FROM change_request_item WHERE request_id = :id")
COUNTED = text("SELECT count(*) FROM counted WHERE teacher_id = :id")


@dataclass
class Joined:
    """A merge of another file into the one that all is about: how both were before, and what came of it."""

    pair: dict[str, Any]
    other: dict[str, Any]
    others_values: list[tuple]
    own_values: list[tuple]
    schools: dict[uuid.UUID, str]
    remark: str | None
    taken: set[uuid.UUID] = field(default_factory=set)
    since: int = 0


class Merges(Requests):
    """The same file, with imports about it, merges into it and with it, and their undoing.

    `joined` are the files that were merged into it, the latest last; `into` is the pair by which it went into another
    one itself. `acts` counts what came into the file in other ways, so that a refusal to undo has a reason.
    """

    office: Authority
    hand_in: Callable
    workbook_of: Callable

    def __init__(self) -> None:
        super().__init__()
        self.joined: list[Joined] = []
        self.into: dict[str, Any] | None = None
        self.whole: list[tuple] = []
        self.acts = 0

    def apply(self, what: str, entry_id: Any, value: Any) -> None:
        super().apply(what, entry_id, value)
        self.acts += 1

    @rule(remark=REMARKS)
    def meddle(self, remark: str) -> None:
        if self.into is None and remark != self.remark:
            self.acts += 1
            super().meddle(remark)

    @rule(school=SCHOOLS, mode=st.sampled_from(("append", "replace", "addition")), data=st.data())
    def import_again(self, school: str, mode: str, data: st.DataObject) -> None:
        """A workbook writes nothing in effective and merged files; one that asks for an addition is a request."""
        person = data.draw(st.sampled_from([self.person, *(joined.other["person"] for joined in self.joined)]))
        before = self.asked()
        self.hand_in(self.workbook_of(education=owned(person, [EDUCATION | {"institution": school}])), mode=mode)
        new = self.asked() - before
        assert not new or (mode == "addition" and person is self.person and self.into is None)
        for request_id in new:
            with self.begin() as db:
                [item] = db.execute(ITEM, {"id": request_id}).all()
            self.open[request_id] = "entry", item.entry_id, item.school

    def asked(self) -> set[uuid.UUID]:
        with self.begin() as db:
            return set(db.scalars(ASKED, {"id": self.file["id"]}))

    @rule(remark=st.none() | REMARKS, schools=st.lists(SCHOOLS, unique=True, max_size=2))
    def take_another_in(self, remark: str | None, schools: list[str]) -> None:
        """Another effective file of the person is merged into this one, unless something is under way."""
        other = self.another(remark, schools)
        values = [self.office.values(each) for each in (other, self.file)]
        there = Joined({}, other, *values, dict(self.schools), self.remark, since=self.acts)
        try:
            there.pair = self.office.join(self.file, other)
        except Refused:
            assert self.open or self.into
            return
        assert not self.open
        assert self.into is None
        self.remark = self.remark or remark
        new = {entry_id: school for entry_id, school in self.entries().items() if entry_id not in self.schools}
        assert sorted(new.values()) == sorted(set(schools) - set(self.schools.values()))
        there.taken = set(new)
        self.schools |= new
        self.joined.append(there)

    def another(self, remark: str | None, schools: list[str]) -> dict[str, Any]:
        person = somebody()
        file = self.filing.newcomer(person | ({"remark": remark} if remark else {}))
        for school in schools:
            self.filing.add(file, "education", EDUCATION | {"institution": school})
        return make_effective(self.filing, file) | {"person": person}

    def entries(self) -> dict[uuid.UUID, str]:
        with self.begin() as db:
            return {row.id: row.school for row in db.execute(ENTRIES, {"id": self.file["id"]})}

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """A merge is undone: byte for byte where nothing came in since, and refused only for a reason."""
        if not self.joined:
            return
        there = data.draw(st.sampled_from(self.joined))
        latest, untouched = there is self.joined[-1], there.since == self.acts
        try:
            self.office.undo(self.office.look(there.pair))
        except Refused:
            assert self.open or self.into or not latest or not untouched
            return
        assert latest
        assert not self.open
        self.joined.remove(there)
        self.schools = {entry_id: school for entry_id, school in self.schools.items() if entry_id not in there.taken}
        if there.remark is None and untouched:
            self.remark = None
        if untouched:
            assert self.office.values(self.file) == there.own_values
        self.remark = self.remark if untouched else self.remark_there()

    def remark_there(self) -> str | None:
        """What the file says, where other acts came between and the undoing was allowed all the same."""
        return self.filing.look(self.file)["values"]["basic"].get("remark")

    @rule()
    def go_into_another(self) -> None:
        """The file itself is merged into another one: it stays whole, and nothing can be asked of it."""
        if self.into is not None:
            return
        other = self.another(None, [])
        whole = self.office.values(self.file)
        try:
            pair = self.office.join(other, self.file)
        except Refused:
            assert self.open
            return
        assert not self.open
        self.into, self.whole = pair, whole

    @rule()
    def come_back(self) -> None:
        """That is undone, always: nothing could come between."""
        if self.into is not None:
            self.office.undo(self.office.look(self.into))
            self.into = None

    @invariant()
    def what_was_merged_stays_whole_and_is_counted_nowhere(self) -> None:
        merged = [(joined.other, joined.others_values) for joined in self.joined]
        for file, whole in [*merged, *([(self.file, self.whole)] if self.into else [])]:
            assert self.office.values(file) == whole
            with self.begin() as db:
                assert db.scalar(COUNTED, {"id": file["id"]}) == 0
                check_history(db.execute(VERSIONS, {"id": file["id"]}).all())

    @invariant()
    def what_was_known_last_is_what_stands(self) -> None:
        with self.begin() as db:
            versions = db.execute(VERSIONS, {"id": self.file["id"]}).all()
        last = {each.entry_id for each in versions if each.known_to is None and each.act != "deleted"}
        education = {each.entry_id for each in versions if each.set_code == "education"}
        assert last & education == set(self.schools)


@pytest.fixture
def office(begin, stores, actor_of, place) -> Authority:
    """Reviews for the county that the school belongs to."""
    return Authority(begin, stores["records"], actor_of("reviewer", path=place, org_level="county"))


def test_any_order_of_requests_imports_merges_and_undos_keeps_what_was_said(  # R-REC-13, R-REC-15
    begin, filing: Filing, office, hand_in, workbook_of
):
    tools = {"begin": staticmethod(begin), "filing": filing, "office": office}
    tools |= {"hand_in": staticmethod(hand_in), "workbook_of": staticmethod(workbook_of)}
    machine = type("BoundMerges", (Merges,), tools)
    quiet = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(machine, settings=quiet)
