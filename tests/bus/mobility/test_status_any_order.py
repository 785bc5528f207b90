"""Acts and undos in any order, from stale pages too: a model says what stands (R-MOB-05)."""

import uuid
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common.errors import Refused
from services.mobility.status import entering
from tests.bus.mobility.staff import SCHOOL, Staff

ROWS = text("SELECT id, act, state, from_status, to_status, undoes FROM status_act WHERE teacher_id = :id ORDER BY seq")
AWAY = {"201", "202", "203", "204", "206", "207", "208", "209", "210", "211", "299"}
HERE = {"100"} | AWAY
# The rules once more, as a reader of R-MOB-05 would write them down: act, status → whether it may follow `now`.
ENTERED = [("absence", "203"), ("absence", "211"), ("return", "100"), ("resignation", "306"), ("retirement", "301"),
           ("death", "303"), ("reemployment", "100"), ("rehire", "100"), ("post_change", "100")]  # fmt: skip

WITH_POST = {"reemployment": "301", "rehire": "306", "post_change": "100"}


def may_follow(now: str, act: str, after: str) -> bool:
    if act in WITH_POST:
        return now == WITH_POST[act]
    if now in {after, "303"}:
        return False
    if act == "death":
        return True
    return now in (AWAY if act == "return" else HERE)


class Acts(RuleBasedStateMachine):
    """One teacher: `stood` are the acts that stand, oldest first, `open` the one under way, `status` the file's."""

    staff: Staff

    def __init__(self) -> None:
        super().__init__()
        self.teacher = self.staff.teacher(name=f"人{uuid.uuid4().hex[:6]}")
        self.clerk = self.staff.person(SCHOOL, "entry_clerk")
        self.status = "100"
        self.stood: list[dict[str, Any]] = []
        self.open: dict[str, Any] | None = None
        self.seen: list[dict[str, Any]] = []

    @rule(what=st.sampled_from(ENTERED))
    def enter(self, what: tuple[str, str]) -> None:
        act, after = what
        may = self.open is None and may_follow(self.status, act, after)
        try:
            said = {"post": {"stage": str(len(self.seen))}} if act in WITH_POST else {}
            made = self.staff.entered(self.clerk, self.teacher, act, after, **said)
        except Refused:
            assert not may
            return
        assert may
        self.open = made | {"undoes": None}
        self.seen.append(made)

    @rule(verdict=st.sampled_from(("approve", "approve", "approve", "reject")))
    def decide(self, verdict: str) -> None:
        if not self.seen:
            return
        try:
            reviewer = self.staff.person(SCHOOL, "reviewer")
            self.staff.judge(reviewer, self.open or self.seen[-1], verdict, *(["不行"] * (verdict == "reject")))
        except Refused:
            assert self.open is None
            return
        assert self.open is not None
        if verdict == "approve":
            self.take_effect(self.open)
        self.open = None

    def take_effect(self, act: dict[str, Any]) -> None:
        self.status = act["to_status"]
        if act["undoes"]:
            assert self.stood.pop()["id"] == act["undoes"]
        else:
            self.stood.append(act)

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        if not self.seen:
            return
        act = data.draw(st.sampled_from(self.seen))
        may = self.open is None and bool(self.stood) and self.stood[-1]["id"] == act["id"]
        try:
            made = self.staff.undo(self.clerk, act)
        except Refused:
            assert not may
            return
        assert may
        self.open = made
        self.seen.append(made)

    @rule(data=st.data())
    def undo_from_a_stale_page(self, data: st.DataObject) -> None:
        if not self.seen:
            return
        old = data.draw(st.sampled_from(self.seen))
        if self.staff.see(self.clerk, old["id"])["row_version"] == old["row_version"]:
            return
        try:
            words = old["row_version"], "登记有误"
            self.staff.ask(self.clerk, entering.undo_status_act, uuid.uuid4(), old["id"], *words)
        except Refused:
            return
        raise AssertionError("A page that is not as things are undid an act.")

    @rule()
    def take_back(self) -> None:
        if not self.seen:
            return
        try:
            self.staff.take_back(self.clerk, self.open or self.seen[-1])
        except Refused:
            assert self.open is None
            return
        assert self.open is not None
        self.open = None

    @invariant()
    def the_file_and_the_list_are_as_the_model_says(self) -> None:
        rows = self.staff.as_system("mobility", lambda db: db.execute(ROWS, {"id": self.teacher}).all())
        assert self.staff.statuses[self.teacher][0] == self.status
        assert (self.teacher in self.staff.held) == bool(self.open)
        stands = [row.id for row in rows if row.state == "done" and row.undoes is None]
        assert stands == [act["id"] for act in self.stood]
        undone = {row.id for row in rows if row.state == "undone"}
        assert undone == {row.undoes for row in rows if row.undoes and row.state == "done"}
        assert [row.id for row in rows if row.state == "reviewed"] == ([self.open["id"]] if self.open else [])

    @invariant()
    def what_stands_is_a_way_from_the_first_status_to_the_last(self) -> None:
        way = ["100", *(act["to_status"] for act in self.stood)]
        assert [act["from_status"] for act in self.stood] == way[:-1]
        assert way[-1] == self.status

    @invariant()
    def what_is_offered_can_be_entered(self) -> None:
        offered = {(each["act"], each["status"]) for each in self.staff.choices(self.clerk, self.teacher)["choices"]}
        expected = {each for each in ENTERED if self.open is None and may_follow(self.status, *each)}
        assert offered & set(ENTERED) == expected


def test_any_order_of_acts_and_undos_leaves_what_the_model_says(staff):
    machine = type("Machine", (Acts,), {"staff": staff})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=12, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )
