"""Whatever is asked, decided, taken back, resolved and delivered again in any order: applied once, and nothing lost."""

import itertools
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common.errors import Refused
from services.records.file import queries, values
from services.records.file.finishing import finish
from services.records.file.saving import write_basic
from tests.bus.records.asking import Asking, added, changed, deleted, hear, make_effective, news
from tests.bus.records.filing import EDUCATION, Filing, somebody

SCHOOLS = st.sampled_from(("第一中学", "第二中学", "第三中学"))
REMARKS = st.sampled_from(("甲", "乙", "丙"))
VERSIONS = text("SELECT * FROM version WHERE teacher_id = :id ORDER BY entry_id, number")
ENTRIES = text("SELECT id, number, \"values\"->>'institution' AS school FROM entry"
               " WHERE teacher_id = :id AND set_code = 'education'")  # fmt: skip
REMARK = text("SELECT basic->>'remark' FROM teacher WHERE id = :id")
HOLDS = text("SELECT count(*) FROM file_hold WHERE teacher_id = :id")


class Requests(RuleBasedStateMachine):
    """One effective file and what is asked of it; `schools` and `remark` are what it has to say.

    `open` are requests that wait, by id: how the file changes if they are approved. `told` is all that review said.
    """

    begin: Callable
    filing: Filing

    def __init__(self) -> None:
        super().__init__()
        self.person = somebody()
        self.file = make_effective(self.filing, self.filing.newcomer(self.person))
        self.asking = Asking(self.begin, self.filing.actor)
        self.schools: dict[uuid.UUID, str] = {}
        self.remark: str | None = None
        self.open: dict[uuid.UUID, tuple[str, Any, Any]] = {}
        self.told: list[dict[str, Any]] = []
        self.meddled: set[uuid.UUID] = set()

    def ask(self, item: dict[str, Any], effect: tuple[str, Any, Any]) -> None:
        try:
            request = self.asking.hand_in(self.file, item)
        except Refused:
            return
        what, entry_id, value = effect
        self.open[request["id"]] = what, entry_id or request["items"][0]["entry_id"], value

    @rule(remark=REMARKS)
    def ask_for_a_remark(self, remark: str) -> None:
        self.ask(changed("basic", None, {"remark": remark}), ("remark", None, remark))

    @rule(school=SCHOOLS)
    def ask_for_an_entry(self, school: str) -> None:
        item = added("education", EDUCATION | {"institution": school})
        self.ask(item, ("entry", None, school))

    @rule(school=SCHOOLS, data=st.data())
    def ask_for_a_change(self, school: str, data: st.DataObject) -> None:
        if self.schools:
            entry_id = data.draw(st.sampled_from(list(self.schools)))
            self.ask(changed("education", entry_id, {"institution": school}), ("entry", entry_id, school))

    @rule(data=st.data())
    def ask_for_an_end(self, data: st.DataObject) -> None:
        if self.schools:
            entry_id = data.draw(st.sampled_from(list(self.schools)))
            self.ask(deleted("education", entry_id), ("entry", entry_id, None))

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        if self.open:
            request_id = data.draw(st.sampled_from(list(self.open)))
            self.told.append(self.news(request_id, "approved"))  # and it is approved at that very moment
            self.asking.withdraw(self.asking.look({"id": request_id}))
            del self.open[request_id]
            hear(self.begin, self.told[-1])

    def news(self, request_id: uuid.UUID, state: str) -> dict[str, Any]:
        return news(self.begin, self.asking.look({"id": request_id}), state)

    @rule(data=st.data(), state=st.sampled_from(("approved", "approved", "rejected")), twice=st.booleans())
    def decide(self, data: st.DataObject, state: str, twice: bool) -> None:
        waiting = [each for each in self.open if self.asking.look({"id": each})["state"] == "submitted"]
        if not waiting:
            return
        request_id = data.draw(st.sampled_from(waiting))
        self.told.append(self.news(request_id, state))
        hear(self.begin, *[self.told[-1]] * (1 + twice))
        now = self.asking.look({"id": request_id})["state"]
        if now == "conflict":
            what, _, value = self.open[request_id]
            assert state == "approved"
            assert request_id in self.meddled if what == "remark" else value in self.schools.values()
            return
        assert now == state
        self.apply(*self.open.pop(request_id)) if now == "approved" else self.open.pop(request_id)

    def apply(self, what: str, entry_id: Any, value: Any) -> None:
        if what == "remark":
            self.remark = value
        elif value is None:
            del self.schools[entry_id]
        else:
            self.schools[entry_id] = value

    @rule(remark=REMARKS)
    def meddle(self, remark: str) -> None:
        """Something else changes what requests are about."""
        actor = self.filing.actor
        if remark == self.remark:
            return
        with self.begin(actor) as db:
            each = queries.teacher(db, actor, self.file["id"])
            known = values.opened(values.basic_of(each.org_path, each.category), each.basic)
            write_basic(db, actor, each, known | {"remark": remark}, 0)
            finish(db)
        self.remark = remark
        self.meddled |= set(self.open)

    @rule(data=st.data(), take=st.sampled_from(("now", "asked")))
    def resolve(self, data: st.DataObject, take: str) -> None:
        met = [each for each in self.open if self.asking.look({"id": each})["state"] == "conflict"]
        if not met:
            return
        request_id = data.draw(st.sampled_from(met))
        after = self.asking.resolve(self.asking.look({"id": request_id}), take)
        if after["state"] == "withdrawn":
            del self.open[request_id]
        self.meddled.discard(request_id)

    @rule(data=st.data())
    def deliver_again(self, data: st.DataObject) -> None:
        if self.told:
            hear(self.begin, data.draw(st.sampled_from(self.told)))

    @invariant()
    def the_file_says_what_was_approved_and_nothing_else(self) -> None:
        with self.begin() as db:
            entries = {row.id: (row.number, row.school) for row in db.execute(ENTRIES, {"id": self.file["id"]})}
            assert {entry_id: school for entry_id, (_, school) in entries.items()} == self.schools
            assert db.scalar(REMARK, {"id": self.file["id"]}) == self.remark
            assert db.scalar(HOLDS, {"id": self.file["id"]}) == len(self.open)

    @invariant()
    def history_has_no_gap_and_no_overlap_and_replays(self) -> None:
        with self.begin() as db:
            check_history(db.execute(VERSIONS, {"id": self.file["id"]}).all())


