"""One act tells each person once, whoever of review and mobility tells it (R-GW-05)."""

import datetime

import pytest
from sqlalchemy import select

from services.common.database import transactions
from services.common.database.tables import outbox
from services.contracts.identity.notices import people_notified
from tests.bus.mobility.elsewhere import HOST
from tests.bus.mobility.staff import COUNTY, SCHOOL


class Told:
    """What both services told since the last look, by who reads it."""

    def __init__(self, place):
        self.place, self.seen = place, set()
        self.of()

    def of(self, *people) -> dict[str, list[str]]:
        """The kinds of notices that each of these people reads, of an act just done; each notice once."""
        new = [notice for service in ("review", "mobility") for notice in self._new(service)]
        readers = {person.name: [n["kind"] for n in new if self._reads(person, n)] for person in people}
        return {name: sorted(kinds) for name, kinds in readers.items()}

    def _new(self, service):
        query = select(outbox.c.id, outbox.c.body).where(outbox.c.type == people_notified.type).order_by(outbox.c.seq)
        with self.place.stores[service].begin(transactions.system()) as db:
            rows = [row for row in db.execute(query) if row.id not in self.seen]
        self.seen |= {row.id for row in rows}
        return {notice["id"]: notice for row in rows for notice in row.body["notices"]}.values()

    @staticmethod
    def _reads(person, notice) -> bool:
        of_person = {"person_id": str(person.person_id)}
        return any(
            {"person_id": to.get("person_id")} == of_person
            or (to.get("org_id") == str(person.org_id) and set(to.get("roles") or ()) & person.roles)
            for to in notice["to"]
        )


@pytest.fixture
def people(elsewhere):
    """The clerk and the reviewer of the school, and the reviewer of its office."""
    school = (elsewhere.person(SCHOOL, role) for role in ("entry_clerk", "reviewer"))
    return [*school, elsewhere.person(COUNTY, "reviewer")]


def test_a_transfer_that_is_confirmed_refused_or_taken_back_is_one_notice_to_each(province):
    clerk, reviewer = province.person("蜀山小学", "entry_clerk"), province.person("蜀山小学", "reviewer")
    people = [clerk, reviewer, province.person("蜀山区教育局", "reviewer"), province.person("包河小学", "reviewer")]
    asked = {name: province.reviewed(clerk, province.teacher(name=name)) for name in ("王一", "王二", "王三")}
    for desk in ("蜀山小学", "蜀山区教育局", "包河小学"):
        province.decide(province.person(desk, "reviewer"), asked["王一"])
    told = Told(province)

    province.decide(province.person("包河区教育局", "reviewer"), asked["王一"])
    assert told.of(*people)[clerk.name] == ["transfer_awaited"]

    province.decide(reviewer, asked["王二"], "reject", "岗位已满")
    assert set(map(tuple, told.of(*people).values())) == {("transfer_refused",)}

    province.withdraw(clerk, asked["王三"])
    province.settle()
    assert set(map(tuple, told.of(*people).values())) == {("transfer_taken_back",)}


def test_a_change_of_status_that_takes_effect_or_is_refused_is_one_notice_to_each(elsewhere, people):
    clerk, reviewer, _ = people
    made = [elsewhere.entered(clerk, elsewhere.teacher(name=name), "retirement", "301") for name in ("王一", "王二")]
    told = Told(elsewhere)
    elsewhere.judge(reviewer, made[0])
    assert set(map(tuple, told.of(*people).values())) == {("status_done",)}
    elsewhere.judge(reviewer, made[1], "reject", "材料不齐")
    assert told.of(clerk) == {clerk.name: ["status_act_rejected"]}


def test_a_rotation_that_begins_or_is_refused_is_one_notice_to_each(elsewhere, people):
    clerk, host = people[0], elsewhere.person(HOST, "entry_clerk")
    first, second = (elsewhere.send(clerk, elsewhere.teacher(name=name)) for name in ("王一", "王二"))
    elsewhere.decided(SCHOOL, first)
    elsewhere.settle()
    told = Told(elsewhere)
    elsewhere.decided(COUNTY, first)
    assert set(map(tuple, told.of(*people, host).values())) == {("assignment_begun",)}
    elsewhere.decided(SCHOOL, second, "reject", "另有安排")
    assert told.of(clerk) == {clerk.name: ["assignment_rejected"]}


def test_an_office_that_asks_for_a_teacher_hears_of_the_confirmation_itself(province):
    office = province.person("蜀山区教育局", "info_admin")
    transfer = province.reviewed(office, province.teacher(), to_org_id=province.orgs["蜀山小学"])
    desks = ("蜀山小学", "蜀山区教育局", "包河小学", "包河区教育局")
    told = Told(province)
    for desk in desks:
        told.of()
        province.decide(province.person(desk, "reviewer"), transfer)
    assert told.of(office) == {office.name: ["transfer_awaited"]}
    assert province.look(office, transfer["id"])["due_at"] > datetime.datetime.now(datetime.UTC)
