"""From approval to the formal number: once for each person, whatever comes twice, late or never (R-REC-13)."""

import contextlib
import dataclasses
import json
import threading
import uuid

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from deploy.local import population as simulator
from services.common import db as database
from services.common import inbox, settings
from services.common.contracts import numbers as contract
from services.common.errors import Conflict, NotFound
from services.records import numbers
from services.records.file import values
from services.records.file.finishing import finish
from services.records.numbers import applying, checking, granting, identity, lookup, national, queries
from services.records.numbers.population import Circuit, Population
from tests.bus.records.filing import Filing

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
            HANDLERS[kind](db, body)

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


@pytest.fixture
def people_database():
    """A simulator of this test's own."""
    server = simulator.Server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def population(people_database):
    ready = Population(people_database.address, deadline=0.3)
    yield ready
    ready.close()


@pytest.fixture
def register(stack, begin, stores, school, population):
    admin = stack.admin("xingtan_records")
    with admin.cursor() as cursor:
        cursor.execute("TRUNCATE national_person, national_check, national_duplicate, national_order")
    admin.close()
    return Register(begin, stores, school, population)


@pytest.fixture
def person(values_of):
    return values_of()


def passport(person, number="E12345678"):
    return person | {"id_type": "A", "id_number": number}


def elsewhere(batch, site="650000"):
    """The same people, handed in by another province at the same time."""
    items = [item | {"teacher_id": uuid.uuid4(), "division": f"{site[:2]}0102"} for item in batch["items"]]
    return batch | {"site": site, "items": items}


def test_an_approved_teacher_has_a_temporary_number_and_the_ministry_is_asked(register, person):
    [teacher] = register.add(person)
    register.grant(teacher)

    [(number, why)] = register.had(teacher)
    born = person["birth_date"].replace("-", "")
    assert (number[:15], len(number), why) == (f"L430623{born}", 19, None)
    assert register.states(teacher) == ["temporary"]
    [batch] = register.announced(contract.number_wanted)
    assert (batch["site"], batch["items"][0]["teacher_id"]) == (settings.load().site, teacher)


def test_approval_gives_the_number_and_the_file_is_found_by_it(register, person, begin, clerk):
    filing = Filing(begin, clerk)
    teacher = filing.newcomer(person)
    filing.submit(teacher["id"])
    approved = filing.case(teacher, "approved")
    filing.hear(approved)
    filing.hear(approved)

    shown = filing.look(teacher)
    assert (shown["number_state"], shown["personal_number"][0]) == ("temporary", "L")
    register.ask_ministry()
    register.check()
    register.hear_ministry()
    for number, _ in register.had(teacher["id"]):
        with begin(clerk) as db:
            assert [each["id"] for each in lookup.lookup(db, clerk, number)["items"]] == [teacher["id"]]
    assert filing.look(teacher)["personal_number"] == f"G{person['id_number'][:6]}********{person['id_number'][-4:]}"


def test_the_formal_number_follows_and_ends_the_temporary_one(register, person, begin):
    [teacher] = register.add(person)
    register.run(teacher)

    [temporary, formal] = register.had(teacher)
    assert (temporary[1], formal) == ("formal", (f"G{person['id_number']}", None))
    assert register.states(teacher) == ["formal"]
    with begin() as db:
        assert numbers.holder_of(db, temporary[0]) == numbers.holder_of(db, formal[0].lower()) == teacher
        assert numbers.holder_of(db, "G110101199001010000") is None


def test_nothing_on_the_way_says_in_clear_who_it_is_about(register, person, begin):
    [teacher] = register.add(person)
    register.run(teacher)
    with begin() as db:
        query = text("SELECT string_agg(body::text, ' ') FROM outbox WHERE type LIKE 'number%' AND body::text LIKE :id")
        sent = db.execute(query, {"id": f"%{teacher}%"}).scalar_one()
        kept = db.execute(text("SELECT number FROM personal_number WHERE teacher_id = :id"), {"id": teacher}).all()
        shown = db.execute(text("SELECT personal_number FROM teacher WHERE id = :id"), {"id": teacher}).scalar_one()
    for secret in (person["name"], person["id_number"], person["birth_date"]):
        assert secret not in sent + str(kept) + shown


