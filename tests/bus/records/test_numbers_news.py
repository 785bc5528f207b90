"""Questions and answers that come twice, late, from elsewhere or spoilt: one number a person (R-REC-13)."""

import threading
import uuid

import pytest
from sqlalchemy import text

from services.common import clock
from services.common.database import transactions
from services.contracts.records import numbers as contract
from services.records import numbers
from services.records.numbers import national, queries, sealed_identity


def elsewhere(batch, site="650000"):
    """The same people, handed in by another province at the same time."""
    items = [item | {"teacher_id": uuid.uuid4(), "division": f"{site[:2]}0102"} for item in batch["items"]]
    return batch | {"site": site, "items": items}


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


def test_an_answer_to_an_older_question_changes_nothing(register, values_of, begin, staff_of):
    [teacher] = register.add(values_of(name="王冒"))
    register.run(teacher)
    clerk = staff_of(register.school, "entry_clerk")
    with begin(clerk) as db:
        queries.recheck(db, clerk, teacher)
    late = {"teacher_id": teacher, "ask": 1, "outcome": "problem", "number": None, "verified": None}
    late |= {"reason": "duplicate", "holder": None}
    register.deliver(contract.number_decided, {"site": "000000", "items": [late], "at": clock.now()})

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


def test_of_two_provinces_with_the_same_person_one_gets_the_number(register, person, stores):
    [teacher] = register.add(person)
    register.grant(teacher)
    [ours] = register.announced(contract.number_wanted)
    theirs = elsewhere(ours)
    together = threading.Barrier(2)

    def take(batch):
        together.wait()
        with stores["records"].begin(transactions.system()) as db:
            national.take(db, **batch)

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
    right["items"] = [right["items"][0] | {"teacher_id": uuid.uuid4(), "identity": sealed_identity.seal(person)}]
    register.ask_ministry()
    register.deliver(contract.number_wanted, right)
    register.check()

    told = {batch["site"]: batch["items"][0]["outcome"] for batch in register.announced(contract.number_decided)}
    assert told == {"000000": "problem", "650000": "formal"}


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda item: item | {"identity": item["identity"][:-8] + "AAAAAAA="},
        lambda item: (
            item | {"identity": sealed_identity.seal({"id_type": "1", "id_number": "1", "birth_date": "1990-01-01"})}
        ),
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