def check_history(versions: Sequence[Any]) -> None:
    """Numbers without a gap, spans without gap or overlap, and as of any instant what a replay gives."""
    by_entry: dict[uuid.UUID, list[Any]] = {}
    for version in versions:
        by_entry.setdefault(version.entry_id, []).append(version)
    for some in by_entry.values():
        assert [version.number for version in some] == list(range(1, len(some) + 1))
        assert all(one.known_to == other.known_from for one, other in itertools.pairwise(some))
        assert some[-1].known_to is None
    for at in {version.known_from for version in versions}:
        assert known_at(versions, at) == replayed(versions, at)


def known_at(versions: Sequence[Any], at: Any) -> dict[uuid.UUID, dict]:
    """What was known at an instant, by the spans of versions."""
    then = (each for each in versions if each.known_from <= at and (each.known_to is None or each.known_to > at))
    return {each.entry_id: each.values for each in then if each.act != "deleted"}


def replayed(versions: Sequence[Any], at: Any) -> dict[uuid.UUID, dict]:
    """The same by doing again what was done until then."""
    found: dict[uuid.UUID, dict] = {}
    for each in sorted(versions, key=lambda version: (version.known_from, version.number)):
        if each.known_from > at:
            break
        found[each.entry_id] = each.values
        if each.act == "deleted":
            del found[each.entry_id]
    return found


def test_any_order_of_requests_and_decisions_leaves_what_was_approved_once(begin, filing):
    machine = type("Bound", (Requests,), {"begin": staticmethod(begin), "filing": filing})
    quiet = settings(
        max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(machine, settings=quiet)
