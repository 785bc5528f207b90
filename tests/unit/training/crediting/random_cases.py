"""Random results and people under random rules, as plain mappings; and how the product reads them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from services.training.crediting import Book, Confirmed, Obligation, Person, Result, book, facts, read_rule
from tests.unit.training.crediting.random_rules import MEASURES, VALUES, amount, document, written

FIRST, DAYS = date(2016, 1, 1), 6 * 365


@dataclass(frozen=True)
class Case:
    """What both readings are given."""

    documents: list
    book: Book
    results: list
    person: dict
    now: date

    def read_results(self):
        return [read_result(result) for result in self.results]

    def read_person(self):
        said = self.person
        obligations = tuple(
            Obligation(each["programme"], date.fromisoformat(each["from"]), date.fromisoformat(each["until"]))
            for each in said["obligations"]
        )
        return Person(said["since"], obligations, {year: Decimal(amount) for year, amount in said["lent"].items()})


def random_case(seed: int, *, confirmed: bool = True) -> Case:
    """A case that depends on the seed alone; without `confirmed`, all results are pending."""
    chance = Random(seed)
    first = document(chance, "1", "2016-01-01")
    documents = [first]
    if chance.random() < 0.4:
        boundary = f"2021-{first['year_begins']}" if "cycle" in first else f"2018-{first['year_begins']}"
        first["in_force"]["until"] = chance.choice(["2017-08-31", _day_before(boundary)])
        documents.append(document(chance, "2", boundary, first))
    results = [result(chance, number, documents, confirmed=confirmed) for number in range(chance.randrange(0, 18))]
    read = book(*(read_rule(written(each)) for each in documents))
    return Case(documents, read, results, person(chance), _day(chance))


def result(chance: Random, number: int, documents: list, *, confirmed: bool) -> dict:
    said = {
        "id": f"{chance.randrange(10**6):06}-{number}",
        "finished": _day(chance),
        "attributes": {code: chance.choice(values) for code, values in VALUES.items() if chance.random() < 0.93},
        "measures": {code: _measured(chance, code) for code in MEASURES if chance.random() < 0.9},
        "days": chance.choice([None, 1, 2, 5]),
        "reviewed": chance.choice([None, "2", "3.255"]),
        "revoked": chance.random() < 0.06,
        "confirmed": None,
    }
    if chance.random() < 0.03:
        said["attributes"]["level"] = "校"
    if confirmed and chance.random() < 0.3:
        said["confirmed"] = _confirmed(chance, number, documents[0])
    return said


def _measured(chance: Random, code: str) -> str:
    most = {"hours": 60, "characters": 9000, "half_days": 12, "exam": 110, "absent": 14}[code]
    return str(Decimal(chance.randrange(0, most * 4)) / 4)


def _confirmed(chance: Random, number: int, document: dict) -> dict:
    kind = chance.choice(document["kinds"])
    amounts = {bucket: amount(chance, 2, 9) for bucket in kind["into"]}
    kept = str(sum(Decimal(each) for bucket, each in amounts.items() if bucket != "旁"))
    order = (number * 7) % 100  # not the order of arrival
    counts = chance.choice(["1", "1", "1/2", "0"])
    return {"order": order, "kind": kind["name"], "kept": kept, "amounts": amounts, "counts": counts, "programme": None}


def person(chance: Random) -> dict:
    obligation = {"programme": "新教师", "from": "2016-09-01", "until": "2017-08-31"}
    return {
        "since": chance.choice([None, None, date(2017, 3, 1)]),
        "obligations": [obligation] if chance.random() < 0.4 else [],
        "lent": {2017: "4", 2018: "2.5"} if chance.random() < 0.5 else {},
    }


def read_result(said: dict) -> Result:
    measures = {code: Decimal(number) for code, number in said["measures"].items()}
    reviewed = None if said["reviewed"] is None else Decimal(said["reviewed"])
    what = facts(said["attributes"], measures, said["days"], reviewed)
    return Result(said["id"], said["finished"], what, _read_confirmed(said["confirmed"]), said["revoked"])


def _read_confirmed(said: dict | None) -> Confirmed | None:
    if said is None:
        return None
    amounts = tuple((bucket, Decimal(amount)) for bucket, amount in said["amounts"].items())
    counts = Fraction(said["counts"])
    return Confirmed(
        said["order"], "任意", "1", said["kind"], Decimal(said["kept"]), amounts, said["programme"], counts
    )


def _day(chance: Random) -> date:
    return FIRST + timedelta(chance.randrange(DAYS))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
