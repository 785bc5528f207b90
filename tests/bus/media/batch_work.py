"""A school's batch at work: uploads, periodic work, what records answers, what a person does."""

import io
import json
import uuid
import zipfile
from collections import Counter
from pathlib import Path

from sqlalchemy import text

from services.common import storage
from services.common.contract import schema_of
from services.common.copies import known_orgs
from services.contracts.media import photo_batches as contract
from services.media import darkroom
from services.media.batches import actions, deciding, matching, periodic, queries, sealed

MOST = 10**9
OUTBOX = text(
    "SELECT body::jsonb AS body FROM outbox WHERE type = :type AND body::jsonb->>'batch_id' = :batch_id ORDER BY seq"
)


def develop(task: str, source: Path, folder: Path, *, nice: int = 0, **terms: object) -> dict:
    """A darkroom in a few lines: `good:x` gives a portrait and a photo, `no_face:x` a portrait alone, `!x` nothing."""
    content = source.read_bytes()
    if content.startswith(b"!"):
        raise darkroom.NotTaken(content[1:].partition(b":")[0].decode())
    (folder / "portrait.jpg").write_bytes(b"portrait of " + content)
    (folder / "thumb.jpg").write_bytes(b"thumb of " + content)
    (folder / "photo.jpg").write_bytes(b"photo of " + content + json.dumps(terms.get("box")).encode())
    photo = {"file": "photo.jpg", "width": 197, "height": 244, "warnings": []}
    if task == "cut":
        return photo
    reason = content.partition(b":")[0].decode()
    box = {"left": 10.0, "top": 10.0, "width": 80.0, "height": 99.0}
    portrait = {"file": "portrait.jpg", "thumb": "thumb.jpg", "width": 300, "height": 400, "faces": [], "warnings": []}
    good = reason == "good"
    return {"portrait": portrait | {"box": box}, "photo": photo if good else None, "reason": None if good else reason}


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP of these."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


class BatchWork:
    """One batch of one school, as its clerk and the processes around it see it."""

    def __init__(self, store, begin, clerk):
        self.store, self.begin, self.clerk = store, begin, clerk
        self.id = uuid.uuid4()
        self.teachers: dict[str, uuid.UUID] = {}  # whose number is whose
        with begin(clerk) as db:
            actions.open_batch(db, clerk, self.id, None)

    def upload(self, content: bytes, name: str = "photos.zip") -> dict:
        upload = {"id": uuid.uuid4(), "name": name, "bytes": len(content)}
        upload["key"] = f"incoming/{upload['id']}"
        storage.put(upload["key"], [content], MOST)
        self.add([upload])
        return upload

    def add_pictures(self, count: int) -> None:
        """So many uploads at once; nothing of them lies in the store."""
        ids = [uuid.uuid4() for _ in range(count)]
        self.add([{"id": each, "key": f"incoming/{each}", "name": "x.jpg", "bytes": 1} for each in ids])

    def add(self, uploads: list[dict]) -> None:
        with self.begin(self.clerk) as db:
            actions.add(db, self.clerk, self.id, uploads)

    def work(self) -> None:
        """Rounds until nothing is left to do, for whichever batch."""
        while periodic.work(self.store):
            pass

    def work_a_little(self, times: int) -> None:
        for _ in range(times):
            periodic.work(self.store)

    def tidy(self) -> None:
        while periodic.tidy(self.store):
            pass

    def asked(self) -> list[dict]:
        """Every question so far, as records hears it."""
        return self.announced(contract.photos_named)

    def confirmed(self) -> list[dict]:
        return self.announced(contract.photos_confirmed)

    def announced(self, event) -> list[dict]:
        with self.begin() as db:
            bodies = db.scalars(OUTBOX, {"type": event.type, "batch_id": str(self.id)}).all()
        return [schema_of(event.body).load(body) for body in bodies]

    def answer_of(self, question: dict) -> list[dict]:
        """What records says: numbers that `teachers` has are theirs, `…E` are elsewhere, all others unknown."""
        answers = []
        for item in question["items"]:
            number = item["name_sealed"] and sealed.read(item["name_sealed"])
            teacher = item["teacher_id"] or self.teachers.get(number)
            why = None if teacher else "elsewhere" if number.endswith("E") else "unknown"
            named = {"teacher_id": teacher, "teacher_name": "张三" if teacher else None, "why": why}
            answers.append({"number": item["number"], "ask": item["ask"]} | named)
        return answers

    def hear(self, answers: list[dict]) -> None:
        with self.begin() as db:
            matching.apply_matches(db, self.id, answers)

    def match_all(self) -> None:
        """Records answers all questions, again and again if asked again."""
        for question in self.asked():
            self.hear(self.answer_of(question))

    def confirm(self, *numbers: int) -> int:
        with self.begin(self.clerk) as db:
            return deciding.confirm(db, self.clerk, self.id, list(numbers) or None)["confirmed"]

    def keep(self, message: str | None = None) -> None:
        """Records answers all confirmations: kept, or not for a reason."""
        for batch in self.confirmed():
            told = {"kept": message is None, "message": message, "params": {}}
            self.hear_kept([{"number": item["number"], "ask": item["ask"]} | told for item in batch["items"]])

    def hear_kept(self, outcomes: list[dict]) -> None:
        with self.begin() as db:
            matching.apply_kept(db, self.id, outcomes)

    def refuse(self, number: int) -> None:
        with self.begin(self.clerk) as db:
            deciding.refuse(db, self.clerk, self.id, number)

    def reopen(self, number: int) -> None:
        with self.begin(self.clerk) as db:
            deciding.reopen(db, self.clerk, self.id, number)

    def match(self, number: int, teacher_id: uuid.UUID) -> None:
        with self.begin(self.clerk) as db:
            deciding.match(db, self.clerk, self.id, number, teacher_id)

    def frame(self, number: int, left: float = 20.0) -> None:
        box = {"left": left, "top": 20.0, "width": 80.0, "height": 99.0}
        deciding.frame(lambda: self.begin(self.clerk), self.clerk, self.id, number, box)

    def cancel(self) -> None:
        with self.begin(self.clerk) as db:
            actions.cancel(db, self.clerk, self.id)

    def shown(self) -> dict:
        with self.begin(self.clerk) as db:
            return queries.batch(db, self.clerk, self.id)

    def photos(self, **wanted: object) -> list[dict]:
        with self.begin(self.clerk) as db:
            terms = {"state": None, "limit": 200, "after": None} | wanted
            return queries.items(db, self.clerk, self.id, **terms)["items"]

    def photo(self, number: int) -> dict:
        return next(one for one in self.photos() if one["number"] == number)

    def states(self) -> Counter:
        return Counter(self.shown()["counts"])


def learn_school(begin, clerk, **changes: object) -> None:
    """Media knows the clerk's school."""
    school = {
        "id": clerk.org_id,
        "code": uuid.uuid4().hex[:10],
        "name": clerk.org_name,
        "level": "school",
        "path": clerk.org_path,
        "closed": False,
        "row_version": 1,
    }
    with begin() as db:
        known_orgs.learn(db, **(school | changes))