def test_approving_again_gives_no_second_number(register, person):
    [teacher] = register.add(person)
    register.grant(teacher)
    register.grant(teacher, teacher)

    assert len(register.had(teacher)) == 1
    assert len(register.announced(contract.number_wanted)) == 1


def test_a_number_that_is_taken_is_drawn_again(register, values_of, monkeypatch):
    first, second = register.add(values_of(birth_date="1990-01-01"), values_of(birth_date="1990-01-01"))
    drawn = iter("AAAAAAAABBBB")
    monkeypatch.setattr(granting.secrets, "choice", lambda _alphabet: next(drawn))
    register.grant(first, second)

    assert {register.had(each)[0][0][-4:] for each in (first, second)} == {"AAAA", "BBBB"}


def test_the_database_gives_nobody_two_current_numbers_and_no_number_twice(register, values_of, begin):
    first, second = register.add(values_of(), values_of())
    register.grant(first)
    row = granting.number_row("L43062319900101ZZZZ", first)
    with pytest.raises(IntegrityError), begin() as db:
        db.execute(granting.ISSUE, {"numbers": json.dumps([row]), "at": "2026-11-22"})
    taken = granting.number_row(register.had(first)[0][0], second)
    with begin() as db:
        assert db.execute(granting.ISSUE, {"numbers": json.dumps([taken]), "at": "2026-11-22"}).all() == []
    with pytest.raises(ProgrammingError), begin() as db:
        db.execute(text("DELETE FROM personal_number"))


def test_every_event_delivered_twice_is_applied_once(register, person):
    [teacher] = register.add(person)
    register.grant(teacher)
    register.ask_ministry()
    register.ask_ministry()
    register.check()
    register.hear_ministry()
    register.hear_ministry()

    assert len(register.announced(contract.number_decided)) == 1
    assert [why for _, why in register.had(teacher)] == ["formal", None]


def test_news_in_the_wrong_order_is_no_harm(register, person):
    [teacher] = register.add(person)
    register.grant(teacher)
    register.ask_ministry()
    register.check()
    [decided] = register.announced(contract.number_decided)
    [taken] = register.announced(contract.number_checking)
    register.deliver(contract.number_decided, decided)
    register.deliver(contract.number_checking, taken)

    assert register.states(teacher) == ["formal"]


def test_news_of_another_site_is_not_for_us(register, person):
    [teacher] = register.add(person)
    register.grant(teacher)
    register.ask_ministry()
    register.check()
    [decided] = register.announced(contract.number_decided)
    register.deliver(contract.number_decided, decided | {"site": "650000"})

    assert register.states(teacher) == ["temporary"]


@pytest.mark.parametrize(
    ("mark", "reason"), [("冒", "other_name"), ("虚", "no_such_number"), ("误", "other_sex_or_birth")]
)
def test_who_is_not_who_they_say_is_a_problem_with_a_remedy(register, values_of, mark, reason, begin, staff_of):
    [teacher] = register.add(values_of(name=f"王{mark}"))
    register.run(teacher)
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        [found] = queries.problems(db, clerk, None, None, limit=10, after=None)["items"]

    assert (found["teacher_id"], found["reason"], found["holder"]) == (teacher, reason, None)
    assert "核验" in found["remedy"] or "派出所" in found["remedy"]
    assert "*" in found["id_number"]
    assert [why for _, why in register.had(teacher)] == [None]  # the temporary number stays


def test_a_problem_is_checked_again_once_it_is_put_right(register, values_of, begin, staff_of):
    wrong = values_of(name="王冒")
    [teacher] = register.add(wrong)
    register.run(teacher)
    register.change(teacher, wrong | {"name": "王茂"})
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        assert queries.recheck(db, clerk, teacher)["state"] == "checking"
    with pytest.raises(Conflict), begin(clerk) as db:
        queries.recheck(db, clerk, teacher)
    register.ask_ministry()
    register.check()
    register.hear_ministry()

    assert register.states(teacher) == ["formal"]
    assert [number for number, _ in register.had(teacher)][1] == f"G{wrong['id_number']}"


def test_an_answer_to_an_older_question_changes_nothing(register, values_of, begin, staff_of):
    [teacher] = register.add(values_of(name="王冒"))
    register.run(teacher)
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        queries.recheck(db, clerk, teacher)
    late = {"teacher_id": teacher, "ask": 1, "outcome": "problem", "number": None, "verified": None}
    late |= {"reason": "duplicate", "holder": None}
    register.deliver(contract.number_decided, {"site": "000000", "items": [late], "at": checking.now()})

    assert register.states(teacher) == ["checking"]


def test_a_correction_that_becomes_effective_is_asked_about_by_itself(register, values_of):
    wrong = values_of(name="王冒")
    [teacher] = register.add(wrong)
    register.run(teacher)
    register.change(teacher, wrong | {"name": "王茂"})
    register.run(teacher)

    assert register.states(teacher) == ["formal"]


def test_a_corrected_id_number_makes_a_new_number_and_the_old_one_stays_an_alias(register, values_of, begin):
    before, after = values_of(), values_of()
    [teacher] = register.add(before)
    register.run(teacher)
    register.change(teacher, after)
    register.run(teacher)

    assert [why for _, why in register.had(teacher)] == ["formal", "corrected", None]
    with begin() as db:
        for person in (before, after):
            assert numbers.holder_of(db, f"G{person['id_number']}") == teacher


def test_a_foreigner_gets_a_code_of_their_own_unchecked_and_keeps_it(register, values_of, people_database):
    person = passport(values_of())
    [teacher] = register.add(person)
    register.run(teacher)
    register.change(teacher, passport(person, "E99999999"))
    register.run(teacher)

    [_, (number, why)] = register.had(teacher)
    assert (number[0], number[1:7], why) == ("J", "430623", None)
    assert people_database.simulator.calls == 0


def test_two_foreigners_born_on_one_day_get_different_codes(register, values_of):
    same = {"birth_date": "1990-01-01"}
    ids = register.add(passport(values_of(**same), "E1"), passport(values_of(**same), "E2"))
    register.run(*ids)

    assert len({register.had(each)[1][0] for each in ids}) == 2


