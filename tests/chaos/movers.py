"""Schools that ask for each other's teachers, several for the same one, while everything is killed."""

import uuid
from datetime import timedelta
from random import Random
from typing import Any

from deploy.local.places import Place
from services.common import clock, roles
from services.common.errors import Conflict, Forbidden, Invalid, NotFound, Stale, TooMany
from services.contracts.mobility import transfers as contract
from services.contracts.records import hand_over
from tests.chaos.people import LOOK, Person, Work

SHARE_WITHDRAWN, SHARE_WANTED_BY_ALL = 0.1, 0.5
WANTED_BY_ALL = 12  # of those who came in first: whom several schools want at once
QUICKER = (Stale, Conflict, Forbidden, NotFound, Invalid)


class Mover:
    """A school that looks for teachers by number, asks for them and takes them over once everybody has confirmed."""

    def __init__(self, work: Work, school: Place) -> None:
        self.work = work
        self.person = Person(work, school, roles.ENTRY_CLERK)
        self.random = Random(f"{work.seed} mover {school.code}")

    def keep_moving(self) -> None:
        """Ask for somebody, go on with what was asked, until the run is over."""
        while not self.work.over.is_set():
            self.work.pause(LOOK)
            if number := self.somebody():
                self.ask_for(number)
            for transfer in self.person.ask(contract.transfers, box="open", limit=100)["items"]:
                self.go_on(transfer)

    def somebody(self) -> str | None:
        """An ID number of somebody who was entered anywhere; half the time one that others want too."""
        with self.work.lock:
            known = list(self.work.entered)
        few = known[:WANTED_BY_ALL] if self.random.random() < SHARE_WANTED_BY_ALL else known
        return self.random.choice(few) if few else None

    def ask_for(self, number: str) -> None:
        """Find the person, and ask for her or him where nothing stands against it."""
        try:
            found = self.person.ask(hand_over.find_to_transfer, id_number=number, purpose="拟调入本校")
        except (Conflict, TooMany):
            return  # the answer to an earlier attempt got lost, and a ticket is shown once; or it looked too often
        if not found["may_be_asked_for"] or found["org_id"] == self.person.place.id:
            return
        with self.work.lock:
            self.work.asked_for.add(found["teacher_id"])
        asked = {"ticket": found["ticket"], "from_day": clock.today() + timedelta(days=30), "reason": "post"}
        self.work.ask()
        try:
            self.person.ask(contract.apply_for_transfer, id=uuid.uuid4(), **asked, post={}, post_said=[])
        except QUICKER:
            return  # another school was quicker, or something is under way with the file

    def go_on(self, transfer: dict[str, Any]) -> None:
        """Take the file over where it waits for that; think better of a few before."""
        seen = {"transfer_id": transfer["id"], "row_version": transfer["row_version"]}
        try:
            if "take_over" in transfer["may"]:
                self.person.ask(contract.take_over, **seen)
            elif "withdraw" in transfer["may"] and self.random.random() < SHARE_WITHDRAWN:
                self.person.ask(contract.withdraw_transfer, **seen, words="岗位另有安排")
        except QUICKER:
            return  # a reviewer was quicker, or an earlier attempt of this one
