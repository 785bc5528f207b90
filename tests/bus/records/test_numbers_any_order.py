"""Whatever two provinces ask, and however messages are late, lost for a while or doubled: one number a document."""

import datetime
import threading
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from sqlalchemy import text

from deploy.local import population as simulator
from services.common.database import transactions
from services.contracts.records import numbers as contract
from services.records.file import values
from services.records.numbers import checking, national, rules, sealed_identity
from services.records.numbers.population_client import Population

PEOPLE, STEPS, ROUNDS = 4, 60, 15
SITES = ("650000", "530000", "360000")
ANSWERS = ("same", "same", "other_name")


class Province:
    """A province in a few lines: asks, and believes only what answers its newest question."""

    def __init__(self, site):
        self.site = site
        self.files = {}

    def question(self, document, person, ask):
        teacher = self.files[document]["id"]
        item = {"teacher_id": teacher, "ask": ask, "division": f"{self.site[:2]}0102"}
        item |= {"id_index": values.id_index(person).hex(), "identity": sealed_identity.seal(person)}
        return {"site": self.site, "items": [item], "at": datetime.datetime.now(datetime.UTC)}

    def ask(self, document, person):
        """The first question, or a further one about somebody who was refused."""
        known = self.files.setdefault(document, {"id": uuid.uuid4(), "ask": 0, "state": rules.PROBLEM, "number": None})
        if known["state"] != rules.PROBLEM:
            return None
        known |= {"ask": known["ask"] + 1, "state": rules.CHECKING}
        return self.question(document, person, known["ask"])

    def hear(self, batch):
        for item in batch["items"]:
            for known in self.files.values():
                if known["id"] == item["teacher_id"] and known["ask"] == item["ask"]:
                    self._apply(known, item)

    def _apply(self, known, item):
        news = "confirmed" if item["outcome"] == "formal" else "refused"
        if rules.after(known["state"], news):
            known["state"] = rules.after(known["state"], news)
            known["number"] = item["number"] and sealed_identity.national().open(item["number"])


class Country:
    """Provinces, the ministry, and a post that keeps every letter and hands them out as chance will have it."""

    def __init__(self, store, population, server, people, seed):
        self.store, self.population, self.server, self.people = store, population, server, people
        self.random = Random(seed)
        self.provinces = {site: Province(site) for site in SITES}
        self.asked, self.decided = [], []
        self.read_to = self._scalar("SELECT coalesce(max(seq), 0) FROM outbox")

    def _scalar(self, query):
        with self.store.begin(transactions.system()) as db:
            return db.execute(text(query)).scalar_one()

    def question(self, province, document, ask):
        """A question at any time, whatever was answered before."""
        province.files.setdefault(document, {"id": uuid.uuid4()})
        return province.question(document, self.people[document], ask)

    def step(self):
        acts = (self.ask, self.deliver_question, self.deliver_question, self.check, self.deliver_decision, self.turn)
        self.random.choice(acts)()

    def ask(self):
        document = self.random.randrange(PEOPLE)
        if question := self.random.choice(list(self.provinces.values())).ask(document, self.people[document]):
            self.asked.append(question)

    def deliver_question(self):
        if self.asked:
            self.take(self.random.choice(self.asked))  # perhaps for the second time

    def take(self, question):
        self.take_quietly(question)
        self.collect()

    def take_quietly(self, question):
        with self.store.begin(transactions.system()) as db:
            national.take(db, **question)

    def check(self):
        worked = checking.check_with(self.store, self.population)
        self.collect()
        return worked

    def collect(self):
        query = text(
            "SELECT seq, body::jsonb AS body FROM outbox WHERE seq > :seq AND type = 'number_decided' ORDER BY seq"
        )
        with self.store.begin(transactions.system()) as db:
            for row in db.execute(query, {"seq": self.read_to}).all():
                self.read_to = row.seq
                self.decided.append(contract.number_decided.body().load(row.body))

    def deliver_decision(self):
        if self.decided:
            batch = self.random.choice(self.decided)
            self.provinces[batch["site"]].hear(batch)

    def turn(self):
        """The population database learns better."""
        numbers = [person["id_number"] for person in self.people]
        self.server.simulator.control({"say": {number: self.random.choice(ANSWERS) for number in numbers}})

    def rest(self):
        """Every letter arrives at last, in any order."""
        for question in self.random.sample(self.asked, len(self.asked)):
            self.take(question)
        while self.check():
            pass
        for batch in self.random.sample(self.decided, len(self.decided)):
            self.provinces[batch["site"]].hear(batch)


@pytest.fixture
def server():
    running = simulator.Server(0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def country_of(stack, stores, server, values_of):
    admin = stack.admin("xingtan_records")
    with admin.cursor() as cursor:
        cursor.execute("TRUNCATE national_person, national_check, national_duplicate, national_order")
    admin.close()
    population = Population(server.address)
    names = ("id_type", "id_number", "name", "sex", "birth_date")
    everybody = [values_of() for _ in range(PEOPLE)]
    people = [{name: person[name] for name in names} for person in everybody]
    people[0] |= {"id_type": "A", "id_number": uuid.uuid4().hex[:9].upper()}
    yield lambda seed: Country(stores["records"], population, server, people, seed)
    population.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_document_has_one_number_and_every_question_an_answer(country_of, seed):
    country = country_of(seed)
    for _ in range(STEPS):
        country.step()
    country.rest()

    files = [(document, known) for each in country.provinces.values() for document, known in each.files.items()]
    formal = Counter(document for document, known in files if known["state"] == rules.FORMAL)
    assert files, "somebody was asked about"
    assert max(formal.values(), default=0) <= 1
    assert {known["state"] for _, known in files} <= {rules.FORMAL, rules.PROBLEM}
    taken = [known["number"] for _, known in files if known["number"]]
    assert len(taken) == len(set(taken))


def test_provinces_that_ask_at_once_never_wait_in_a_circle(country_of):
    country = country_of(0)

    def ask(province):
        random = Random(province.site)
        for number in range(1, ROUNDS + 1):
            asked = [country.question(province, document, number) for document in random.sample(range(PEOPLE), PEOPLE)]
            country.take_quietly(asked[0] | {"items": [item for each in asked for item in each["items"]]})

    def check():
        for _ in range(ROUNDS):
            checking.check_with(country.store, country.population)

    with ThreadPoolExecutor() as pool:
        work = [pool.submit(ask, each) for each in country.provinces.values()] + [pool.submit(check)]
    for each in work:
        each.result()  # raises what went wrong in it
