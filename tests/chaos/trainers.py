"""The ministry's trainings, those who hold them and the provinces that credit them, while everything is killed.

Schools send whoever is on file, the institution enters and corrects, the ministry sends results to provinces, two
people of each province confirm the same ones at once; what the two sides say to each other is said twice, shuffled.
"""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from random import Random
from typing import Any

import psycopg2

from deploy.local.places import Place
from deploy.local.trainings import BACK, CENTRE, let_time_pass
from services.common import clock, roles
from services.common.bus.outbox import CHANNEL
from services.common.database.transactions import is_away
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale
from services.contracts.training import enrolments, national, projects, results
from tests.chaos.facts import Connect
from tests.chaos.people import AGAIN, LOOK, Person, Work

QUICKER = (Stale, Conflict, Forbidden, NotFound, Invalid)
SHARE_RETURNED, SHARE_REFUSED, SHARE_CORRECTED, SHARE_CONTESTED = 0.03, 0.02, 0.03, 0.5
MINISTRY, PROVINCES = "000000", ("340000", "330000")
AT_ONCE, TWICE_AT_ONCE, BETWEEN = 200, 30, 1.0
HOURS = ("30", "24", "18", "12")
MODEL: dict[str, Any] = {
    "name": "国家级研修", "mode": "2", "content": "学科教学", "hours": "30", "places": None, "directions": ["sent"],
    "results_due": None, "attributes": {}, "notes": None,
}  # fmt: skip
PICK = f"""
    SELECT id::text FROM outbox
    WHERE type LIKE 'national_results_%%' AND sent_at IS NOT NULL AND NOT (id = ANY (%s::uuid[]))
    ORDER BY random() LIMIT {TWICE_AT_ONCE}
"""  # noqa: S608 - our own number
SAID_AGAIN = """
    INSERT INTO outbox (id, type, body, headers, destination)
    SELECT gen_random_uuid(), type, body, headers, destination FROM outbox WHERE id = ANY (%s::uuid[])
    ORDER BY random() RETURNING id::text
"""


class Trainings:
    """The ministry and the institution that holds its trainings."""

    def __init__(self, work: Work, at: dict[str, Place], schools: list[Place], number: int) -> None:
        self.work, self.schools = work, schools
        self.owner = Person(work, at[MINISTRY], roles.INFO_ADMIN)
        self.reviewer = Person(work, at[MINISTRY], roles.REVIEWER)
        self.centre = Person(work, at[CENTRE], roles.INSTITUTION)
        self.random = Random(f"{work.seed} trainings {number}")
        self.held: list[uuid.UUID] = []

    def keep_training(self) -> None:
        """Hold one after the other, and go on with those that were held, until the run is over."""
        while not self.work.over.is_set():
            self.work.pause(LOOK)
            if self.work.sent < self.work.results:
                self.hold()
            for project_id in self.held:
                self.go_on(project_id)

    def hold(self) -> None:
        """A training that everybody who is on file takes part in."""
        now, today = clock.now(), clock.today()
        days = {"start": today - timedelta(days=1), "finish": today + timedelta(days=1), "year": today.year}
        times = {"enrol_from": now - timedelta(hours=1), "enrol_until": now + timedelta(hours=1)}
        known = MODEL | days | times | {"institution_id": self.centre.place.id}
        made = self.owner.ask(projects.register_project, id=uuid.uuid4(), **known)
        seen = {"project_id": made["id"], "row_version": made["row_version"]}
        self.owner.ask(projects.publish_project, **seen)
        if sum(self.send(school, made["id"]) for school in self.schools):
            self.passes(made["id"])
            self.enter(made["id"])
            self.held.append(made["id"])

    def send(self, school: Place, project_id: uuid.UUID) -> int:
        """A school enrols whoever may take part; how many were accepted."""
        clerk = Person(self.work, school, roles.ENTRY_CLERK)
        found = clerk.pages(enrolments.possible_teachers, project_id=project_id)
        wanted = [each["id"] for each in found if not each["why_not"]]
        if not wanted:
            return 0
        act = {"id": uuid.uuid4(), "project_id": project_id, "teacher_ids": wanted, "direction": "sent"}
        told = clerk.ask(enrolments.enrol, **act)["outcomes"]
        return sum(each["outcome"] == "accepted" for each in told)

    def passes(self, project_id: uuid.UUID) -> None:
        """Its days are over, as far as the database is concerned."""
        while True:
            try:
                return let_time_pass(project_id, BACK)
            except Exception as error:
                if not is_away(error):
                    raise
            self.work.pause(AGAIN)

    def enter(self, project_id: uuid.UUID, **which: Any) -> None:
        """Everybody, or who is meant, has a result, and all are submitted."""
        rows = list(self.centre.pages(results.results, project_id=project_id, **which))
        for first in range(0, len(rows), AT_ONCE):
            said = [
                {"enrolment_id": row["enrolment_id"], "row_version": row["row_version"], "grade": "合格"}
                | {"hours": self.random.choice(HOURS), "absent": None, "measures": {}}
                for row in rows[first : first + AT_ONCE]
            ]
            self.centre.ask(results.enter_results, project_id=project_id, results=said)
        seen = self.centre.ask(projects.project, project_id=project_id)
        known = {"project_id": project_id, "row_version": seen["row_version"]}
        self.centre.ask(results.submit_results, **known, count=len(rows))

    def go_on(self, project_id: uuid.UUID) -> None:
        """The ministry sends what waits; the institution mends what came back, and corrects a few."""
        counts = self.owner.ask(results.result_counts, project_id=project_id)
        if counts.get("submitted"):
            looked(self.reviewer, results.results, project_id)
            rows = list(self.reviewer.pages(results.results, project_id=project_id, state="submitted"))
            self.work.send(sum(tried(self.reviewer, rows[n : n + AT_ONCE]) for n in range(0, len(rows), AT_ONCE)))
        elif counts.get("returned") and not counts.get("sent"):
            self.enter(project_id, state="returned")
        elif counts.get("confirmed") and self.random.random() < SHARE_CORRECTED:
            [*rows] = self.centre.ask(results.results, project_id=project_id, state="confirmed", limit=50)["items"]
            self.correct(self.random.choice(rows))

    def correct(self, row: dict[str, Any]) -> None:
        """A confirmed result was wrong."""
        known = {"hours": "6", "absent": None, "grade": "合格", "measures": {}, "words": "学时登记有误"}
        try:
            self.centre.ask(results.correct_result, result_id=row["result_id"], row_version=row["row_version"], **known)
        except QUICKER:
            return


