"""A rotation and what can be done with it, in any order, from stale pages too: a model says what stands (R-MOB-06)."""

import datetime
import uuid
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common import clock
from services.common.errors import Refused
from services.mobility.assignments import acting
from tests.bus.mobility.elsewhere import BEGAN, UNTIL, Elsewhere
from tests.bus.mobility.staff import COUNTY, SCHOOL

ROWS = text("SELECT id, state, until FROM assignment WHERE teacher_id = :id ORDER BY opened_at, id")
TODAY = clock.today()
SOON = TODAY + datetime.timedelta(days=10)
# Where it lies: at the school's desk, at the county's, agreed on, there, and the same two desks with an extension.
AT_SCHOOL, AT_COUNTY, AGREED, THERE, LONGER_AT_SCHOOL, LONGER_AT_COUNTY = range(6)
DESK = {AT_SCHOOL: SCHOOL, AT_COUNTY: COUNTY, LONGER_AT_SCHOOL: SCHOOL, LONGER_AT_COUNTY: COUNTY}
IS_THERE = {THERE, LONGER_AT_SCHOOL, LONGER_AT_COUNTY}
STATE = {AT_SCHOOL: "reviewed", AT_COUNTY: "reviewed", AGREED: "agreed", THERE: "active"}
STATE |= dict.fromkeys((LONGER_AT_SCHOOL, LONGER_AT_COUNTY), "extending")


class Rotations(RuleBasedStateMachine):
    """One teacher: `where` the rotation lies that is open, none if none is; `seen` are pages that somebody opened."""

    elsewhere: Elsewhere

    def __init__(self) -> None:
        super().__init__()
        self.teacher = self.elsewhere.teacher(name=f"人{uuid.uuid4().hex[:6]}")
        self.clerk = self.elsewhere.person(SCHOOL, "entry_clerk")
        self.where: int | None = None
        self.start, self.until = BEGAN, UNTIL
        self.made: dict[str, Any] | None = None
        self.seen: list[dict[str, Any]] = []

    def tried(self, may: bool, act: Any, *terms: Any, **said: Any) -> bool:
        """Whether it was done, which has to be as the model says."""
        try:
            done = act(self.clerk, *terms, **said)
        except Refused:
            assert not may
            return False
        assert may
        self.elsewhere.settle()
        self.made = self.elsewhere.see_it(self.clerk, done)
        self.seen.append(self.made)
        return True

    @rule(start=st.sampled_from((BEGAN, SOON)))
    def send(self, start: datetime.date) -> None:
        if self.tried(self.where is None, self.elsewhere.send, self.teacher, start=start):
            self.where, self.start, self.until = AT_SCHOOL, start, UNTIL

    @rule(org=st.sampled_from((SCHOOL, COUNTY)), verdict=st.sampled_from(("approve", "approve", "approve", "reject")))
    def decide(self, org: str, verdict: str) -> None:
        if self.made is None:
            return
        may = self.where in DESK and DESK[self.where] == org
        try:
            self.elsewhere.decided(org, self.made, verdict, *(["不行"] * (verdict == "reject")))
        except Refused:
            assert not may
            return
        assert may
        self.where = self._after(verdict)

    def _after(self, verdict: str) -> int | None:
        if verdict == "reject":
            return THERE if self.where in IS_THERE else None
        if self.where == LONGER_AT_COUNTY:
            self.until = self.wanted
            return THERE
        if self.where == AT_COUNTY:
            return THERE if self.start <= TODAY else AGREED
        return {AT_SCHOOL: AT_COUNTY, LONGER_AT_SCHOOL: LONGER_AT_COUNTY}[self.where or AT_SCHOOL]

    @rule(days=st.integers(min_value=-3, max_value=60))
    def extend(self, days: int) -> None:
        wanted = self.until + datetime.timedelta(days=days)
        if self.made and self.tried(self.where == THERE and days > 0, self.elsewhere.extend, self.made, wanted):
            self.where, self.wanted = LONGER_AT_SCHOOL, wanted

    @rule()
    def come_back(self) -> None:
        may = self.where in IS_THERE and self.start <= TODAY
        if self.made and self.tried(may, self.elsewhere.come_back, self.made, TODAY):
            self.where = None

    @rule()
    def call_off(self) -> None:
        may = self.where is not None and self.where != THERE
        if self.made and self.tried(may, self.elsewhere.call_off, self.made):
            self.where = THERE if self.where in IS_THERE else None

    @rule()
    def its_first_day_comes(self) -> None:
        self.elsewhere.day_comes(SOON)
        if self.where == AGREED:
            self.where = THERE

    @rule(data=st.data(), act=st.sampled_from((acting.withdraw_assignment, acting.end_assignment)))
    def act_from_a_stale_page(self, data: st.DataObject, act: Any) -> None:
        if not self.seen:
            return
        old = data.draw(st.sampled_from(self.seen))
        if self.elsewhere.see_it(self.clerk, old)["row_version"] == old["row_version"]:
            return
        said = ("另有安排",) if act is acting.withdraw_assignment else (TODAY, "按期返岗")
        try:
            self.elsewhere.ask(self.clerk, act, old["id"], old["row_version"], *said)
        except Refused:
            return
        raise AssertionError("A page that is not as things are moved an assignment.")

    @invariant()
    def the_file_and_the_list_are_as_the_model_says(self) -> None:
        rows = self.elsewhere.as_system("mobility", lambda db: db.execute(ROWS, {"id": self.teacher}).all())
        is_open = [row for row in rows if row.state in STATE.values()]
        assert [row.state for row in is_open] == ([] if self.where is None else [STATE[self.where]])
        assert [row.until for row in is_open] == ([] if self.where is None else [self.until])
        assert self.elsewhere.statuses[self.teacher][0] == ("205" if self.where in IS_THERE else "100")
        assert (self.teacher in self.elsewhere.held) == (self.where in {AT_SCHOOL, AT_COUNTY, AGREED})

    @invariant()
    def what_began_was_written_once_and_so_was_its_end(self) -> None:
        written = self.elsewhere.rotations.get(self.teacher, [])
        begun, over = ([each for each in written if bool(each["until"]) is ended] for ended in (False, True))
        assert len({each["entry_id"] for each in begun}) == len(begun)
        assert len(begun) - len(over) == (self.where in IS_THERE)


def test_any_order_of_acts_on_a_rotation_leaves_what_the_model_says(elsewhere):
    machine = type("Machine", (Rotations,), {"elsewhere": elsewhere})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=10, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )
