"""From approval to the formal number: once for each person (R-REC-13)."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from services.common import settings
from services.contracts.records import numbers as contract
from services.records import numbers
from services.records.numbers import granting, lookup
from tests.bus.records.filing import Filing
from tests.bus.records.numbering import counted


def passport(person, number="E12345678"):
    return person | {"id_type": "A", "id_number": number}


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


def test_a_batch_is_one_event_and_takes_no_more_statements_than_one_person(register, values_of):
    def statements(count):
        ids = register.add(*(values_of() for _ in range(count)))
        with counted(register.store.engine) as seen:
            register.run(*ids)
        assert set(register.states(*ids)) == {"formal"}
        return len(seen)

    statements(1)
    assert statements(50) == statements(1)
