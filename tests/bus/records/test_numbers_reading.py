"""Who sees which numbers, and what is written down about it (R-SEC-01)."""

import uuid

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from services.common.errors import NotFound
from services.contracts.records import numbers as contract
from services.records import numbers
from services.records.numbers import queries


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
