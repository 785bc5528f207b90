"""Clerks with photos: they upload them in pieces, look at what was made, put right what can be, confirm the rest."""

import io
import uuid
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from deploy.local.places import Place
from services.common import roles, storage
from services.common.errors import Conflict, NotFound
from services.contracts.media import photo_batches as contract
from services.contracts.records import files as files_contract
from tests.chaos import workbook
from tests.chaos.clerks import Clerk
from tests.chaos.people import LOOK, Person, Work
from tests.data.portraits import bad_portraits, portraits

MOST = 1024**3
IN_A_ZIP = 60
UNNAMED, TWICE, BAD = 2, 2, 10  # of a school's photos: without a number, a second one of somebody, bad ones
BY_HAND = ("no_face", "two_faces", "wrong_ratio", "blurred")
DONE = ("kept", "refused", "cancelled")


@dataclass
class Photographer:
    """Brings the photos of one school's teachers into their files; `wanted` of these must have one in the end."""

    work: Work
    school: Place
    category: str
    people: list[dict[str, Any]]
    folder: Path
    batch_id: UUID = field(default_factory=uuid.uuid4)

    def __post_init__(self) -> None:
        self.person = Person(self.work, self.school, roles.ENTRY_CLERK)
        self.random = Random(f"{self.work.seed} photos {self.school.code}")
        self.unnamed: dict[str, tuple[str, str]] = {}  # a file without a number → whose it is
        self.framed: set[int] = set()
        self.taught: dict[tuple[str, str], UUID] = {}
        self.files: list[Path] = []
        self.progress = 0.0

    def enter(self) -> None:
        """The teachers come first, as a workbook, and their photos are taken."""
        self.files = self.take_photos()
        clerk = Clerk(self.work, self.school, self.category, [])
        content, rows = workbook.first(self.people, self.category)
        clerk.wait_for(clerk.upload(content, "append"), rows, 0)
        mine = {(person["name"], person["id_number"][-4:]) for person in self.people}
        for teacher in self.person.pages(files_contract.list_teachers):
            if (key := (teacher["name"], teacher["id_number"][-4:])) in mine:
                self.taught[key] = teacher["id"]

    def take_photos(self) -> list[Path]:
        """A photo of everybody, some of them called anything, and bad ones among them."""
        numbers = [person["id_number"] for person in self.people]
        seed = self.random.randrange(10**6)
        files = portraits(self.folder, numbers, seed)
        for number, person in enumerate(self.people[:UNNAMED]):
            name = f"IMG_{number}.jpg"
            files[number] = files[number].rename(self.folder / name)
            self.unnamed[name] = person["name"], person["id_number"][-4:]
        again = portraits(self.folder, [f"{number}_again" for number in numbers[-TWICE:]], seed)
        bad = bad_portraits(self.folder, [f"H{number:08}" for number in range(BAD)], seed)
        return [*files, *again, *bad.values()]

    def bring_in(self) -> None:
        """Upload all, in ZIPs and one by one, and see each photo to its end."""
        self.person.ask(contract.open_photo_batch, id=self.batch_id)
        first, others = self.files[: -TWICE - BAD], self.files[-TWICE - BAD :]
        singles = first[:UNNAMED]
        for start in range(UNNAMED, len(first), IN_A_ZIP):
            self.upload(packed(first[start : start + IN_A_ZIP]), "照片.zip")
        for path in (*singles, *others):
            self.upload(path.read_bytes(), path.name)
        self.see_through(len(self.files))

    def without(self) -> int:
        """How many teachers have no photo in the end."""
        kept = {one["teacher_id"] for one in self.items() if one["state"] == "kept"}
        return len(set(self.taught.values()) - kept)

    def upload(self, content: bytes, name: str) -> None:
        """Lay a file into the store and add it to the batch."""
        upload = {"id": uuid.uuid4(), "name": name, "bytes": len(content)}
        upload["key"] = f"incoming/{upload['id']}"
        storage.put(upload["key"], [content], MOST)
        self.person.ask(contract.add_photos, batch_id=self.batch_id, uploads=[upload])

    def see_through(self, total: int) -> None:
        """Decide what is there, again and again, until nothing is left to decide."""
        while True:
            acted = self.put_right()
            self.confirm_some()
            counts = Counter(self.person.ask(contract.photo_batch, batch_id=self.batch_id)["counts"])
            over = sum(counts[state] for state in DONE)
            self.progress = (total - counts["waiting"] + over) / (2 * total)
            self.work.done = max(self.work.done, over)
            if over == total and not acted:
                return
            self.work.pause(LOOK)

    def confirm_some(self) -> None:
        """Some by number, or whatever can be."""
        ready = [one["number"] for one in self.items() if "confirm" in one["may"]]
        chosen = self.random.sample(ready, self.random.randint(0, min(len(ready), contract.AT_ONCE)))
        self.person.ask(contract.confirm_photos, batch_id=self.batch_id, numbers=chosen or None)

    def put_right(self) -> bool:
        """Match the unnamed, frame the faceless once, confirm anew what failed; whether there was any of these."""
        acted = [self.act(one) for one in self.items()]
        return any(acted)

    def act(self, one: dict) -> bool:
        """What a careful person does with one photo, unless it has changed meanwhile."""
        try:
            if "match" in one["may"] and one["match"] == "unnamed" and one["name"] in self.unnamed:
                teacher_id = self.taught[self.unnamed[one["name"]]]
                return self.did(contract.match_photo, one, teacher_id=teacher_id)
            if "frame" in one["may"] and one["reason"] in BY_HAND and one["number"] not in self.framed:
                self.framed.add(one["number"])
                return self.did(contract.frame_photo, one, box=middle(one["portrait"]))
            if "reopen" in one["may"] and one["state"] == "failed":
                return self.did(contract.reopen_photo, one)
        except (Conflict, NotFound):
            return True
        return False

    def did(self, call: Any, one: dict, **terms: Any) -> bool:
        """Ask for it."""
        self.person.ask(call, batch_id=self.batch_id, number=one["number"], **terms)
        return True

    def items(self) -> list[dict]:
        """The contact sheet."""
        return list(self.person.pages(contract.photo_items, batch_id=self.batch_id))


def middle(portrait: dict) -> dict[str, float]:
    """A frame of the photo's shape in the middle of a portrait."""
    height = min(portrait["height"], portrait["width"] * 244 / 197) * 0.9
    width = height * 197 / 244
    left, top = (portrait["width"] - width) / 2, (portrait["height"] - height) / 2
    return {"left": left, "top": top, "width": width, "height": height}


def packed(files: list[Path]) -> bytes:
    """A ZIP of these."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path in files:
            archive.write(path, f"照片/{path.name}")
    return written.getvalue()
