"""Who is not who they say, and a population database that is slow or away (R-REC-13)."""

import dataclasses

import pytest
from sqlalchemy import text

from services.common import settings
from services.common.errors import Conflict
from services.records.numbers import checking, queries
from services.records.numbers.population_client import Circuit


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
