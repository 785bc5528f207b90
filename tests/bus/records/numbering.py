"""The files of a school on their way to a number, step by step, as tests drive them."""

import contextlib
import json
import uuid

from sqlalchemy import event, text

from services.common.bus import inbox
from services.contracts.records import numbers as contract
from services.records import numbers
from services.records.file import values
from services.records.file.finishing import finish
from services.records.numbers import applying, checking, national

HANDLERS = {
    contract.number_wanted: national.take,
    contract.number_checking: applying.apply_checking,
    contract.number_decided: applying.apply_decisions,
}
ADD = text("""
    INSERT INTO teacher (id, org_id, org_path, category, stage, row_version, version, catalogue_version, basic, missing,
                         id_index)
    VALUES (:id, :org_id, :org_path, :category, 'effective', 1, 1, '1', CAST(:basic AS jsonb), 0, :id_index)
""")


class Register:
    """The files of a school and the news about their numbers; every act is a transaction of its own."""

    def __init__(self, begin, stores, school, population):
        self.begin, self.store, self.school, self.population = begin, stores["records"], school, population
        with begin() as db:
            self.read_to = db.execute(text("SELECT coalesce(max(seq), 0) FROM outbox")).scalar_one()

    def add(self, *people):
        """Files with these values; their ids."""
        record_set = values.basic_of(self.school["path"], self.school["category"])
        rows = [
            {"id": uuid.uuid4(), "org_id": self.school["id"], "org_path": self.school["path"]}
            | {"category": self.school["category"], "basic": json.dumps(values.sealed(record_set, person))}
            | {"id_index": values.id_index(person)}
            for person in people
        ]
        with self.begin() as db:
            db.execute(ADD, rows)
        return [row["id"] for row in rows]

    def grant(self, *ids):
        """Their files become effective."""
        with self.begin() as db:
            numbers.grant_temporary(db, ids)
            finish(db)

    def announced(self, kind):
        """What was announced since it was read last."""
        query = text("SELECT seq, type, body::jsonb AS body FROM outbox WHERE seq > :seq AND type = :type ORDER BY seq")
        with self.begin() as db:
            rows = db.execute(query, {"seq": self.read_to, "type": kind.type}).all()
        return [kind.body().load(row.body) for row in rows]

    def forget(self):
        """Read what is announced from here on."""
        with self.begin() as db:
            self.read_to = db.execute(text("SELECT max(seq) FROM outbox")).scalar_one()

    def deliver(self, kind, body):
        with self.begin() as db:
            db.info[inbox.HANDLER] = f"records.{kind.type}"
            HANDLERS[kind](db, **body)

    def ask_ministry(self):
        for body in self.announced(contract.number_wanted):
            self.deliver(contract.number_wanted, body)

    def hear_ministry(self):
        for kind in (contract.number_checking, contract.number_decided):
            for body in self.announced(kind):
                self.deliver(kind, body)

    def check(self):
        """Rounds of the job process until nothing is to be done."""
        while checking.check_with(self.store, self.population):
            pass

    def run(self, *ids):
        """The whole way."""
        self.grant(*ids)
        self.ask_ministry()
        self.check()
        self.hear_ministry()
        self.forget()

    def states(self, *ids):
        with self.begin() as db:
            rows = db.execute(text("SELECT id, number_state FROM teacher")).all()
        known = {row.id: row.number_state for row in rows}
        return [known[each] for each in ids]

    def had(self, teacher_id):
        """The numbers of a person in clear, oldest first, with the reason for which they ended."""
        query = text("SELECT number, why FROM personal_number WHERE teacher_id = :id ORDER BY issued_at, ended_at")
        with self.begin() as db:
            return [(values.sealer().open(row.number), row.why) for row in db.execute(query, {"id": teacher_id})]

    def change(self, teacher_id, person):
        """The file says something else by now."""
        basic = json.dumps(values.sealed(values.basic_of(self.school["path"], self.school["category"]), person))
        query = text("UPDATE teacher SET basic = CAST(:basic AS jsonb), id_index = :id_index WHERE id = :id")
        with self.begin() as db:
            db.execute(query, {"id": teacher_id, "basic": basic, "id_index": values.id_index(person)})


@contextlib.contextmanager
def counted(engine):
    """The statements that an engine is given meanwhile."""
    seen = []

    def see(_connection, _cursor, statement, *_):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", see)
    yield seen
    event.remove(engine, "before_cursor_execute", see)
