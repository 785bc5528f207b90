"""Careful people at work, as clerks.py and reviewers.py have them.

They behave as a good client does: a write carries a key and is asked again with it until there is an answer; after a
refusal they look again before they go on.
"""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from deploy.local.places import Place
from deploy.local.site import Site
from services.common import clock, roles
from services.common.actor import Actor, sign
from services.common.contract import Call
from services.common.errors import Broken, Unavailable
from services.contracts.review.cases import FIRST_ENTRY
from tests.chaos.population import PopulationDatabase
from tests.chaos.rules import Violation

AGAIN, LOOK, LOOK_BACK = 0.3, 1.5, 3.0
# What goes on beside files that become effective: teachers object, schools ask for changes and for each other's
# teachers, teachers are away for a time, offices join files.
BUSINESSES = frozenset({"remarks", "requests", "merges", "staff", "transfers"})


class GivenUp(Exception):
    """The run is over before the work is."""


@dataclass
class Work:
    """What a run's people share: when to stop, how far they are, which answers were wrong."""

    site: Site
    population: PopulationDatabase
    seed: int
    files: int
    also: frozenset[str] = BUSINESSES
    transfers: int = 0  # that have to be asked for before the run is over
    done: int = 0
    results: int = 0  # of trainings, that have to be credited before the run is over
    asked: int = 0  # transfers, granted or not
    sent: int = 0  # results that the ministry sent to provinces
    credited: int = 0  # results that provinces have confirmed
    beside: int = 0  # decisions about other businesses than files becoming effective
    wrong: list[str] = field(default_factory=list)
    seen: set[Violation] = field(default_factory=set)  # what was broken at some moment of the run
    over: threading.Event = field(default_factory=threading.Event)
    joined: set[uuid.UUID] = field(default_factory=set)  # files of which somebody said that they are one person's
    entered: list[str] = field(default_factory=list)  # ID numbers of those who are on file
    asked_for: set[uuid.UUID] = field(default_factory=set)  # files that another school has asked for
    lock: threading.Lock = field(default_factory=threading.Lock)

    def step(self, count: int = 1) -> None:
        """Some more is done."""
        with self.lock:
            self.done += count

    def decided(self, businesses: list[str]) -> None:
        """Cases of these businesses were approved."""
        ours = businesses.count(FIRST_ENTRY)
        with self.lock:
            self.done += ours
            self.beside += len(businesses) - ours

    def enter(self, people: list[dict]) -> None:
        """They are on file; whoever has their ID numbers finds them."""
        with self.lock:
            self.entered += [person["id_number"] for person in people]

    def ask(self) -> None:
        """A school asks for a transfer."""
        with self.lock:
            self.asked += 1

    def send(self, count: int) -> None:
        """The ministry sent so many results."""
        with self.lock:
            self.sent += count

    def credit(self, count: int) -> None:
        """A province confirmed so many."""
        with self.lock:
            self.credited += count

    def progress(self) -> float:
        """From 0 to 1: each file is entered, submitted and decided twice; what has to be done besides counts once."""
        besides = min(self.asked, self.transfers) + min(self.credited, self.results)
        return min(1.0, (self.done + besides) / (4 * self.files + self.transfers + self.results))

    def moved(self) -> int:
        """What was done of anything, to tell progress from a standstill."""
        return self.done + self.beside + self.asked + self.sent + self.credited

    def see_all(self) -> None:
        """Wait until every transfer has been asked for, and every result credited."""
        while self.asked < self.transfers or self.credited < self.results:
            self.pause(LOOK)

    def pause(self, seconds: float) -> None:
        """Wait a little; ends the work when the run is over."""
        if self.over.wait(seconds):
            raise GivenUp


@dataclass(frozen=True)
class Person:
    """One of the sample's people at work."""

    work: Work
    place: Place
    role: str

    def actor(self) -> Actor:
        """Who asks."""
        return self.work.site.actor(self.place, self.role)

    def ask(self, call: Call, **payload: Any) -> dict:
        """Ask until there is an answer; the same write is never done twice. Raises what the service refuses."""
        site = self.work.site
        key = uuid.uuid4().hex
        while True:
            token = sign(self.actor(), site.key, clock.now())
            keyed = key if call.writes else None
            try:
                return site.bus.ask(call, payload, actor_token=token, key=keyed, request_id=key)
            except Unavailable:
                self.work.pause(AGAIN)
            except Broken as error:
                self.work.wrong.append(f"{call.name}: {error}")
                self.work.pause(AGAIN)

    def pages(self, call: Call, **wanted: Any) -> Iterator[dict]:
        """Every item of a list."""
        after = None
        while True:
            page = self.ask(call, **wanted, limit=200, after=after)
            yield from page["items"]
            after = page["next"]
            if after is None:
                return


@dataclass(frozen=True)
class Herself(Person):
    """The teacher whose file it is, with an account of the school's."""

    teacher_id: uuid.UUID

    def actor(self) -> Actor:
        """Who asks."""
        known = {"roles": frozenset({roles.TEACHER}), "teacher_id": self.teacher_id, "person_id": self.teacher_id}
        return replace(super().actor(), **known)
