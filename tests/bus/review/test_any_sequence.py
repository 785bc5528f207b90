"""Whatever people do in whatever order: what is kept follows the rules, and what is announced tells it without gap."""

import uuid

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.common.errors import Refused
from services.review import cases
from services.review.actions import batches
from services.review.domain import case_progress
from services.review.models import Case

WHO = (
    "department_head",
    "teaching_office",
    "research_office",
    "personnel",
    "second",
    "province",
    "second_province",
    "clerk",
)
ACTS = st.one_of(
    st.tuples(st.just("decide"), st.sampled_from(WHO), st.sampled_from(["approve", "approve", "reject", "return"])),
    st.tuples(st.just("batch"), st.sampled_from(WHO), st.sampled_from(["approve", "approve", "return"])),
    st.tuples(st.just("staff"), st.frozensets(st.sampled_from(WHO[1:5])), st.integers(1, 9)),
    st.tuples(st.just("withdraw"), st.just("clerk"), st.none()),
)


class University:
    """Some files of one university, and the people who review them."""

    def __init__(self, desks, contributor):
        self.desks = desks
        self.people = {name: getattr(desks, name) for name in WHO if hasattr(desks, name)}
        self.people["second"] = desks.person("皖江大学", "info_admin")
        self.people["second_province"] = desks.person("安徽省教育厅", "info_admin")
        self.people["clerk"] = desks.person("皖江大学", "entry_clerk")
        known = {"category": "higher_education", "contributors": [self.people[contributor].person_id]}
        places = (desks.orgs["文学院"], None)
        files = [desks.submission("李", "皖江大学", department_id=place, **known) for place in places]
        self.cases = desks.submit_all(files)

    def act(self, act, who, what):
        """One act, refused or not."""
        try:
            getattr(self, act)(who, what)
        except Refused:
            return

    def decide(self, who, verdict):
        for case_id in self.cases:
            self.desks.decide(self.people[who], case_id, verdict, "理由")

    def batch(self, who, verdict):
        reasons = [{"set": None, "entry_id": None, "field": None, "reason": "理由"}]
        terms = {"verdict": verdict, "reasons": reasons, "case_ids": self.cases}
        self.desks.ask(self.people[who], batches.decide_chosen, id=uuid.uuid4(), **terms)
        self.desks.work()

    def staff(self, who, version):
        self.desks.staff("皖江大学", *(self.people[name] for name in sorted(who)), version=version)

    def withdraw(self, who, _):
        for case_id in self.cases:
            self.desks.withdraw(self.people[who], case_id)

    def kept(self):
        """The cases as the database has them."""
        rows = Case.__table__.select().where(Case.id.in_(self.cases))
        return self.desks.as_system(lambda db: cases.whole(db, db.execute(rows))).values()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(WHO[1:5]), st.lists(ACTS, min_size=4, max_size=14))
def test_any_sequence_of_acts_keeps_the_rules(desks, contributor, acts):  # R-REV-04, R-REV-06
    university = University(desks, contributor)
    for act in acts:
        university.act(*act)

    for held in university.kept():
        _follows_the_rules(held)
        told = [each for each in desks.announced() if each["case_id"] == held.case.id]
        assert [each["row_version"] for each in told] == list(range(1, held.case.row_version + 1))
        assert told[-1]["state"] == held.case.state
        assert told[-1]["step_roles"] == [step.role for step in held.current()]
        assert [each["id"] for each in told[-1]["decisions"]] == [decision.id for decision in held.decisions]


def _follows_the_rules(held):
    walk = held.walk()
    standing = [each for each in walk.decisions if each.stands]
    persons = [person for each in standing for person in each.persons]
    assert len(walk.decided) == len(standing)
    assert len(persons) == len(set(persons))
    assert not set(persons) & walk.involved
    assert [step.state for step in held.steps] == [walk.state_of(step.number) for step in held.steps]
    assert (walk.state == case_progress.APPROVED) == (
        len(standing) == len(held.steps) and walk.state != case_progress.REJECTED
    )
    assert all(step.waiting_since and step.due_at for step in held.current())
