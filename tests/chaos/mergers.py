"""Offices that join files of one person, and part some of them again, while everything is killed."""

import uuid
from random import Random
from typing import Any
from uuid import UUID

from deploy.local.places import Place
from services.common import roles
from services.common.errors import Conflict, Forbidden, NotFound, Stale
from services.contracts.records import duplicates as contract
from services.contracts.records import files
from tests.chaos.people import LOOK, Person, Work

SHARE_UNDONE, SHARE_BOTH_REAL = 0.5, 0.2
QUICKER = (Stale, Conflict, Forbidden, NotFound)
WHY, WHY_NOT = "已核对证件，是同一人。", "再次核对，是两个人。"


class Merger:
    """The office over some schools: says of effective files of theirs that two are one person's, and thinks better.

    Which two is chance: the product asks a person, and the run has nobody who knows. A rule's own pairs come first.
    """

    def __init__(self, work: Work, office: Place) -> None:
        self.work = work
        self.person = Person(work, office, roles.REVIEWER)
        self.random = Random(f"{work.seed} merger {office.code}")
        self.joined: list[UUID] = []

    def keep_merging(self) -> None:
        """Join two files now and then, and part some again, until the run is over."""
        while not self.work.over.is_set():
            self.work.pause(LOOK)
            if pair := self.found() or self.brought_up():
                self.decide(pair)
            if self.joined and self.random.random() < SHARE_UNDONE:
                self.undo(self.random.choice(self.joined))

    def found(self) -> dict[str, Any] | None:
        """A pair that a rule has found, of two effective files."""
        listed = self.person.ask(contract.list_duplicates, state="open", limit=50)["items"]
        return next((pair for pair in listed if _is_effective(pair)), None)

    def brought_up(self) -> dict[str, Any] | None:
        """Two effective files that no rule has found."""
        rows = self.person.ask(files.list_teachers, status="effective", limit=200)["items"]
        chosen = [row["id"] for row in self.random.sample(rows, min(2, len(rows)))]
        if len(chosen) < 2:
            return None
        try:
            return self.person.ask(contract.report_duplicate, id=uuid.uuid4(), teacher_ids=chosen, note="疑为同一人")
        except QUICKER:
            return None  # something is under way with one of them, or the pair was answered before

    def decide(self, pair: dict[str, Any]) -> None:
        """Join the two, or say that both are real."""
        ids = [file["id"] for file in pair["files"]]
        terms: dict[str, Any] = {"outcome": "same", "kept_id": self.random.choice(ids), "reason": WHY}
        if self.random.random() < SHARE_BOTH_REAL:
            terms = {"outcome": "both_real", "note": WHY_NOT}
        with self.work.lock:
            self.work.joined |= set(ids)
        seen = {"duplicate_id": pair["id"], "row_version": pair["row_version"]}
        try:
            told = self.person.ask(contract.say_outcome, **seen, **terms)
        except QUICKER:
            return
        if told["state"] == "merged":
            self.joined.append(pair["id"])

    def undo(self, pair_id: UUID) -> None:
        """Two files again, unless the kept one was changed or merged since, or went to another county."""
        try:
            pair = self.person.ask(contract.duplicate, duplicate_id=pair_id)
        except NotFound:
            self.joined.remove(pair_id)
            return
        if "undo" not in pair["may"]:
            self.joined.remove(pair_id)
            return
        seen = {"duplicate_id": pair_id, "row_version": pair["row_version"]}
        try:
            self.person.ask(contract.undo_merge, **seen, note=WHY_NOT)
        except QUICKER:
            return
        self.joined.remove(pair_id)


def _is_effective(pair: dict[str, Any]) -> bool:
    return [file["status"] for file in pair["files"]] == ["effective"] * 2