def test_of_two_provinces_with_the_same_person_one_gets_the_number(register, person, stores):
    [teacher] = register.add(person)
    register.grant(teacher)
    [ours] = register.announced(contract.number_wanted)
    theirs = elsewhere(ours)
    together = threading.Barrier(2)

    def take(batch):
        together.wait()
        with stores["records"].begin(database.system()) as db:
            national.take(db, batch)

    threads = [threading.Thread(target=take, args=(batch,)) for batch in (ours, theirs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    register.check()

    told = {batch["site"]: batch["items"][0] for batch in register.announced(contract.number_decided)}
    outcomes = {site: (item["outcome"], item["reason"]) for site, item in told.items()}
    assert sorted(outcomes.values(), key=str) == [("formal", None), ("problem", "duplicate")]
    [loser] = [item for item in told.values() if item["reason"]]
    assert loser["holder"] in ("430000", "650000")


def test_who_comes_later_is_told_where_the_number_is_held_and_no_more(register, person, begin, staff_of):
    [teacher] = register.add(person)
    register.grant(teacher)
    [ours] = register.announced(contract.number_wanted)
    register.deliver(contract.number_wanted, elsewhere(ours))
    register.check()
    register.ask_ministry()
    register.hear_ministry()
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        shown = queries.numbers(db, clerk, teacher)

    assert (shown["state"], shown["reason"], shown["holder"]) == ("problem", "duplicate", "新疆维吾尔自治区")
    assert shown["may"] == ["recheck", "reveal"]


def test_a_stranger_with_somebody_elses_number_does_not_keep_its_owner_out(register, person):
    stranger = person | {"name": "王冒"}
    [first] = register.add(stranger)
    register.grant(first)
    [wrong] = register.announced(contract.number_wanted)
    right = wrong | {"site": "650000"}
    right["items"] = [right["items"][0] | {"teacher_id": uuid.uuid4(), "identity": identity.seal(person)}]
    register.ask_ministry()
    register.deliver(contract.number_wanted, right)
    register.check()

    told = {batch["site"]: batch["items"][0]["outcome"] for batch in register.announced(contract.number_decided)}
    assert told == {"000000": "problem", "650000": "formal"}


def test_without_an_address_the_checks_wait_and_say_so(register, person, monkeypatch, begin, staff_of):
    [teacher] = register.add(person)
    register.grant(teacher)
    register.ask_ministry()
    nowhere = dataclasses.replace(settings.load(), population=None)
    monkeypatch.setattr(settings, "load", lambda: nowhere)
    assert not checking.check_due(register.store)
    register.hear_ministry()
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        counted = queries.counts(db, clerk, None)
        shown = queries.numbers(db, clerk, teacher)

    assert (counted["problems"], counted["waiting"], shown["state"]) == (0, 1, "checking")
    assert counted["oldest"] is not None


def test_a_database_that_is_down_is_left_alone_and_asked_when_it_is_back(register, values_of, people_database):
    ids = register.add(*(values_of() for _ in range(20)))
    clock = [0.0]
    register.population.circuit = Circuit(lambda: clock[0])
    people_database.simulator.down = True
    register.grant(*ids)
    register.ask_ministry()
    for _ in range(5):
        checking.check_with(register.store, register.population)
    people_database.simulator.down = False
    assert not checking.check_with(register.store, register.population)
    assert people_database.simulator.calls == 0

    clock[0] += 3.0
    with register.begin() as db:  # who got no answer has waited
        db.execute(
            text(
                "SELECT national_postpone(jsonb_agg(jsonb_build_object('site', '000000', 'teacher_id', x, 'ask',"
                " 1, 'attempts', 1, 'next_try_at', now()))) FROM unnest(CAST(:ids AS uuid[])) x"
            ),
            {"ids": [str(each) for each in ids]},
        )
    register.check()
    register.hear_ministry()
    assert register.states(*ids) == ["formal"] * 20


def test_a_slow_database_costs_a_deadline_and_no_wrong_answer(register, values_of, people_database):
    ids = register.add(values_of(name="王冒"), values_of())
    people_database.simulator.delay = 0.6
    register.grant(*ids)
    register.ask_ministry()
    assert not checking.check_with(register.store, register.population)
    assert not checking.check_with(register.store, register.population)  # they have to wait now
    register.hear_ministry()

    assert register.states(*ids) == ["checking"] * 2


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda item: item | {"identity": item["identity"][:-8] + "AAAAAAA="},
        lambda item: item | {"identity": identity.seal({"id_type": "1", "id_number": "1", "birth_date": "1990-01-01"})},
        lambda item: item | {"division": "湖南"},
    ],
    ids=["tampered", "another's", "nowhere"],
)
def test_a_question_that_makes_no_sense_holds_up_nobody(register, values_of, spoilt):
    ids = register.add(values_of(), values_of())
    register.grant(*ids)
    [batch] = register.announced(contract.number_wanted)
    batch["items"][0] = spoilt(batch["items"][0])
    register.deliver(contract.number_wanted, batch)
    register.check()
    register.hear_ministry()

    assert sorted(register.states(*ids)) == ["formal", "temporary"]
    with register.begin() as db:
        query = text("SELECT body FROM failure WHERE handler = 'records.number_wanted' AND body::text LIKE :id")
        [body] = db.scalars(query, {"id": f"%{batch['items'][0]['teacher_id']}%"})
    assert len(body["items"]) == 1


