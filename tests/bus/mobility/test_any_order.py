"""Whatever the parties of transfers click in any order, from stale pages too: a model says what becomes of it."""

import uuid
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from services.common.errors import Refused
from tests.bus.mobility.province import Province

SCHOOLS = ("蜀山小学", "蜀山中学", "包河小学")
OFFICES = {"蜀山小学": "蜀山区教育局", "蜀山中学": "蜀山区教育局", "包河小学": "包河区教育局"}
DESKS = st.sampled_from((*SCHOOLS, "蜀山区教育局", "包河区教育局"))
ROWS = text("SELECT id, state, to_org_name, from_org_name, closed_at FROM transfer WHERE teacher_id = :id")
OPEN = {"asked", "reviewed", "awaited", "moving"}


def way(sending: str, receiving: str) -> list[str]:
    """Who confirms, in order."""
    if OFFICES[sending] == OFFICES[receiving]:
        return [receiving, sending, OFFICES[receiving]]
    return [receiving, OFFICES[receiving], sending, OFFICES[sending]]


class Transfers(RuleBasedStateMachine):
    """One teacher and the schools that want the teacher; `left` are the desks that have yet to confirm."""

    province: Province

    def __init__(self) -> None:
        super().__init__()
        self.teacher = self.province.teacher("包河小学", name=f"人{uuid.uuid4().hex[:6]}")
        self.school = "包河小学"
        self.version = 1
        self.open: dict[str, Any] | None = None
        self.left: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.ended = 0

    def clerk(self, school: str):
        return self.province.person(school, "entry_clerk")

    @rule(school=st.sampled_from(SCHOOLS))
    def apply(self, school: str) -> None:
        try:
            transfer = self.province.reviewed(self.clerk(school), self.teacher)
        except Refused:
            assert self.open or school == self.school
            return
        assert self.open is None
        assert school != self.school
        self.open, self.left = transfer | {"school": school}, way(self.school, school)
        self.seen.append(transfer)

    @rule(desk=DESKS, verdict=st.sampled_from(("approve", "approve", "approve", "reject")))
    def decide(self, desk: str, verdict: str) -> None:
        if not self.seen:
            return
        may = bool(self.open and self.left and self.left[0] == desk)
        try:
            reviewer = self.province.person(desk, "reviewer")
            self.province.decide(reviewer, self.open or self.seen[-1], verdict, *(["不行"] * (verdict == "reject")))
        except Refused:
            assert not may
            return
        assert may
        if verdict == "reject":
            self.end()
        else:
            self.left.pop(0)

    @rule(school=st.sampled_from(SCHOOLS))
    def take_back(self, school: str) -> None:
        if not self.seen:
            return
        may = bool(self.open and self.left and self.open["school"] == school)
        try:
            self.province.withdraw(self.clerk(school), self.open or self.seen[-1])
        except Refused:
            assert not may
            return
        self.province.settle()
        assert may
        self.end()

    @rule(school=st.sampled_from(SCHOOLS))
    def take_over(self, school: str) -> None:
        if not self.seen:
            return
        may = bool(self.open and not self.left and self.open["school"] == school)
        try:
            self.province.take_over(self.clerk(school), self.open or self.seen[-1])
        except Refused:
            assert not may
            return
        self.province.settle()
        assert may
        self.school, self.version = school, self.version + 1
        self.province.goes(self.teacher, school, self.version)
        self.end()

    @rule(data=st.data())
    def click_on_a_stale_page(self, data: st.DataObject) -> None:
        if not self.seen:
            return
        old = data.draw(st.sampled_from(self.seen))
        try:
            self.province.take_over_seen(self.clerk(old["to_org_name"]), old)
        except Refused:
            return
        raise AssertionError("A page that is not as things are took a file over.")

    def end(self) -> None:
        self.open, self.left, self.ended = None, [], self.ended + 1

    @invariant()
    def one_is_open_at_most_and_the_file_lies_at_one_school(self) -> None:
        rows = self.province.as_system("mobility", lambda db: db.execute(ROWS, {"id": self.teacher}).all())
        found = [row for row in rows if row.state in OPEN]
        assert len(found) == (1 if self.open else 0)
        assert len(rows) == self.ended + len(found)
        assert all((row.closed_at is None) == (row.state in OPEN) for row in rows)
        assert self.province.places[self.teacher] == self.school
        assert (self.teacher in self.province.held) == bool(self.open)
        if self.open:
            assert found[0].state == ("reviewed" if self.left else "awaited")


def test_any_order_of_clicks_of_any_party_ends_as_the_model_says(province):
    machine = type("Machine", (Transfers,), {"province": province})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=12, stateful_step_count=25, suppress_health_check=list(HealthCheck)),
    )