class Province:
    """The people of a province who confirm what arrived, two of them often the same results."""

    def __init__(self, work: Work, place: Place) -> None:
        self.work = work
        self.people = [Person(work, place, role) for role in (roles.REVIEWER, roles.INFO_ADMIN)]
        self.random = Random(f"{work.seed} province {place.code}")

    def keep_confirming(self) -> None:
        """Look at the samples and decide on what waits, until the run is over."""
        with ThreadPoolExecutor(len(self.people)) as pool:
            while not self.work.over.is_set():
                self.work.pause(LOOK)
                for training in self.people[0].ask(national.received_trainings)["items"]:
                    if training["submitted"]:
                        self.confirm(pool, training["project_id"])

    def confirm(self, pool: ThreadPoolExecutor, project_id: uuid.UUID) -> None:
        """Most are confirmed; a few go back or are refused."""
        first = self.people[0]
        looked(first, national.received_results, project_id)
        rows = list(first.pages(national.received_results, project_id=project_id, state="submitted"))[:AT_ONCE]
        for verdict, share in (("return", SHARE_RETURNED), ("refuse", SHARE_REFUSED)):
            meant = [row for row in rows if row["number"] == 1 and self.random.random() < share]
            if meant:
                tried(first, meant, verdict, "请核对学时")
                rows = [row for row in rows if row not in meant]
        contested = self.random.random() < SHARE_CONTESTED
        deciding = [pool.submit(tried, each, rows) for each in (self.people if contested else [first])] if rows else []
        self.work.credit(sum(each.result() for each in deciding))


def looked(person: Person, listed: Any, project_id: uuid.UUID) -> None:
    """All of the sample that wait are looked at."""
    for row in person.pages(listed, project_id=project_id, state="submitted", sampled=True):
        if row["looked_by"] is None:
            try:
                person.ask(results.look_at_result, result_id=row["result_id"], row_version=row["row_version"])
            except QUICKER:
                continue


def tried(person: Person, rows: list[dict[str, Any]], verdict: str = "confirm", words: str | None = None) -> int:
    """Decide on these; a colleague may have been quicker. How many are decided on now."""
    seen = [{"id": row["result_id"], "row_version": row["row_version"]} for row in rows]
    try:
        told = person.ask(results.decide_results, results=seen, verdict=verdict, words=words)["outcomes"]
    except QUICKER:
        return 0
    return sum(each["state"] in ("sent", "confirmed") for each in told)


def say_twice(connect: Connect, work: Work) -> None:
    """Whatever the ministry and the provinces say to each other is said once more, later, in any order."""
    again: set[str] = set()
    while not work.over.is_set():
        try:
            with closing(connect("xingtan_training")) as connection:
                while not work.over.wait(BETWEEN):
                    again |= _said_again(connection, again)
        except psycopg2.Error:  # the database is killed too
            time.sleep(BETWEEN)


def _said_again(connection: Any, again: set[str]) -> set[str]:
    cursor = connection.cursor()
    cursor.execute(PICK, [sorted(again)])
    picked = [row[0] for row in cursor.fetchall()]
    if not picked:
        return set()
    cursor.execute(SAID_AGAIN, [picked])
    copies = {row[0] for row in cursor.fetchall()}
    cursor.execute(f"NOTIFY {CHANNEL}")
    return copies | set(picked)