def test_a_batch_is_one_event_and_takes_no_more_statements_than_one_person(register, values_of):
    def statements(count):
        ids = register.add(*(values_of() for _ in range(count)))
        with counted(register.store.engine) as seen:
            register.run(*ids)
        assert set(register.states(*ids)) == {"formal"}
        return len(seen)

    statements(1)
    assert statements(50) == statements(1)


@pytest.mark.parametrize("of", ["person", "check", "duplicate", "order"])
def test_nobody_reads_the_ministrys_tables(begin, of):
    with pytest.raises(ProgrammingError, match="permission denied"), begin() as db:
        db.execute(text(f"TABLE national_{of}"))


def test_numbers_are_seen_within_the_territory_only(register, values_of, begin, actor_of):
    [teacher] = register.add(values_of(name="王冒"))
    register.run(teacher)
    stranger = actor_of("entry_clerk", path=f"000000/{uuid.uuid4().hex[:6]}/")
    number = register.had(teacher)[0][0]
    with begin(stranger) as db:
        assert queries.problems(db, stranger, None, None, limit=10, after=None)["items"] == []
        assert numbers.holder_of(db, number) is None
    with pytest.raises(NotFound), begin(stranger) as db:
        queries.numbers(db, stranger, teacher)
    with pytest.raises(NotFound), begin(stranger) as db:
        queries.recheck(db, stranger, teacher)


def test_a_teacher_sees_the_own_numbers_and_nobody_elses(register, values_of, begin, actor_of):
    mine, other = register.add(values_of(), values_of())
    register.run(mine, other)
    me = actor_of("teacher", path=register.school["path"], teacher_id=mine)
    with begin(me) as db:
        shown = queries.numbers(db, me, mine)
    assert [item["kind"] for item in shown["items"]] == ["G", "L"]
    assert shown["may"] == ["reveal"]
    with pytest.raises(NotFound), begin(me) as db:
        queries.reveal(db, me, other, "好奇")
    with begin(me) as db:
        assert numbers.holder_of(db, register.had(other)[0][0]) is None


def test_what_is_shown_has_the_shape_that_was_agreed(register, values_of, begin, staff_of):
    [teacher] = register.add(values_of(name="王误"))
    register.run(teacher)
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        shown = contract.numbers.gives().dump(queries.numbers(db, clerk, teacher))
        listed = contract.list_problems.gives().dump(queries.problems(db, clerk, None, None, limit=10, after=None))
        counted = contract.number_counts.gives().dump(queries.counts(db, clerk, register.school["id"]))

    [problem] = listed["items"]
    declared = contract.list_problems.gives().fields["items"].inner.schema.fields
    assert problem.keys() == declared.keys()
    assert shown.keys() == contract.numbers.gives().fields.keys()
    assert (shown["reason"], problem["message"]) == ("other_sex_or_birth", shown["message"])
    assert counted == {"problems": 1, "waiting": 0, "oldest": None}


def test_reading_a_number_in_clear_is_written_down(register, person, begin, staff_of):
    [teacher] = register.add(person)
    register.run(teacher)
    reviewer = staff_of(register.school, "reviewer")
    with begin(reviewer) as db:
        assert queries.reveal(db, reviewer, teacher, "核对")["number"] == f"G{person['id_number']}"
    with begin() as db:
        query = text("SELECT details FROM audit WHERE subject = :id AND action = 'records.value_revealed'")
        assert db.execute(query, {"id": str(teacher)}).scalar_one()["purpose"] == "核对"
